[assembly: AssemblyFixture(typeof(VideoWeb.BrowserTests.SharedSite))]

namespace VideoWeb.BrowserTests;

/// <summary>One running site for all journeys that need none of their own. Everybody on it has an account and a workspace of their own.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    private RunningSite? _site;

    public RunningSite Site => _site ?? throw new InvalidOperationException("The shared site has not been started.");

    // Its own address is allowed so that a connection can lead to the sandbox with a key that the sandbox refuses.
    public async ValueTask InitializeAsync() => _site = await RunningSite.StartAsync(new Dictionary<string, string>
    {
        ["Accounts:SignInAttemptsPerMinute"] = "1000",
        ["Outbound:AllowedPrivateHosts:0"] = "127.0.0.1",
    });

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) { await _site.DisposeAsync(); }
    }
}
