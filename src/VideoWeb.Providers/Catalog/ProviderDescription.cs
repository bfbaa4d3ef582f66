namespace VideoWeb.Providers.Catalog;

/// <summary>Everything that is known of one provider: where it is, how it is spoken to, what it can do and which models it has.</summary>
/// <remarks>Read from one catalog file and complete after loading. Immutable; a changed file makes a new catalog.</remarks>
public sealed record ProviderDescription
{
    /// <summary>Short lower-case name, unique in the catalog and stable for ever: tasks and connections refer to it.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>One line for the picker.</summary>
    public required string Summary { get; init; }

    public required ProviderLinks Links { get; init; }

    /// <summary>The provider's own address, without a trailing slash in its path. A connection may name another one.</summary>
    public required Uri DefaultBaseUrl { get; init; }

    public required AuthScheme Auth { get; init; }

    /// <summary>The name of the dialect that builds this provider's requests and reads its answers.</summary>
    public required string Dialect { get; init; }

    public required ProviderEndpoints Endpoints { get; init; }

    public required PollingHint Polling { get; init; }

    /// <summary>How long a result's address works after the task has finished, as documented or, where nothing is, as assumed.</summary>
    public required TimeSpan ResultLifetime { get; init; }

    public required ProviderCapabilities Capabilities { get; init; }

    public required IReadOnlyList<ModelDescription> Models { get; init; }

    /// <summary>The file this description came from, for people: <c>embedded:vidu.json</c> or an overlay's path.</summary>
    public required string Source { get; init; }

    public ModelDescription? FindModel(string modelId) => Models.FirstOrDefault(model => model.Id == modelId);
}
