using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects;

/// <summary>One API dialect: builds its requests and reads its answers. Pure; five implementations.</summary>
public interface IProviderDialect
{
    /// <summary>The name by which a catalog file chooses it.</summary>
    string Name { get; }

    /// <summary>The paid request for an input that the check has accepted.</summary>
    /// <param name="input">Media addresses are already public addresses or data URIs.</param>
    /// <param name="delivery">Callback address and marker, where the provider takes them and the user has not set their own.</param>
    ProviderRequest BuildCreate(GenerationInput input, DeliveryHints delivery);

    SubmitOutcome ReadCreate(ProviderResponse response);

    ProviderRequest BuildQuery(ProviderDescription provider, RemoteTaskId taskId);

    PollOutcome ReadQuery(ProviderResponse response);

    /// <summary>
    /// The calls that deliver a finished clip itself, for an answer that names no address, the likeliest first. They take the key. Empty where the API has none.
    /// </summary>
    IReadOnlyList<ProviderRequest> BuildContent(ProviderDescription provider, RemoteTaskId taskId) => [];

    /// <summary>The request that cancels a task; null where the API has none.</summary>
    ProviderRequest? BuildCancel(ProviderDescription provider, RemoteTaskId taskId);

    CancelOutcome ReadCancel(ProviderResponse response);

    /// <summary>
    /// The request for the tasks of this key that were made between two instants, both included, the newest first; null where the API has none. What an API cannot
    /// filter is left to the reader of the list. One page only: the largest that the API gives.
    /// </summary>
    ProviderRequest? BuildList(ProviderDescription provider, DateTimeOffset from, DateTimeOffset to) => null;

    /// <summary>
    /// What a list answer names. Empty also when the answer is no list at all, so that a task's absence proves nothing: only its presence does.
    /// </summary>
    IReadOnlyList<ListedTask> ReadList(ProviderResponse response) => [];
}

/// <summary>What the engine wants to travel with a task.</summary>
/// <param name="CallbackUrl">Where the provider may call back; null when this instance cannot be reached.</param>
/// <param name="Marker">A short text that the provider echoes in its query response, where it can; null for none.</param>
public sealed record DeliveryHints(Uri? CallbackUrl, string? Marker)
{
    private const string CallbackMember = "callback_url";

    public static DeliveryHints None { get; } = new(null, null);

    /// <summary>Adds both to a body, where the provider can do it and the user has not set a value.</summary>
    internal void AddTo(WireBody body, ProviderCapabilities capabilities)
    {
        if (CallbackUrl is { } callback && capabilities.Callback != CallbackKind.None && !body.Has(CallbackMember))
        {
            body.Set(CallbackMember, callback.AbsoluteUri);
        }
        if (Marker is { Length: > 0 } marker && capabilities.Marker is { } member && !body.Has(member)) { body.Set(member, marker); }
    }
}
