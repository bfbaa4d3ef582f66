using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Import;

/// <summary>Reads a request from a provider's page back into the form: a cURL command, an HTTP request, a snippet of code or a JSON body.</summary>
/// <remarks>Pure: nothing is run, fetched, expanded or kept. Whatever looks like a key is dropped before anything else looks at the text.</remarks>
public static class PasteReader
{
    /// <summary>Characters at most.</summary>
    public const int MaxLength = 1_048_576;

    /// <summary>Places that are listed at most.</summary>
    public const int MaxUnplaced = 20;

    /// <summary>Never throws for what somebody can paste.</summary>
    public static PasteOutcome Read(string text, ModelCatalog catalog)
    {
        if (text.Length > MaxLength) { return new PasteOutcome.Unreadable(MessageCode.PasteTooLong); }
        if (string.IsNullOrWhiteSpace(text)) { return new PasteOutcome.Unreadable(MessageCode.PasteEmpty); }

        var (call, problem) = PastedCall.Read(text);
        if (call is null) { return new PasteOutcome.Unreadable(problem!.Value); }

        var best = catalog.Providers
            .SelectMany(provider => provider.Models, (provider, model) => (provider, model))
            .SelectMany(pair => pair.model.Modes, (pair, mode) => PasteCandidate.Create(pair.provider, pair.model, mode, call))
            .MaxBy(candidate => candidate.Rank);
        return best is { IsLikely: true }
            ? new PasteOutcome.Filled(best.Input, best.Unplaced, call.HadKey)
            : new PasteOutcome.Unreadable(MessageCode.PasteForNobody);
    }
}

/// <summary>What a pasted request came to.</summary>
public abstract record PasteOutcome
{
    private PasteOutcome() { }

    /// <param name="Input">A provider, model and mode of the catalog with the values and media that were found. It may still have errors for the check to tell.</param>
    /// <param name="Unplaced">Where in the body something stands that the form has no place for, such as <c>extra_body.style</c>; at most <see cref="PasteReader.MaxUnplaced"/>, each short.</param>
    /// <param name="HadKey">The text held a key, or a place for one. It is not part of this outcome.</param>
    public sealed record Filled(GenerationInput Input, IReadOnlyList<string> Unplaced, bool HadKey) : PasteOutcome;

    /// <param name="Reason">Why nothing could be read; it has no arguments.</param>
    public sealed record Unreadable(MessageCode Reason) : PasteOutcome;
}
