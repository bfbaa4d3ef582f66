using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Connections;

/// <summary>The workspace's connections to the sandbox, one for each provider.</summary>
internal static class SandboxConnections
{
    /// <summary>The providers that the workspace does not reach in the sandbox yet.</summary>
    public static IReadOnlyList<ProviderDescription> Missing(IEnumerable<ProviderDescription> providers, IReadOnlyList<ConnectionView> connections) =>
        [.. providers.Where(provider => !connections.Any(connection => connection.IsSandbox && connection.ProviderId == provider.Id))];

    /// <summary>Adds a connection for each provider, named in the person's language and shared; ends at the first that is refused.</summary>
    /// <returns>What the last one came to.</returns>
    public static async Task<SaveConnectionResult?> AddAsync(
        ConnectionStore store, Actor actor, IReadOnlyList<ProviderDescription> providers, MessageFormatter texts, CancellationToken cancellationToken)
    {
        SaveConnectionResult? result = null;
        foreach (var provider in providers)
        {
            var name = texts[ConnectionText.SandboxName, ("provider", provider.Name)];
            result = await store.AddAsync(
                actor, new NewConnection(provider.Id, name, SandboxAddress.For(provider.Dialect), new SecretKey(SandboxAddress.Key), IsShared: true, Overrides: null, IsSandbox: true), cancellationToken);
            if (result is SaveConnectionResult.Rejected or SaveConnectionResult.NotFound) { return result; }
        }

        return result;
    }
}
