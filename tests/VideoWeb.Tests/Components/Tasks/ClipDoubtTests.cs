using Bunit;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class ClipDoubtTests : ComponentTest
{
    [Fact]
    public void Doubt_ClipIsWhole_SaysNothing() => Assert.Empty(Render<ClipDoubt>(parameters => parameters.Add(doubt => doubt.Clip, SampleTask.Asset(AssetKind.Clip))).Markup.Trim());

    [Fact]
    public void Doubt_ClipMayNotBeWhole_SaysWhy() => Assert.Equal(
        "This may not be the whole clip: it is cut off. It is kept as it came.", Show("is cut off").Find("[data-doubt] .sentence-warning").TextContent.Trim());

    // All that the readers of results say of what is kept.
    [Theory]
    [InlineData("is cut off: its boxes do not add up to its length", "不完整：各数据块的总长与文件长度不符")]
    [InlineData("has no index (moov)", "缺少索引 (moov)")]
    [InlineData("has no movie header (mvhd)", "缺少影片头信息 (mvhd)")]
    [InlineData("is not an mp4 clip", "不是 mp4 视频")]
    [InlineData("has no length", "没有时长信息")]
    [InlineData("has no picture track", "没有画面轨道")]
    [InlineData("has no media data (mdat)", "没有媒体数据 (mdat)")]
    [InlineData("has more boxes than a clip can have", "数据块多于视频可能有的数量")]
    [InlineData("has no size that can be read", "没有可读取的尺寸")]
    [InlineData("has no sound that can be measured", "没有可测量的声音")]
    [InlineData("is a broken avi: it has no length or no size", "是损坏的 avi：没有时长或尺寸")]
    [InlineData("is a broken avi: its header is missing", "是损坏的 avi：缺少文件头")]
    [InlineData("is a broken webm: it has no pictures and no sound", "是损坏的 webm：没有画面和声音")]
    [InlineData("is a broken webm: it has no segment", "是损坏的 webm：没有数据段")]
    [InlineData("is no picture, video or sound that is known here. Its content counts, not its name", "不是这里认识的图片、视频或音频。看的是内容，不是文件名")]
    [InlineData("is cut off", "不完整")]
    [InlineData("is a sound and no video", "是声音而不是视频")]
    [InlineData("is a picture and no video", "是图片而不是视频")]
    [InlineData("is cut off: its index points to media beyond its end", "不完整：索引指向文件末尾之外的内容")]
    public void Doubt_InChinese_SaysWhy(string reason, string translation)
    {
        using var chinese = new CultureSwitch("zh-Hans");

        Assert.Equal($"这可能不是完整的视频：{translation}。已按收到的原样保存。", Show(reason).Find("[data-doubt]").TextContent.Trim());
    }

    private IRenderedComponent<ClipDoubt> Show(string reason) =>
        Render<ClipDoubt>(parameters => parameters.Add(doubt => doubt.Clip, SampleTask.Asset(AssetKind.Clip) with { Doubt = reason }));
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
        Assert.Contains("may not be the whole clip", Show(canSpend: false, SampleTask.Asset(AssetKind.Watermarked) with { Doubt = "is cut off" }).Find("figcaption").TextContent, StringComparison.Ordinal);

    private IRenderedComponent<TaskFiles> Show(bool canSpend, params AssetRow[] assets)
    {
        var detail = new TaskDetail(SampleTask.Archived(null), "{}", ParameterValues.Empty, [], null, null, null, [], assets, null, []);
        return Render<TaskFiles>(parameters => parameters
            .Add(files => files.Detail, detail).Add(files => files.Slug, "studio").Add(files => files.AspectRatio, 1.7778m).Add(files => files.CanSpend, canSpend));
    }
}
