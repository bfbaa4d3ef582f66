namespace VideoWeb.BrowserTests;

/// <summary>Bytes are the same on every machine, so that their limit is a test, where times are printed.</summary>
public sealed class PageWeightTests(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task EveryPage_LoadsLittleBeyondBlazorsScript() =>
        Assert.DoesNotContain(await PageWeight.OfPagesAsync(chromium, shared.Site), page => page.Sum > PageWeight.Limit);
}
