namespace VideoWeb.Providers.Catalog;

/// <summary>Carries values and media over to another model or mode and says what did not fit.</summary>
public static class ValueTranslation
{
    public static TranslatedInput Translate(
        ModeDescription from, ParameterValues values, IReadOnlyList<MediaItem> media, ModelDescription to, string preferredModeId) =>
        new((to.FindMode(preferredModeId) ?? to.Modes[0]).Id, values, media, []);
}
