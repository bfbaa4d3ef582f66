using System.Text.Json;
using VideoWeb.Components.Tasks;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class ParameterFactsTests
{
    private static readonly ModeDescription Mode = Catalog.Vidu.FindModel("viduq3-pro")!.FindMode("text")!;

    [Fact]
    public void Of_DescribedValues_UsesLabelsAndUnitsInFormOrder()
    {
        var values = ParameterValues.Empty.With("prompt", "A kite").With("seed", 7L).With("duration", 5L);

        var facts = ParameterFacts.Of(Mode, values);

        Assert.Equal([new ParameterFact("Duration", "5 s"), new ParameterFact("Seed", "7")], facts.OrderBy(fact => fact.Label));
        Assert.Equal(Mode.Parameters.Where(one => one.Name is "duration" or "seed").Select(one => one.Label.English), facts.Select(fact => fact.Label));
    }

    [Fact]
    public void Of_ForAReaderOfChinese_IsTranslated()
    {
        using var reader = new CultureSwitch("zh-Hans");
        var resolution = new ChoiceParameter
        {
            Name = "resolution",
            Label = "Resolution",
            Default = "x",
            Choices = [new Choice("x", "Adaptive")],
            Wire = Mode.FindParameter("duration")!.Wire,
        };

        var facts = ParameterFacts.Of(Mode with { Parameters = [.. Mode.Parameters.Where(one => one.Name == "duration"), resolution] }, ParameterValues.Empty.With("duration", 5L).With("resolution", "x"));

        Assert.Equal([new ParameterFact("时长", "5 秒"), new ParameterFact("分辨率", "自适应")], facts);
    }

    [Fact]
    public void Of_ValuesThatNobodyDescribes_ShowsTheirNamesLast()
    {
        var values = ParameterValues.Empty.With("gone", "still here").With("duration", 5L);

        Assert.Equal([new ParameterFact("Duration", "5 s"), new ParameterFact("gone", "still here")], ParameterFacts.Of(Mode, values));
    }

    [Fact]
    public void Of_NoDescription_ShowsEverythingPlain()
    {
        var values = ParameterValues.Empty.With("audio", true).With("frames", 24L).With("extra", JsonSerializer.SerializeToElement(new { a = 1 }));

        Assert.Equal(
            [new ParameterFact("audio", "On"), new ParameterFact("extra", """{"a":1}"""), new ParameterFact("frames", "24")],
            ParameterFacts.Of(null, values));
    }

    [Fact]
    public void Of_SpecialInteger_ReadsAsItsLabel()
    {
        var duration = new IntegerParameter
        {
            Name = "duration",
            Label = "Duration",
            Unit = "s",
            Minimum = 4,
            Maximum = 15,
            Wire = Mode.FindParameter("duration")!.Wire,
            Specials = [new SpecialInteger(-1, "Let the model choose")],
        };

        var facts = ParameterFacts.Of(Mode with { Parameters = [duration] }, ParameterValues.Empty.With("duration", -1L));

        Assert.Equal([new ParameterFact("Duration", "Let the model choose")], facts);
    }

    [Fact]
    public void Of_LongText_IsMarkedLong()
    {
        var text = new string('x', 81);

        Assert.Equal([new ParameterFact("payload", text, IsLong: true)], ParameterFacts.Of(null, ParameterValues.Empty.With("payload", text)));
    }
}
