using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class LiveCatalogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("catalog-");

    [Fact]
    public void Current_NoOverlays_HasTheFiveProviders()
    {
        var catalog = Open();

        Assert.Equal(["agcloud", "ezmodel", "globalaiopc", "uniall", "vidu"], catalog.Current.Providers.Select(provider => provider.Id).Order(StringComparer.Ordinal));
        Assert.Empty(catalog.Problems);
    }

    [Fact]
    public void Current_BrokenOverlay_IsReportedWithFileAndPlaceAndChangesNothing()
    {
        var file = Path.Combine(_folder.FullName, "mine.json");
        File.WriteAllText(file, """{ "providers": { "vidu": { "name": "Mine", "nonsense": 1 } } }""");

        var catalog = Open();

        var problem = Assert.Single(catalog.Problems);
        Assert.Equal(file, problem.Source);
        Assert.Contains("nonsense", problem.Path + problem.Reason);
        Assert.NotEqual("Mine", catalog.Current.FindProvider("vidu")!.Name);
    }

    [Fact]
    public async Task Reload_OverlayWasAdded_IsInForceAndTold()
    {
        var catalog = Open();
        var told = new TaskCompletionSource();
        using var subscription = catalog.Subscribe(told.SetResult);
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "mine.json"), """{ "providers": { "vidu": { "name": "Mine" } } }""", TestContext.Current.CancellationToken);

        catalog.Reload();
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal("Mine", catalog.Current.FindProvider("vidu")!.Name);
    }

    [Fact]
    public void CatalogException_SeveralProblems_ListsThemAll()
    {
        var error = new CatalogException([new CatalogProblem("embedded:a.json", "models[2].default", "It is outside its limits."), new CatalogProblem("embedded:b.json", "", "It is not JSON.")]);

        Assert.Equal(
            "The catalog cannot be used:\n  embedded:a.json models[2].default: It is outside its limits.\n  embedded:b.json : It is not JSON.", error.Message);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private LiveCatalog Open() => new(new EngineOptions { MediaFolder = "unused", CatalogFolder = _folder.FullName }, NullLogger<LiveCatalog>.Instance);
}
