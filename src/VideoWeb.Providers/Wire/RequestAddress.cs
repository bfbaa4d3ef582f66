namespace VideoWeb.Providers.Wire;

/// <summary>Joins a connection's base address and a request's path.</summary>
public static class RequestAddress
{
    /// <summary>The full address. A path prefix of the base address is kept, with or without a slash at its end.</summary>
    /// <param name="baseUrl">An absolute http or https address without query.</param>
    public static Uri Of(Uri baseUrl, ProviderRequest request) =>
        new(baseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/') + request.Path);
}
