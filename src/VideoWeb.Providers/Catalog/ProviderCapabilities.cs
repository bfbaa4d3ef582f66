namespace VideoWeb.Providers.Catalog;

/// <summary>What an API can do beside create and query.</summary>
/// <param name="Callback">Whether and how it calls back.</param>
/// <param name="Cancel">Whether a task can be cancelled at the provider.</param>
/// <param name="Marker">The body field that the query answer echoes unchanged (Vidu: <c>payload</c>); null where there is none.</param>
/// <param name="MaxConcurrent">Tasks in flight per connection; 0 when no limit is known.</param>
public sealed record ProviderCapabilities(CallbackKind Callback, bool Cancel, string? Marker, int MaxConcurrent)
{
    /// <summary>Bytes of the whole create request at most, data URIs included; null when none is stated.</summary>
    public long? MaxBodyBytes { get; init; }
}
