namespace VideoWeb.Data.Connections;

/// <summary>Paths and method that a relay has moved; null where the provider's own apply.</summary>
public sealed record EndpointOverrides(string? CreatePath, string? QueryPath, string? QueryMethod);
