namespace VideoWeb.Providers.Wire;

/// <summary>A failure in words for people, with the provider's own kept beside.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">Our sentence: what happened and what to do.</param>
/// <param name="ProviderCode">The provider's code; null when it gave none.</param>
/// <param name="ProviderText">The provider's words, bounded to 2,000 characters; null when it gave none.</param>
/// <param name="Charged">Whether money was taken.</param>
public sealed record ProviderError(
    ProviderErrorKind Kind, string Message, string? ProviderCode = null, string? ProviderText = null, Charged Charged = Charged.Unknown);
