using System.Text.Json;
using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class ParameterFactsTests
{
    private static readonly ModeDescription Mode = Catalog.Vidu.FindModel("viduq3-pro")!.FindMode("text")!;

    [Fact]
    public void Of_DescribedValues_UsesLabelsAndUnitsInFormOrder()
    {
        var values = ParameterValues.Empty.With("prompt", "A kite").With("seed", 7L).With("duration", 7L);

        var facts = ParameterFacts.Of(Mode, values, EnglishTexts.Messages);

        Assert.Equal([new ParameterFact("Duration", "7 s"), new ParameterFact("Seed", "7")], facts.Where(fact => !fact.IsDefault).OrderBy(fact => fact.Label));
        Assert.Equal(Mode.Parameters.Select(one => one.Label.English).Where(label => facts.Any(fact => fact.Label == label)), facts.Select(fact => fact.Label));
    }

    [Fact]
    public void Of_WhatWasNotSet_HasTheDefaultWhereOneHeld()
    {
        var parameters = Mode.Parameters.Where(parameter => parameter.Name == "duration").ToList();
        var wire = parameters[0].Wire;
        var mode = Mode with
        {
            Parameters =
            [
                .. parameters,
                new SwitchParameter { Name = "audio", Label = "Audio", Default = true, Wire = wire },
                new SwitchParameter { Name = "voice", Label = "Voice", Default = true, When = [new("audio", ["false"])], Wire = wire },
                new TextParameter { Name = "payload", Label = "Payload", Default = "x", Group = ParameterGroup.Delivery, Wire = wire },
                new TextParameter { Name = "style", Label = "Style", Wire = wire },
            ],
        };

        Assert.Equal(
            [new ParameterFact("Duration", "5 s", IsDefault: true), new ParameterFact("Audio", "On", IsDefault: true)],
            ParameterFacts.Of(mode, ParameterValues.Empty, EnglishTexts.Messages));
        Assert.Equal(
            [new ParameterFact("Duration", "6 s"), new ParameterFact("Audio", "Off"), new ParameterFact("Voice", "On", IsDefault: true)],
            ParameterFacts.Of(mode, ParameterValues.Empty.With("audio", false).With("duration", 6L), EnglishTexts.Messages));
    }

    [Fact]
    public void Of_ForAReaderOfChinese_IsTranslated()
    {
        using var reader = new CultureSwitch("zh-Hans");
        var resolution = new ChoiceParameter
        {
            Name = "resolution",
            Label = LocalizedText.Of("Resolution", ("zh-Hans", "分辨率")),
            Default = "x",
            Choices = [new Choice("x", LocalizedText.Of("Adaptive", ("zh-Hans", "自适应")))],
            Wire = Mode.FindParameter("duration")!.Wire,
        };

        var facts = ParameterFacts.Of(Mode with { Parameters = [.. Mode.Parameters.Where(one => one.Name == "duration"), resolution] }, ParameterValues.Empty.With("duration", 5L).With("resolution", "x"), EnglishTexts.Messages);

        Assert.Equal([new ParameterFact("时长", "5 秒", IsDefault: true), new ParameterFact("分辨率", "自适应", IsDefault: true)], facts);
    }

    [Fact]
    public void Of_ValuesThatNobodyDescribes_ShowsTheirNamesLast()
    {
        var values = ParameterValues.Empty.With("gone", "still here").With("duration", 7L);

        Assert.Equal([new ParameterFact("Duration", "7 s"), new ParameterFact("gone", "still here")], ParameterFacts.Of(Mode, values, EnglishTexts.Messages).Where(fact => !fact.IsDefault));
    }

    [Fact]
    public void Of_NoDescription_ShowsEverythingPlain()
    {
        var values = ParameterValues.Empty.With("audio", true).With("frames", 24L).With("extra", JsonSerializer.SerializeToElement(new { a = 1 }));

        Assert.Equal(
            [new ParameterFact("audio", "On"), new ParameterFact("extra", """{"a":1}"""), new ParameterFact("frames", "24")],
            ParameterFacts.Of(null, values, EnglishTexts.Messages));
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

        var facts = ParameterFacts.Of(Mode with { Parameters = [duration] }, ParameterValues.Empty.With("duration", -1L), EnglishTexts.Messages);

        Assert.Equal([new ParameterFact("Duration", "Let the model choose")], facts);
    }

    [Fact]
    public void Of_LongText_IsMarkedLong()
    {
        var text = new string('x', 81);

        Assert.Equal([new ParameterFact("payload", text, IsLong: true)], ParameterFacts.Of(null, ParameterValues.Empty.With("payload", text), EnglishTexts.Messages));
    }
}
