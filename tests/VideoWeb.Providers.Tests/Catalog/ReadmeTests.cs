using System.Text.RegularExpressions;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>The overlays that README shows are files that work.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Overlays_OfTheReadme_AddWhatTheyShow()
    {
        var overlays = JsonBlock().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")))
            .Select((block, index) => new CatalogFile($"README block {index + 1}", block.Groups[1].Value))
            .ToList();

        var load = CatalogReader.Read(CatalogReader.EmbeddedFiles(), overlays);

        Assert.Empty(load.Problems);
        Assert.Equal(2, overlays.Count);
        Assert.Equal(AuthScheme.Token, load.Catalog.FindProvider("vidu-official")!.Auth);
        Assert.Contains("viduq4", load.Catalog.FindProvider("vidu")!.Models.Select(model => model.Id));
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
