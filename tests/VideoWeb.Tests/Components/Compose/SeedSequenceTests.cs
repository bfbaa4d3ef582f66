using VideoWeb.Components.Compose.Submission;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class SeedSequenceTests
{
    private static readonly SeedParameter Seed = new() { Name = "seed", Label = "Seed", Minimum = 0, Maximum = 10, RandomValue = 0, Wire = new WireRule("seed", WireType.Integer) };

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(9, 1, 10)]
    [InlineData(10, 1, 1)]
    [InlineData(10, 3, 3)]
    [InlineData(0, 1, 0)]
    [InlineData(11, 1, 11)]
    public void Next_Seed_StaysWithinAndNeverBecomesRandom(long current, int steps, long expected) => Assert.Equal(expected, SeedSequence.Next(Seed, current, steps));

    [Fact]
    public void Next_WidestRange_DoesNotOverflow()
    {
        var wide = Seed with { Minimum = -1, Maximum = uint.MaxValue, RandomValue = -1 };

        Assert.Equal(2, SeedSequence.Next(wide, uint.MaxValue, 3));
    }

    [Fact]
    public void Spread_FixedSeed_CountsUp()
    {
        var mode = ComposeSamples.Target("vidu", "viduq3-turbo").Mode;
        var values = ParameterValues.Empty.With("prompt", "a fox").With("seed", 7);

        Assert.Equal([values, values.With("seed", 8), values.With("seed", 9)], SeedSequence.Spread(mode, values, 3));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    public void Spread_RandomSeed_IsTheSameForAll(long? seed)
    {
        var mode = ComposeSamples.Target("vidu", "viduq3-turbo").Mode;
        var values = seed is { } word ? ParameterValues.Empty.With("seed", word) : ParameterValues.Empty;

        Assert.Equal([values, values], SeedSequence.Spread(mode, values, 2));
    }
}
