namespace VideoWeb.BrowserTests;

/// <summary>One site for the journeys through what Compose's menu opens.</summary>
public sealed class ComposeExtraSite : IAsyncLifetime
{
    private RunningSite? _site;

    public string Address => _site?.Address ?? throw new InvalidOperationException("The site has not been started.");

    public async ValueTask InitializeAsync() => _site = await RunningSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) { await _site.DisposeAsync(); }
    }
}
