using VideoWeb.Engine.Commands;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class CardRatioTests
{
    private static readonly ModelCatalog Catalog = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog;

    [Theory]
    [InlineData("ratio", "16:9", 1.7778)]
    [InlineData("ratio", "9:16", 0.5625)]
    [InlineData("ratio", "21:9", 2.3333)]
    [InlineData("size", "1024x1024", 1)]
    [InlineData("ratio", "adaptive", 1.78)]
    [InlineData("ratio", "1:0", 1.78)]
    [InlineData("ratio", "-1:2", 1.78)]
    [InlineData("ratio", "900000:1", 5)]
    public void Of_WhatWasAskedFor_IsTheShape(string name, string value, double ratio) =>
        Assert.Equal((decimal)ratio, CardRatio.Of(Input(ParameterValues.Empty.With(name, value), [])));

    [Fact]
    public void Of_PictureOnly_IsThePicturesShape() => Assert.Equal(
        0.75m,
        CardRatio.Of(Input(
            ParameterValues.Empty.With("ratio", "adaptive"),
            [new MediaItem("first_frame", MediaKind.Image, "https://example.com/a.png", new MediaFacts(10, "png", 600, 800))])));

    private static GenerationInput Input(ParameterValues values, IReadOnlyList<MediaItem> media)
    {
        var provider = Catalog.FindProvider("ezmodel")!;
        var model = provider.FindModel("any")!;
        return new GenerationInput(provider, model, model.FindMode("text")!, values, media);
    }
}
