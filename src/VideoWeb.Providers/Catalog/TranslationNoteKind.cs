namespace VideoWeb.Providers.Catalog;

/// <summary>What happened to a value on its way to another model.</summary>
public enum TranslationNoteKind
{
    Replaced,
    Rounded,
    Dropped,
}
