using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Sending;

/// <summary>A provider's description as one connection uses it.</summary>
internal static class ConnectedProvider
{
    /// <summary>Puts the connection's own paths, which relays move, in the place of the catalog's.</summary>
    public static ProviderDescription With(this ProviderDescription provider, EndpointOverrides? overrides)
    {
        if (overrides is null) { return provider; }

        var (create, query) = (provider.Endpoints.Create, provider.Endpoints.Query);
        return provider with
        {
            Endpoints = provider.Endpoints with
            {
                Create = create with { Path = Or(overrides.CreatePath, create.Path) },
                Query = query with { Method = Or(overrides.QueryMethod, query.Method), Path = Or(overrides.QueryPath, query.Path) },
            },
        };
    }

    private static string Or(string? own, string usual) => string.IsNullOrWhiteSpace(own) ? usual : own;
}
