using VideoWeb.Components.Compose.Media;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class MediaOrderTests
{
    private static readonly MediaItem A = new("reference_image", MediaKind.Image, "https://cdn.example/a");
    private static readonly MediaItem B = new("reference_image", MediaKind.Image, "https://cdn.example/b");
    private static readonly MediaItem C = new("reference_image", MediaKind.Image, "https://cdn.example/c");

    [Fact]
    public void Move_Within_ChangesPlaces()
    {
        Assert.Equal([B, A, C], MediaOrder.Move([A, B, C], 0, 1));
        Assert.Equal([A, C, B], MediaOrder.Move([A, B, C], 2, -1));
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(2, 1)]
    [InlineData(3, -1)]
    [InlineData(-1, 1)]
    public void Move_BeyondAnEnd_ChangesNothing(int from, int by) => Assert.Equal([A, B, C], MediaOrder.Move([A, B, C], from, by));

    [Fact]
    public void Without_Index_LeavesTheOthersInOrder() => Assert.Equal([A, C], MediaOrder.Without([A, B, C], 1));

    [Fact]
    public void Place_OfAFileThatWasMovedMeanwhile_IsWhereItLiesNow()
    {
        MediaItem[] items = [new("references", MediaKind.Image, "asset:a"), new("references", MediaKind.Image, "asset:b"), new("references", MediaKind.Image, "asset:b")];

        Assert.Equal(2, MediaPlace.Find(MediaPlace.Write(2, items[2]), items));
        Assert.Equal(1, MediaPlace.Find("0 asset:b", items));
        Assert.Equal(0, MediaPlace.Find("99 asset:a", items));
        Assert.All(new[] { null, "", "1", "1 asset:c", "asset:a" }, place => Assert.Null(MediaPlace.Find(place, items)));
    }

    [Fact]
    public void Replace_OneOfSeveral_KeepsItsPlace()
    {
        MediaItem[] items = [new("references", MediaKind.Image, "asset:a"), new("references", MediaKind.Image, "asset:b")];

        Assert.Equal(["asset:c", "asset:b"], MediaOrder.Replace(items, 0, new("references", MediaKind.Image, "asset:c")).Select(item => item.Address));
    }
}
