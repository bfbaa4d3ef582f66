using System.Collections.Frozen;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Which kind a provider's error is: by its code, by its words, by its type, else by the HTTP status.</summary>
internal sealed class ErrorTable(params IEnumerable<(string Code, ProviderErrorKind Kind)>[] codes)
{
    private readonly FrozenDictionary<string, ProviderErrorKind> _kinds = codes.SelectMany(part => part)
        .DistinctBy(entry => entry.Code, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(entry => entry.Code, entry => entry.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind of a listed code; null when it is not listed.</summary>
    /// <remarks>Codes get suffixes, <c>InvalidParameter.ratio</c>, <c>OutputVideoSensitiveContentDetected.PolicyViolation</c>: the longest listed beginning counts.</remarks>
    public ProviderErrorKind? OfCode(string? code)
    {
        while (!string.IsNullOrEmpty(code))
        {
            if (_kinds.TryGetValue(code, out var kind)) { return kind; }
            var dot = code.LastIndexOf('.');
            code = dot > 0 ? code[..dot] : null;
        }
        return null;
    }

    /// <summary>The kind as far as the provider's own code and words tell; null when they tell nothing we know.</summary>
    public ProviderErrorKind? OfWords(ErrorWords words) => OfCode(words.Code) ?? ErrorPhrases.KindOf(words.Text) ?? OfCode(words.Type);

    public ProviderErrorKind Of(ErrorWords words, int status) => OfWords(words) ?? OfStatus(status);

    public static ProviderErrorKind OfStatus(int status) => status switch
    {
        400 or 413 or 415 or 422 => ProviderErrorKind.Parameter,
        401 or 403 => ProviderErrorKind.Key,
        402 => ProviderErrorKind.Balance,
        404 => ProviderErrorKind.NotFound,
        429 => ProviderErrorKind.RateLimit,
        408 or 425 or >= 500 => ProviderErrorKind.ProviderDown,
        _ => ProviderErrorKind.Unknown,
    };
}
