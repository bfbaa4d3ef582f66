using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Keeps a provider's own words, bounded.</summary>
internal static class ProviderWords
{
    private const int LongestText = 2_000;
    private const int LongestCode = 200;

    /// <summary>An error of ours with the provider's words beside it.</summary>
    public static ProviderError Error(ProviderErrorKind kind, string sentence, ErrorWords? words, ProviderResponse response, Charged charged) =>
        new(kind, sentence, Code(words), words?.Text is { } text ? Cut(text, LongestText) : BodyText(response), charged);

    /// <summary>An error of a task, whose answer is otherwise in order.</summary>
    public static ProviderError TaskError(ProviderErrorKind kind, string sentence, ErrorWords? words, Charged charged) =>
        new(kind, sentence, Code(words), words?.Text is { } text ? Cut(text, LongestText) : null, charged);

    /// <summary>The beginning of a text, never half a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) { return text; }
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    private static string? Code(ErrorWords? words) => (words?.Code ?? words?.Type) is { } code ? Cut(code, LongestCode) : null;

    // What is not in a known shape is still somebody's words, unless it is a web page.
    private static string? BodyText(ProviderResponse response)
    {
        var text = response.Body.TrimStart('\uFEFF').Trim();
        return text.Length == 0 || text[0] == '<' ? null : Cut(text, LongestText);
    }
}
