using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Engine.Settlement;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>What lets an attempt be recognised at its provider: a mark, and an address to call back. The token of that address is kept nowhere.</summary>
internal sealed record Delivery(DeliveryHints Hints, string? Token)
{
    private const string Hidden = "token-is-not-kept";

    public static Delivery None { get; } = new(DeliveryHints.None, null);

    public static Delivery Of(TaskId task, int attempt, ProviderDescription provider, CallbackTokens tokens, CallbackReach reach)
    {
        var token = provider.Capabilities.Callback == CallbackKind.None ? null : tokens.New();
        var address = token is null ? null : reach.OpenAddressOf(token);
        var marker = provider.Capabilities.Marker is null ? null : AttemptMarker.Of(task, attempt);
        return new Delivery(new DeliveryHints(address, marker), address is null ? null : token);
    }

    /// <summary>The hash to store with the attempt; null when the request does not carry the token, because the user has set a callback address.</summary>
    public string? TokenHashIn(ProviderRequest request) =>
        Token is { } token && request.Body?.Contains(token, StringComparison.Ordinal) == true ? CallbackTokens.HashOf(token) : null;

    /// <summary>The text as it may be stored and shown.</summary>
    public string WithoutToken(string text) => Token is { } token ? text.Replace(token, Hidden, StringComparison.Ordinal) : text;
}
