using System.Text.Json;

namespace VideoWeb.Providers.Catalog;

/// <summary>What became of a value for another parameter.</summary>
/// <param name="Value">The value to set; null when nothing is set.</param>
/// <param name="Change">Null when it came over as it was, or when leaving it out means the same.</param>
/// <param name="Because">The reason, to stand after a semicolon; empty when there is nothing to say.</param>
internal sealed record FittedValue(JsonElement? Value, TranslationNoteKind? Change = null, string Because = "")
{
    public static FittedValue Dropped(string because) => new(null, TranslationNoteKind.Dropped, because);
}
