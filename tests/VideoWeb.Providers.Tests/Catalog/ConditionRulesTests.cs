using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class ConditionRulesTests
{
    private static readonly ModeDescription Vidu = CatalogUnderTest.Mode("vidu", "viduq2", "text");
    private static readonly ModeDescription AgCloud = CatalogUnderTest.Mode("agcloud", "seedance", "text");

    [Theory]
    [InlineData("watermark", "true", null, "{}", false)]
    [InlineData("watermark", "true", null, """{"watermark":true}""", true)]
    [InlineData("watermark", "false", null, "{}", true)]
    [InlineData("duration", "5", null, "{}", true)]
    [InlineData("duration", "8", null, """{"duration":8}""", true)]
    [InlineData("duration", "8", null, """{"duration":"8"}""", true)]
    [InlineData("duration", null, true, "{}", false)]
    [InlineData("duration", null, false, "{}", true)]
    [InlineData("duration", null, true, """{"duration":8}""", true)]
    [InlineData("prompt", null, true, """{"prompt":""}""", false)]
    [InlineData("mode", "text", null, "{}", true)]
    [InlineData("mode", "references", null, "{}", false)]
    [InlineData("stranger", "x", null, """{"stranger":"x"}""", false)]
    [InlineData("stranger", null, false, "{}", true)]
    [InlineData("wm_position", "3", null, "{}", false)]
    [InlineData("wm_position", "3", null, """{"watermark":true}""", true)]
    [InlineData("wm_url", null, true, """{"wm_url":"https://example.com"}""", false)]
    public void Condition_OnAParameter_Holds(string parameter, string? value, bool? isSet, string values, bool expected)
    {
        var condition = new ParameterCondition(parameter, value is null ? null : [value], isSet);

        Assert.Equal(expected, ConditionRules.Holds([condition], Vidu, CatalogUnderTest.Values(values)));
    }

    [Fact]
    public void Conditions_OfAList_AllHaveToHold()
    {
        ParameterCondition[] both = [new("watermark", ["true"]), new("duration", ["5"])];

        Assert.True(ConditionRules.Holds(both, Vidu, CatalogUnderTest.Values("""{"watermark":true}""")));
        Assert.False(ConditionRules.Holds(both, Vidu, CatalogUnderTest.Values("""{"watermark":true,"duration":6}""")));
        Assert.True(ConditionRules.Holds([], Vidu, ParameterValues.Empty));
    }

    [Fact]
    public void Shown_WithFrames_HasNoDuration()
    {
        Assert.Contains("duration", ConditionRules.Shown(AgCloud, ParameterValues.Empty).Select(parameter => parameter.Name));
        Assert.DoesNotContain("duration", ConditionRules.Shown(AgCloud, ParameterValues.Empty.With("frames", 29)).Select(parameter => parameter.Name));
    }

    [Fact]
    public void Shown_WithoutWatermark_HasNoWatermarkGroup()
    {
        var hidden = ConditionRules.Shown(Vidu, ParameterValues.Empty).Select(parameter => parameter.Name).ToList();
        var shown = ConditionRules.Shown(Vidu, ParameterValues.Empty.With("watermark", true)).Select(parameter => parameter.Name).ToList();

        Assert.Equal(["wm_position", "wm_url"], shown.Except(hidden));
    }

    [Fact]
    public void Conditions_InACircle_DoNotHold()
    {
        var round = Vidu with
        {
            Parameters = Vidu.Parameters.Select(parameter => parameter.Name == "watermark" ? parameter with { When = [new("wm_position", ["3"])] } : parameter).ToList(),
        };

        Assert.False(ConditionRules.IsShown(round.FindParameter("watermark")!, round, ParameterValues.Empty));
    }
}
