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
}
