using VideoWeb.Components.Tasks;
using VideoWeb.Providers.Catalog;
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
            MediaInput.Of(item, null, "studio"));
    }

    [Fact]
    public void Of_ForeignAddress_LinksButLoadsNothing()
    {
        var item = new MediaItem("first_frame", MediaKind.Image, "https://example.com/a.jpg");

        Assert.Equal(new MediaInput("first_frame", MediaKind.Image, "https://example.com/a.jpg", "https://example.com/a.jpg", null), MediaInput.Of(item, null, "studio"));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("asset:../../etc/passwd")]
    public void Of_AnythingElse_LeadsNowhere(string address)
    {
        var item = new MediaItem("first_frame", MediaKind.Image, address);

        Assert.Equal(new MediaInput("first_frame", MediaKind.Image, "Sent inside the request", null, null), MediaInput.Of(item, null, "studio"));
    }
}
