using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Media;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class CropShapeTests
{
    [Theory]
    [InlineData("1 2 30 40", 1, 2, 30, 40)]
    [InlineData("-5 2 0 40", -5, 2, 0, 40)]
    public void Read_FourNumbers_IsThePart(string text, int left, int top, int width, int height) => Assert.Equal(new PictureCrop(left, top, width, height), CropShape.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1 2 3")]
    [InlineData("1 2 3 4 5")]
    [InlineData("1 2 3 x")]
    [InlineData("1 2 3 99999999999")]
    [InlineData("1.5 2 3 4")]
    public void Read_AnythingElse_IsNone(string? text) => Assert.Null(CropShape.Read(text));

    [Fact]
    public void Ratios_OfAModel_AreItsShapesAndTheChosenOneIsOneOfThem()
    {
        foreach (var target in ComposeSamples.EveryTarget())
        {
            var ratios = CropShape.Ratios(target.Model);
            Assert.All(ratios, ratio => Assert.Matches("^[0-9.]+:[0-9.]+$", ratio));
            if (CropShape.Ratio(target.Mode, ParameterValues.Empty) is { } chosen) { Assert.Contains(chosen, ratios); }
        }

        Assert.Contains(ComposeSamples.EveryTarget(), target => CropShape.Ratios(target.Model).Contains("16:9"));
    }

    [Fact]
    public void Draft_OfAPictureThatWasCut_KnowsItsOriginalAndOneThatIsWholeSaysNothing()
    {
        var state = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq3-turbo", "text"));
        var cut = new MediaItem("first_frame", MediaKind.Image, "asset:1") { CutFrom = "asset:2" };

        Assert.Equal([cut], ComposeDraft.Read(ComposeDraft.Write(state with { Media = [cut] }))!.Media);
        Assert.DoesNotContain("cutFrom", ComposeDraft.Write(state with { Media = [cut with { CutFrom = null }] }), StringComparison.OrdinalIgnoreCase);
    }
}
