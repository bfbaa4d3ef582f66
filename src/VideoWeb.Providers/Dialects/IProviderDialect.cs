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

    /// <summary>The request that cancels a task; null where the API has none.</summary>
    ProviderRequest? BuildCancel(ProviderDescription provider, RemoteTaskId taskId);

    CancelOutcome ReadCancel(ProviderResponse response);
}
