using System.Runtime.Versioning;
using Microsoft.Playwright;

[assembly: SupportedOSPlatform("linux")]
[assembly: AssemblyFixture(typeof(VideoWeb.BrowserTests.Chromium))]
// Two at a time: a journey mostly waits, and each has people and a workspace of its own.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.Collections, MaxThreads = 2)]

namespace VideoWeb.BrowserTests;

/// <summary>Debian's Chromium, started once for all journeys.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("Chromium has not been started.");

    public async ValueTask InitializeAsync()
    {
        // Generous: what is waited for has happened or will, and the machine may be busy.
        Assertions.SetDefaultExpectTimeout(WatchedPage.Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("VIDEOWEB_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) { await _browser.DisposeAsync(); }

        _playwright?.Dispose();
    }
}
