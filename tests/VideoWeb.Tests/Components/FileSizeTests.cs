using VideoWeb.Components.Compose.Media;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class FileSizeTests : ComponentTest
{
    [Theory]
    [InlineData(0, "0 KB")]
    [InlineData(1, "1 KB")]
    [InlineData(1024, "1 KB")]
    [InlineData(1_048_576, "1 MB")]
    [InlineData(3_565_158, "3.4 MB")]
    [InlineData(31_457_280, "30 MB")]
    [InlineData(209_715_200, "200 MB")]
    [InlineData(1_610_612_736, "1.5 GB")]
    public void Format_EverySize_CountsAsTheProvidersDo(long bytes, string text) => Assert.Equal(text, FileSize.Format(bytes));

    [Fact]
    public void File_InASlotAndInTheGallery_HasOneSize()
    {
        var clip = new AssetRow(AssetId.New(SampleTask.Now), WorkspaceId.New(SampleTask.Now), null, AssetKind.Clip, "a.mp4", new string('a', 64), 31_457_280, "video/mp4");

        Assert.Equal("30 MB", ClipLabels.Facts(clip, EnglishTexts.Messages));
        Assert.Equal("30 MB", MediaAsset.Facts(new MediaItem("first_frame", MediaKind.Image, "asset:1", new MediaFacts(31_457_280, "png")), EnglishTexts.Messages));
    }
}
