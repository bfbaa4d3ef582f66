using System.Text.RegularExpressions;
using Bunit;
using VideoWeb.Components.Gallery.Viewer;
using VideoWeb.Components.Layout;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Architecture;
using VideoWeb.Tests.Components.Tasks;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

public sealed class ClipViewerTests : ComponentTest
{
    [Fact]
    public void Viewer_IsADialogWithThePlayerAndItsFacts()
    {
        var viewer = Show(canSpend: true);

        Assert.Equal("Clip", viewer.Find("dialog").GetAttribute("aria-label"));
        Assert.Equal($"/w/studio/media/{SampleTask.Clip}", viewer.Find("video[controls]").GetAttribute("src"));
        Assert.Equal(["Model", "Mode", "Made by", "Took", "Cost"], viewer.FindAll("dt").Select(term => term.TextContent).Take(5));
        Assert.Contains("Duration", viewer.FindAll("section[aria-labelledby=settings-title] dt").Select(term => term.TextContent));
        Assert.Equal(["Reuse parameters", "Use a frame", "Download", "Lineage", "Open task"], Actions(viewer));
    }

    [Fact]
    public void Viewer_Steps_AreLinksAndMissingOnesAreHidden()
    {
        var viewer = Show(canSpend: true);

        Assert.Equal(("/close", "/older"), (viewer.Find("[data-close]").GetAttribute("href"), viewer.Find("[data-next]").GetAttribute("href")));
        Assert.True(viewer.Find("[data-previous]").HasAttribute("hidden"));
    }

    [Fact]
    public void Filmstrip_IsThereOnceItIsMade()
    {
        var viewer = Show(canSpend: true);
        Assert.Empty(viewer.FindAll("[data-strip]"));

        viewer.Render(parameters => parameters.Add(shown => shown.Detail, viewer.Instance.Detail with { Card = SampleTask.Card(1) with { Colour = "#1e3a5f", Seconds = 5 } }));

        Assert.Contains($"url('/w/studio/media/{SampleTask.Clip}/filmstrip')", viewer.Find("[data-strip]").GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tools_EachSaysWhatItDoesAndItsKey()
    {
        var viewer = Show(canSpend: false);

        Assert.Equal(
            ["One frame back (,)", "One frame on (.)", "Loop", "Mark in (i)", "Mark out (o)", "Clear marks", "Actual size (s)", "Full screen (⇧f)"],
            viewer.FindAll("[role=group][aria-label=Player] button").Select(tool => tool.GetAttribute("title")));
        Assert.Equal(["0.25 ×", "0.5 ×", "0.75 ×", "1 ×", "1.25 ×", "1.5 ×", "2 ×"], viewer.FindAll("[aria-label=Speed] option").Select(speed => speed.TextContent));
        Assert.Equal("1", viewer.Find("[aria-label=Speed] option[selected]").GetAttribute("value"));
    }

    [Fact]
    public void Tools_EveryKeyOfTheirs_StandsInTheListForPeople()
    {
        var script = Repository.Read("wwwroot/js/clip-player.js");
        var keys = Regex.Matches(script[..script.IndexOf("};", StringComparison.Ordinal)], @"(?:'(?<key>.)'|\b(?<key>\w)): '\w+'").Select(match => match.Groups["key"].Value).ToList();

        var listed = Shortcuts.All[^1].Shortcuts.SelectMany(shortcut => shortcut.Caps);

        Assert.Equal(12, keys.Count);
        Assert.Empty(keys.Select(key => key == "F" ? "⇧f" : key).Except(listed));
    }

    [Fact]
    public void Viewer_ForAViewer_OffersNoReuse() =>
        Assert.Equal(["Download", "Lineage", "Open task"], Actions(Show(canSpend: false)));

    [Fact]
    public void Viewer_ClipMayNotBeWhole_SaysSoBesideThePlayer()
    {
        var clip = SampleTask.Asset(AssetKind.Clip) with { Id = SampleTask.Clip, Doubt = Message.Of(MessageCode.MediaCutOff) };

        Assert.Equal("This may not be the whole clip: it is cut off. It is kept as it came.", Show(canSpend: true, clip).Find("[data-doubt]").TextContent.Trim());
        Assert.Empty(Show(canSpend: true, clip with { Doubt = null }).FindAll("[data-doubt]"));
    }

    [Fact]
    public void Viewer_OfAClipWithOthersLikeIt_LeadsToThem()
    {
        var viewer = Render<ClipViewer>(parameters => parameters
            .Add(viewer => viewer.Detail, new ClipDetail(SampleTask.Card(1) with { TaskId = null }, null, null, null) { Similar = [new(ClipTrait.Prompt, 12, HasMore: false), new(ClipTrait.File, 10_000, HasMore: true)] })
            .Add(viewer => viewer.Slug, "studio").Add(viewer => viewer.CloseHref, "/close").Add(viewer => viewer.NewerHref, null).Add(viewer => viewer.OlderHref, null).Add(viewer => viewer.CanSpend, false));

        Assert.Equal(
            [("Same prompt 12", $"/w/studio/gallery?similar={SampleTask.Card(1).Id}-prompt"), ("Same file 10,000+", $"/w/studio/gallery?similar={SampleTask.Card(1).Id}-file")],
            viewer.FindAll("[aria-label='Similar clips'] a").Select(link => (link.TextContent, link.GetAttribute("href")!)));
    }

    // Without what their menus have.
    private static IEnumerable<string> Actions(IRenderedComponent<ClipViewer> viewer) =>
        viewer.ByRole("group", "Actions").AllByRole("link").Where(link => link.Closest("details") is null).Select(link => link.ReadText());

    private IRenderedComponent<ClipViewer> Show(bool canSpend, params AssetRow[] assets)
    {
        var snapshot = DescriptionJson.Write(ModelSnapshot.Create(Catalog.Vidu, Catalog.Vidu.FindModel("viduq3-pro")!));
        var task = new TaskDetail(
            SampleTask.Archived(null), snapshot, ParameterValues.Empty.With("duration", 5L), [], null, null, null, [], assets, null, []);
        return Render<ClipViewer>(parameters => parameters
            .Add(viewer => viewer.Detail, new ClipDetail(SampleTask.Card(1), task, null, null)).Add(viewer => viewer.Slug, "studio")
            .Add(viewer => viewer.CloseHref, "/close").Add(viewer => viewer.NewerHref, null).Add(viewer => viewer.OlderHref, "/older").Add(viewer => viewer.CanSpend, canSpend));
    }
}
