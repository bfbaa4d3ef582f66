namespace VideoWeb.Providers.Catalog;

/// <summary>Everything that is known of one provider: where it is, how it is spoken to, what it can do and which models it has.</summary>
/// <remarks>Read from one catalog file and complete after loading. Immutable; a changed file makes a new catalog.</remarks>
public sealed record ProviderDescription
{
    /// <summary>Short lower-case name, unique in the catalog and stable for ever: tasks and connections refer to it.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>One line for the picker.</summary>
    public required LocalizedText Summary { get; init; }

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

/// <summary>Addresses shown to people.</summary>
/// <param name="Documentation">The provider's own page of this API.</param>
/// <param name="Keys">Where one gets a key; null when unknown.</param>
public sealed record ProviderLinks(Uri Documentation, Uri? Keys);

/// <summary>The word before the key in the <c>Authorization</c> header.</summary>
public enum AuthScheme
{
    Bearer,

    /// <summary>Official Vidu: <c>Authorization: Token …</c>.</summary>
    Token,
}

/// <summary>Methods and paths below the base URL. A connection may override them, because relays move them.</summary>
/// <param name="Create">Makes a task; a mode may have a path of its own.</param>
/// <param name="Query">Asks for one task; <c>{id}</c> in its path stands for the task's escaped id.</param>
/// <param name="Cancel">Cancels a task; null where the API has none.</param>
/// <param name="List">Lists tasks; null where the API has none.</param>
public sealed record ProviderEndpoints(Endpoint Create, Endpoint Query, Endpoint? Cancel = null, Endpoint? List = null);

/// <summary>One call of an API.</summary>
/// <param name="Method"><c>GET</c>, <c>POST</c> or <c>DELETE</c>.</param>
/// <param name="Path">Begins with a slash, has no query; <c>{id}</c> stands for the escaped task id.</param>
public sealed record Endpoint(string Method, string Path);

/// <summary>How often it is sensible to ask, and when a task counts as overdue.</summary>
/// <param name="Interval">Between two questions for one task; 1 s to 10 min.</param>
/// <param name="UsualTime">How long a clip usually takes before there is a history of our own.</param>
/// <param name="Overdue">After this a task is shown as overdue and asked for rarely. It is never failed for being late.</param>
/// <param name="MaxConcurrent">Questions in flight at once through one connection; at least 1.</param>
/// <param name="MaxPerMinute">Questions begun in a minute through one connection; at least 1.</param>
public sealed record PollingHint(TimeSpan Interval, TimeSpan UsualTime, TimeSpan Overdue, int MaxConcurrent = 8, int MaxPerMinute = 1200);

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

/// <summary>How a provider's callback can be checked. A callback is only ever a reason to ask now.</summary>
public enum CallbackKind
{
    None,
    Unsigned,
    ViduHmac,
}
