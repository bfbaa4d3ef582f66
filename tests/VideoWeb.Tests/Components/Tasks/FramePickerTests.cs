using Bunit;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class FramePickerTests : ComponentTest
{
    private readonly List<(decimal? Seconds, TaskCompletionSource<FrameOutcome> Answer)> _asked = [];
    private readonly List<AssetRow> _taken = [];

    [Fact]
    public async Task Take_AnotherPressWhileTheFirstIsTaken_OnlyTheLastCounts()
    {
        var scrub = RenderScrub();
        var (early, late) = (PictureOf("early.png"), PictureOf("late.png"));

        var first = scrub.Find("[data-wanted]").ChangeAsync(new ChangeEventArgs { Value = "1.5" });
        await scrub.Find("[data-wanted]").ChangeAsync(new ChangeEventArgs { Value = "2.5" });
        await scrub.Find("[data-wanted]").ChangeAsync(new ChangeEventArgs { Value = "last" });
        var during = (_asked.Count, scrub.Find("[data-take]").TextContent);
        _asked[0].Answer.SetResult(new FrameOutcome.Taken(early));
        scrub.WaitForAssertion(() => Assert.Equal(2, _asked.Count));
        _asked[1].Answer.SetResult(new FrameOutcome.Taken(late));
        await first;

        Assert.Equal((1, "Taking the frame"), during);
        Assert.Equal([1.5m, null], _asked.Select(asked => asked.Seconds));
        Assert.Equal([late], _taken);
        Assert.Equal("Use this frame", scrub.Find("[data-take]").TextContent);
    }

    [Fact]
    public async Task Take_TheFirstFailsAfterAnotherPress_TheOtherIsTaken()
    {
        var scrub = RenderScrub();
        var picture = PictureOf("late.png");

        var first = scrub.Find("[data-wanted]").ChangeAsync(new ChangeEventArgs { Value = "1.5" });
        await scrub.Find("[data-wanted]").ChangeAsync(new ChangeEventArgs { Value = "2.5" });
        _asked[0].Answer.SetException(new IOException("The disk is away."));
        scrub.WaitForAssertion(() => Assert.Equal(2, _asked.Count));
        _asked[1].Answer.SetResult(new FrameOutcome.Taken(picture));
        await first;

        Assert.Equal([picture], _taken);
        Assert.Empty(Told(scrub));
    }

    [Fact]
    public async Task Take_TheSamePressTwice_IsTakenOnce()
    {
        var scrub = RenderScrub();

        var first = scrub.Find("[data-wanted]").ChangeAsync(new ChangeEventArgs { Value = "1.5" });
        await scrub.Find("[data-wanted]").ChangeAsync(new ChangeEventArgs { Value = "1.5" });
        _asked[0].Answer.SetResult(new FrameOutcome.Taken(PictureOf("once.png")));
        await first;

        Assert.Single(_asked);
        Assert.Single(_taken);
    }

    [Fact]
    public async Task Draw_AnotherPressWhileTheBrowserDraws_TheEarlierDrawingIsLetGo()
    {
        var (early, late) = (PictureOf("early.png"), PictureOf("late.png"));
        var scrub = RenderScrub(early, late);

        await WantAsync(scrub, "1.5");
        var drawn = scrub.Find("frame-scrub").GetAttribute("draw");
        await WantAsync(scrub, "2.5");
        await scrub.Find("[data-drawn]").ChangeAsync(new ChangeEventArgs { Value = $"1.5 {early.Id}" });
        var still = (_taken.Count, scrub.Find("frame-scrub").GetAttribute("draw"));
        await scrub.Find("[data-drawn]").ChangeAsync(new ChangeEventArgs { Value = $"2.5 {late.Id}" });

        Assert.Equal(("1.5", (0, "2.5")), (drawn, still));
        Assert.Equal([late], _taken);
    }

    [Fact]
    public async Task Draw_BrowserCannot_SaysSoAndTheNextPressIsTaken()
    {
        var scrub = RenderScrub();

        await WantAsync(scrub, "1.5");
        await scrub.Find("[data-drawn]").ChangeAsync(new ChangeEventArgs { Value = "1.5 " });
        var told = Told(scrub);
        await WantAsync(scrub, "1.5");

        Assert.Equal(["The frame could not be taken. Try another moment, or reload the page."], told);
        Assert.Equal("1.5", scrub.Find("frame-scrub").GetAttribute("draw"));
        Assert.Empty(Told(scrub));
    }

    // A player that cannot play says so by itself.
    private static List<string> Told(IRenderedComponent<FramePicker> scrub) =>
        [.. scrub.FindAll("[role=alert]:not([data-cannot-play])").Select(alert => alert.TextContent.Trim())];

    private static AssetRow PictureOf(string name) =>
        new(AssetId.New(SampleTask.Now), WorkspaceId.New(SampleTask.Now), null, AssetKind.Upload, "x", "y", 99, "image/png", 640, 480, Name: name);

    private async Task WantAsync(IRenderedComponent<FramePicker> scrub, string moment)
    {
        var asking = scrub.Find("[data-wanted]").ChangeAsync(new ChangeEventArgs { Value = moment });
        _asked[^1].Answer.SetResult(new FrameOutcome.NeedsBrowser());
        await asking;
    }

    private IRenderedComponent<FramePicker> RenderScrub(params AssetRow[] known) => Render<FramePicker>(parameters => parameters
        .Add(scrub => scrub.Slug, "studio").Add(scrub => scrub.Id, ClipId.New(SampleTask.Now)).Add(scrub => scrub.Clip, AssetId.New(SampleTask.Now)).Add(scrub => scrub.AspectRatio, 1.5m)
        .Add(scrub => scrub.Extract, seconds =>
        {
            _asked.Add((seconds, new(TaskCreationOptions.RunContinuationsAsynchronously)));
            return _asked[^1].Answer.Task;
        })
        .Add(scrub => scrub.Find, id => Task.FromResult(known.FirstOrDefault(asset => asset.Id == id)))
        .Add(scrub => scrub.OnTaken, _taken.Add));
}
