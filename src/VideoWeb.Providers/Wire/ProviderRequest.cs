namespace VideoWeb.Providers.Wire;

/// <summary>A request as a dialect builds it: no host, no key. The sender adds both.</summary>
/// <param name="Method"><c>GET</c>, <c>POST</c> or <c>DELETE</c>.</param>
/// <param name="Path">Below the base URL; begins with a slash; every segment that came from outside is escaped.</param>
/// <param name="Body">JSON text exactly as it goes on the wire, in UTF-8; null for none.</param>
public sealed record ProviderRequest(string Method, string Path, string? Body);
