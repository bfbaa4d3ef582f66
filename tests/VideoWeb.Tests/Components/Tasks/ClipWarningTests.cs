using Bunit;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class ClipWarningTests : ComponentTest
{
    [Fact]
    public void Doubt_ClipIsWhole_SaysNothing() => Assert.Empty(Render<ClipWarning>(parameters => parameters.Add(doubt => doubt.Clip, SampleTask.Asset(AssetKind.Clip))).Markup.Trim());

    [Fact]
    public void Doubt_ClipMayNotBeWhole_SaysWhy() => Assert.Equal(
        "This may not be the whole clip: it is cut off. It is kept as it came.", Show(MessageCode.MediaCutOff).ByRole("status").ReadText());

    [Fact]
    public void Doubt_InChinese_SaysWhy()
    {
        using var chinese = new CultureSwitch("zh-Hans");

        Assert.Equal("这可能不是完整的视频：不完整：各数据块的总长与文件长度不符。已按收到的原样保存。", Show(MessageCode.MediaBoxesCutOff).Find("[data-doubt]").TextContent.Trim());
    }

    private IRenderedComponent<ClipWarning> Show(MessageCode reason) =>
        Render<ClipWarning>(parameters => parameters.Add(doubt => doubt.Clip, SampleTask.Asset(AssetKind.Clip) with { Doubt = Message.Of(reason) }));
}

/// <summary>What was paid for beside the clip.</summary>
public sealed class TaskFilesTests : ComponentTest
{
    [Fact]
    public void Files_LastFrameAndWatermarkedClip_AreShownKeptAndUsable()
    {
        var (frame, marked) = (SampleTask.Asset(AssetKind.LastFrame) with { ContentType = "image/jpeg" }, SampleTask.Asset(AssetKind.Watermarked));
        var files = Show(canSpend: true, SampleTask.Asset(AssetKind.Clip) with { Id = SampleTask.Clip }, SampleTask.Asset(AssetKind.Poster) with { ContentType = "image/jpeg" }, frame, marked);

        Assert.Equal(["LastFrame", "Watermarked"], files.FindAll("figure").Select(figure => figure.GetAttribute("data-file")));
        Assert.Equal($"/w/studio/media/{frame.Id}", files.Find("[data-file=LastFrame] img").GetAttribute("src"));
        Assert.Equal($"/w/studio/media/{marked.Id}", files.Find("[data-file=Watermarked] video[controls]").GetAttribute("src"));
        Assert.Equal(
            ["Download", "Use as first frame", "Download", "Use as reference video"], files.FindAll("figcaption a").Select(link => link.TextContent.Trim()));
        Assert.All(files.FindAll("a[download]"), link => Assert.Contains("/media/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void Files_ForAViewer_AreNotToBeUsed() =>
        Assert.Equal(["Download"], Show(canSpend: false, SampleTask.Asset(AssetKind.Watermarked)).FindAll("figcaption a").Select(link => link.TextContent.Trim()));

    [Fact]
    public void Files_OneMayNotBeWhole_SaysSo() =>
        Assert.Contains("may not be the whole clip", Show(canSpend: false, SampleTask.Asset(AssetKind.Watermarked) with { Doubt = Message.Of(MessageCode.MediaCutOff) }).Find("figcaption").TextContent, StringComparison.Ordinal);

    private IRenderedComponent<TaskFiles> Show(bool canSpend, params AssetRow[] assets)
    {
        var detail = new TaskDetail(SampleTask.Archived(null), "{}", ParameterValues.Empty, [], null, null, null, [], assets, null, []);
        return Render<TaskFiles>(parameters => parameters
            .Add(files => files.Detail, detail).Add(files => files.Slug, "studio").Add(files => files.AspectRatio, 1.7778m).Add(files => files.CanSpend, canSpend));
    }
}
