using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class LiveCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Current_NoOverlays_HasTheFiveProviders()
    {
        var catalog = Open();

        Assert.Equal(["agcloud", "ezmodel", "globalaiopc", "uniall", "vidu"], catalog.Current.Providers.Select(provider => provider.Id).Order(StringComparer.Ordinal));
        Assert.Empty(catalog.Problems);
    }

    // A container makes it when somebody is made that needs it, in the middle of a request or of a test.
    [Fact]
    public void Constructor_OverlayComesAfterwards_HasReadNothingYet()
    {
        var catalog = Make();
        File.WriteAllText(Path.Combine(_folder.Path, "mine.json"), """{ "providers": { "vidu": { "name": "Mine" } } }""");

        catalog.Load();
        File.WriteAllText(Path.Combine(_folder.Path, "mine.json"), """{ "providers": { "vidu": { "name": "Too late" } } }""");
        catalog.Load();

        Assert.Equal("Mine", catalog.Current.FindProvider("vidu")!.Name);
    }

    [Fact]
    public void Load_BrokenOverlay_IsReportedAndTheRestIsThere()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "mine.json"), "{");
        var catalog = Make();

        catalog.Load();

        Assert.Equal((5, "overlay:mine.json"), (catalog.Current.Providers.Count, Assert.Single(catalog.Problems).Source));
    }

    [Fact]
    public void Current_BrokenOverlay_IsReportedWithFileAndPlaceAndChangesNothing()
    {
        var file = Path.Combine(_folder.Path, "mine.json");
        File.WriteAllText(file, """{ "providers": { "vidu": { "name": "Mine", "nonsense": 1 } } }""");

        var catalog = Open();

        var problem = Assert.Single(catalog.Problems);
        Assert.Equal("overlay:mine.json", problem.Source);
        Assert.Contains("nonsense", $"{problem.Path}{problem.Reason}");
        Assert.NotEqual("Mine", catalog.Current.FindProvider("vidu")!.Name);
    }

    [Fact]
    public async Task Reload_OverlayWasAdded_IsInForceAndTold()
    {
        var catalog = Open();
        var told = new TaskCompletionSource();
        using var subscription = catalog.Subscribe(told.SetResult);
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "mine.json"), """{ "providers": { "vidu": { "name": "Mine" } } }""", TestContext.Current.CancellationToken);

        catalog.Reload();
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal("Mine", catalog.Current.FindProvider("vidu")!.Name);
    }

    [Fact]
    public void ReloadIfChanged_HalfWrittenThenWhole_IsReportedThenInForce()
    {
        var catalog = Open();
        var file = Path.Combine(_folder.Path, "mine.json");
        File.WriteAllText(file, """{ "providers": { "vidu": { "na""");

        Assert.True(catalog.ReloadIfChanged());
        Assert.StartsWith("CatalogFileNoJson", $"{Assert.Single(catalog.Problems).Reason}", StringComparison.Ordinal);
        File.WriteAllText(file, """{ "providers": { "vidu": { "name": "Mine" } } }""");

        Assert.True(catalog.ReloadIfChanged());
        Assert.False(catalog.ReloadIfChanged());
        Assert.Empty(catalog.Problems);
        Assert.Equal("Mine", catalog.Current.FindProvider("vidu")!.Name);
    }

    [Fact]
    public void Current_FileOfFiftyMegabytes_IsLeftOutUnread()
    {
        using (var huge = File.Create(Path.Combine(_folder.Path, "huge.json"))) { huge.SetLength(50 * 1024 * 1024); }
        File.WriteAllText(Path.Combine(_folder.Path, "mine.json"), """{ "providers": { "vidu": { "name": "Mine" } } }""");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var catalog = Open();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 45 * 1024 * 1024);
        Assert.Equal([new CatalogProblem("overlay:huge.json", "", Message.Of(MessageCode.OverlayTooLarge, ("most", new MessageArgument.Bytes(1024 * 1024))))], catalog.Problems);
        Assert.Equal("Mine", catalog.Current.FindProvider("vidu")!.Name);
    }

    [Fact]
    public void Current_FileThatIsNoText_IsLeftOut()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "picture.json"), [0x89, 0x50, 0x4e, 0x47, 0xff]);

        Assert.Equal([new CatalogProblem("overlay:picture.json", "", Message.Of(MessageCode.CatalogFileNoUtf8))], Open().Problems);
    }

    [Fact]
    public void Current_FileThatCannotBeOpened_IsLeftOut()
    {
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "dangling.json"), "/nowhere/at-all");

        Assert.Equal(["overlay:dangling.json"], Open().Problems.Select(problem => problem.Source));
    }

    [Fact]
    public void Current_MoreFilesThanAreRead_SaysSoAndKeepsTheFirst()
    {
        for (var number = 0; number < 130; number++)
        {
            File.WriteAllText(
                Path.Combine(_folder.Path, $"{number:d3}.json"), $$$"""{ "providers": { "relay-{{{number}}}": { "use": "ezmodel", "name": "Relay {{{number}}}" } } }""");
        }

        var catalog = Open();

        Assert.Equal([new CatalogProblem("overlay:100.json", "", Message.Of(MessageCode.CatalogFilesTooMany, ("most", 100)))], catalog.Problems);
        Assert.Equal(105, catalog.Current.Providers.Count);
    }

    [Theory]
    [InlineData("""{ "providers": { "vidu": { "name": "Mine", "name": "Twice" } } }""", "providers.vidu.name")]
    [InlineData("""{ "providers": { "a": { "use": "b" }, "b": { "use": "a" } } }""", "providers.b.use")]
    [InlineData("""{ "providers": { "vidu": { "models": [] } } }""", "providers.vidu.models")]
    [InlineData("""{ "providers": [] }""", "providers")]
    public void Current_HostileOverlay_ChangesNothing(string text, string path)
    {
        var plain = Open().Current;
        File.WriteAllText(Path.Combine(_folder.Path, "hostile.json"), text);

        var catalog = Open();

        Assert.Contains(catalog.Problems, problem => problem.Source == "overlay:hostile.json" && problem.Path == path);
        Assert.Equal(plain.Providers.Select(DescriptionJson.WriteIndented), catalog.Current.Providers.Select(DescriptionJson.WriteIndented));
    }

    [Fact]
    public void CatalogException_SeveralProblems_ListsThemAll()
    {
        var error = new CatalogException([new CatalogProblem("embedded:a.json", "models[2].default", Message.Recorded("It is outside its limits.")), new CatalogProblem("embedded:b.json", "", Message.Recorded("It is not JSON."))]);

        Assert.Equal(
            "The catalog cannot be used:\n  embedded:a.json models[2].default: It is outside its limits.\n  embedded:b.json : It is not JSON.", error.Message);
    }

    public void Dispose() => _folder.Dispose();

    private LiveCatalog Open()
    {
        var catalog = Make();
        catalog.Load();
        return catalog;
    }

    private LiveCatalog Make() => new(new EngineOptions { MediaFolder = "unused", CatalogFolder = _folder.Path }, NullLogger<LiveCatalog>.Instance);
}
