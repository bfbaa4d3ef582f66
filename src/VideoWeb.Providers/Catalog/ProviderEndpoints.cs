namespace VideoWeb.Providers.Catalog;

/// <summary>Methods and paths below the base URL. A connection may override them, because relays move them.</summary>
/// <param name="Create">Makes a task; a mode may have a path of its own.</param>
/// <param name="Query">Asks for one task; <c>{id}</c> in its path stands for the task's escaped id.</param>
/// <param name="Cancel">Cancels a task; null where the API has none.</param>
/// <param name="List">Lists tasks; null where the API has none.</param>
public sealed record ProviderEndpoints(Endpoint Create, Endpoint Query, Endpoint? Cancel = null, Endpoint? List = null);
