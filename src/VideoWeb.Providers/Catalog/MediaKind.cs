namespace VideoWeb.Providers.Catalog;

public enum MediaKind
{
    Image,
    Video,
    Audio,
}
