using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Import;

/// <summary>What a pasted request came to.</summary>
public abstract record PasteOutcome
{
    private PasteOutcome() { }

    /// <param name="Input">A provider, model and mode of the catalog with the values and media that were found. It may still have errors for the check to tell.</param>
    /// <param name="Unplaced">Where in the body something stands that the form has no place for, such as <c>extra_body.style</c>; at most <see cref="PasteReader.MaxUnplaced"/>, each short.</param>
    /// <param name="HadKey">The text held a key, or a place for one. It is not part of this outcome.</param>
    public sealed record Filled(GenerationInput Input, IReadOnlyList<string> Unplaced, bool HadKey) : PasteOutcome;

    /// <param name="Sentence">For the user: why nothing could be read.</param>
    public sealed record Unreadable(string Sentence) : PasteOutcome;
}
