namespace VideoWeb.Providers.Wire;

/// <summary>An answer as it came, bounded by the sender.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">As the header says; null when it is absent.</param>
/// <param name="Body">Decoded as UTF-8 with replacement characters, cut at the sender's limit.</param>
/// <param name="IsTruncated">True when the limit cut it.</param>
/// <param name="RetryAfter">From the header, already made relative to the moment of arrival; null when absent or absurd.</param>
public sealed record ProviderResponse(int Status, string? ContentType, string Body, bool IsTruncated = false, TimeSpan? RetryAfter = null);
