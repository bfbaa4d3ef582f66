using VideoWeb.Components.Compose.Models;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ModelSummaryTests
{
    [Fact]
    public void Of_Vidu_SaysWhatItCanDo()
    {
        var summary = ModelSummary.Of(ComposeSamples.Target("vidu", "viduq3-turbo").Model);

        Assert.Equal(("1–16", "1080p", true), (summary.Seconds, summary.Resolution, summary.HasAudio));
        Assert.Equal(ComposeSamples.Target("vidu", "viduq3-turbo").Model.Modes.Select(mode => mode.Label), summary.Modes);
    }

    [Fact]
    public void Of_GlobalAiopc_HasOneResolution() =>
        Assert.Equal(("4–15", "720p"), ModelSummary.Of(ComposeSamples.Target("globalaiopc", "videos").Model) is var summary ? (summary.Seconds, summary.Resolution) : default);

    [Fact]
    public void LowestPrice_PriceList_IsThatOfTheDefaults()
    {
        var target = ComposeSamples.Target("vidu", "viduq3-turbo");

        Assert.Equal("credits", ModelSummary.LowestPrice(target.Provider, target.Model)?.Unit);
        Assert.Null(ModelSummary.LowestPrice(ComposeSamples.Target("ezmodel", "any").Provider, ComposeSamples.Target("ezmodel", "any").Model));
    }
}
