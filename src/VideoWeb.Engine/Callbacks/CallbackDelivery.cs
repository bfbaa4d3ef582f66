namespace VideoWeb.Engine.Callbacks;

/// <summary>A callback as it arrived. Nothing in it is believed.</summary>
/// <param name="Token">The last part of the path.</param>
/// <param name="Query">Raw, without the question mark; empty for none.</param>
/// <param name="Body">Bounded by the endpoint.</param>
public sealed record CallbackDelivery(string Token, string Method, string Query, IReadOnlyDictionary<string, string> Headers, string Body);
