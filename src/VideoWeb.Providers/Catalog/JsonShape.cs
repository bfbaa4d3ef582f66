namespace VideoWeb.Providers.Catalog;

public enum JsonShape
{
    Any,
    Object,
    Array,
}
