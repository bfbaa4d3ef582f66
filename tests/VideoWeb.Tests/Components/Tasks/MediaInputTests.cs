using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class MediaInputTests
{
    [Fact]
    public void Of_OurFile_ShowsItsPicture()
    {
        var item = new MediaItem("first_frame", MediaKind.Image, $"asset:{SampleTask.Poster}", null, "frame.png");

        Assert.Equal(
            new MediaInput("first_frame", MediaKind.Image, "frame.png", $"/w/studio/media/{SampleTask.Poster}", $"/w/studio/media/{SampleTask.Poster}"),
            MediaInput.Of(item, null, "studio", [], EnglishTexts.Messages));
    }

    [Theory]
    [InlineData(2.4, "at 2.4 s")]
    [InlineData(null, "its last frame")]
    public void Of_FrameOfAClip_LeadsToTheClip(double? seconds, string moment)
    {
        var id = SampleTask.Poster;
        var clip = TaskId.New(DateTimeOffset.UnixEpoch);
        var stored = new AssetRow(id, WorkspaceId.New(DateTimeOffset.UnixEpoch), null, AssetKind.Upload, "x", "y", 1, "image/jpeg", Name: "frame.jpg", Origin: new AssetOrigin(clip, (decimal?)seconds));

        var input = MediaInput.Of(new MediaItem("first_frame", MediaKind.Image, AssetAddress.Of(id)), null, "studio", [stored], EnglishTexts.Messages);

        Assert.Equal(("frame.jpg", clip, moment), (input.Words, input.MadeFrom, input.Moment));
    }

    [Fact]
    public void Of_ForeignAddress_LinksButLoadsNothing()
    {
        var item = new MediaItem("first_frame", MediaKind.Image, "https://example.com/a.jpg");

        Assert.Equal(new MediaInput("first_frame", MediaKind.Image, "https://example.com/a.jpg", "https://example.com/a.jpg", null), MediaInput.Of(item, null, "studio", [], EnglishTexts.Messages));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("asset:../../etc/passwd")]
    public void Of_AnythingElse_LeadsNowhere(string address)
    {
        var item = new MediaItem("first_frame", MediaKind.Image, address);

        Assert.Equal(new MediaInput("first_frame", MediaKind.Image, "Sent inside the request", null, null), MediaInput.Of(item, null, "studio", [], EnglishTexts.Messages));
    }
}
