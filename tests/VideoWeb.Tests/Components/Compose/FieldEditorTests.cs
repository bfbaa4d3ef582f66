using System.Text.Json;
using Bunit;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>One editor at a time, through the field that wraps it: what the user does in, what the form hears out.</summary>
public sealed class FieldEditorTests : ComponentTest
{
    private static readonly WireRule Wire = new("x", WireType.String);
    private readonly List<FieldChange> _heard = [];
    private bool _countsUp;

    [Fact]
    public void Text_Typed_IsHeardAndMarkupStaysText()
    {
        var field = Field(new TextParameter { Name = "model", Label = "Model", Wire = Wire, Suggestions = ["kling-v1"] }, "\"<script>alert(1)</script>\"");

        Assert.Equal("<script>alert(1)</script>", field.Find("input").GetAttribute("value"));
        Assert.Empty(field.FindAll("script"));
        Assert.Equal(["kling-v1"], field.FindAll("datalist option").Select(option => option.GetAttribute("value")!));
        field.Find("input").Change("مرحبا");
        AssertHeard("model", "مرحبا");
    }

    [Fact]
    public void Text_Emptied_IsUnset()
    {
        Field(new TextParameter { Name = "model", Label = "Model", Wire = Wire }, "\"a\"").Find("input").Change("");

        Assert.Equal([new FieldChange("model", null)], _heard);
    }

    [Fact]
    public void LongText_OverTheLimit_CountsAsTheCheckDoes()
    {
        var field = Field(new TextParameter { Name = "prompt", Label = "Prompt", Multiline = true, MaxLength = 2, Wire = Wire }, "\"🦊ab\"");

        Assert.Equal("3", field.Find("[data-count]").TextContent);
        Assert.Equal("true", field.Find("[data-count-of]").GetAttribute("data-over"));
    }

    // Written even for a moment, the old text would take the caret to the end.
    [Fact]
    public void LongText_ChangedBeforeTheFormHasTakenItUp_StaysAsTyped()
    {
        var field = Field(new TextParameter { Name = "prompt", Label = "Prompt", Multiline = true, Wire = Wire }, "\"a boat\"");

        Field(field, "Prompt").Change("a red boat");

        Assert.Equal("a red boat", Field(field, "Prompt").GetAttribute("value"));
    }

    [Fact]
    public void LongText_TenThousandCharacters_IsHeardWhole()
    {
        var text = string.Concat(Enumerable.Repeat("狐狸🦊", 2500));

        Field(new TextParameter { Name = "prompt", Label = "Prompt", Multiline = true, Wire = Wire }).Find("textarea").Change(text);

        AssertHeard("prompt", text);
    }

    [Fact]
    public void Integer_Slider_IsHeardAsNumber()
    {
        Field(Duration).Find("input[type=range]").Change("7");

        AssertHeard("duration", 7);
    }

    [Fact]
    public void Integer_NoNumber_IsKeptAsTyped()
    {
        Field(Duration).Find("input[type=text]").Change("seven");

        AssertHeard("duration", "seven");
    }

    [Theory]
    [InlineData(" 7 ", "7")]
    [InlineData("+07", "7")]
    public void Integer_WrittenInAnotherWay_StaysAsTyped(string typed, string value)
    {
        var field = Field(Duration, "9");

        Field(field, "Duration").Change(typed);
        Fill(field, Duration, value);

        Assert.Equal(typed, Field(field, "Duration").GetAttribute("value"));
        Fill(field, Duration, "8");
        Assert.Equal("8", Field(field, "Duration").GetAttribute("value"));
    }

    [Fact]
    public void Integer_Emptied_StaysEmptyAndNamesTheDefault()
    {
        var field = Field(Duration, "9");

        Field(field, "Duration").Change("");
        field.Render(Filling(Duration, null));

        Assert.Equal(("", "5"), (Field(field, "Duration").GetAttribute("value") ?? "", Field(field, "Duration").GetAttribute("placeholder")));
    }

    [Fact]
    public void Number_HalfADecimal_StaysAsTyped()
    {
        var scale = new NumberParameter { Name = "scale", Label = "Scale", Minimum = 0, Maximum = 10, Default = 0.5m, Wire = Wire };
        var field = Field(scale);

        Field(field, "Scale").Change("5.");
        Fill(field, scale, "5");

        Assert.Equal("5.", Field(field, "Scale").GetAttribute("value"));
    }

    // The kit asks for it once the server hears of the click; over a slow line somebody types elsewhere by then.
    [Fact]
    public void Text_Clicked_TheServerDoesNotMoveTheFocus()
    {
        var field = Field(new TextParameter { Name = "model", Label = "Model", Wire = Wire });

        Field(field, "Model").Click();
        Field(field, "Model").Blur();
        Field(field, "Model").Click();

        JSInterop.VerifyNotInvoke("Blazor._internal.domWrapper.focus");
    }

    [Fact]
    public void Integer_Special_IsAPressedButtonAndBack()
    {
        Field(Duration).FindAll("button").Single(button => button.TextContent == "Let the model choose").Click();
        AssertHeard("duration", -1);

        var chosen = Field(Duration, "-1");
        Assert.Equal("true", chosen.Find("button[aria-pressed]").GetAttribute("aria-pressed"));
        Assert.Equal("", chosen.Find("input[type=text]").GetAttribute("value"));
        chosen.Find("button[aria-pressed]").Click();
        Assert.Equal(new FieldChange("duration", null), _heard[^1]);
    }

    [Fact]
    public void Number_Comma_IsADecimalPoint()
    {
        Field(new NumberParameter { Name = "scale", Label = "Scale", Minimum = 0, Maximum = 1, Default = 0.5m, Wire = Wire }).Find("input").Change("0,7");

        AssertHeard("scale", 0.7m);
    }

    [Theory]
    [InlineData(ChoiceControl.Segmented)]
    [InlineData(ChoiceControl.Ratio)]
    public void Choice_Radio_IsHeard(ChoiceControl control)
    {
        var field = Field(Ratio with { Control = control });

        Assert.True(field.Find("input[value='16:9']").HasAttribute("checked"));
        field.Find("input[value='9:16']").Change("9:16");
        AssertHeard("ratio", "9:16");
    }

    [Fact]
    public void Choice_Radio_IgnoresWhatABrowserMakesUp()
    {
        Field(Ratio).Find("input[value='9:16']").Change("100:1");

        AssertHeard("ratio", "9:16");
    }

    [Fact]
    public void Choice_List_IgnoresWhatWasNeverOffered()
    {
        Field(Ratio with { Control = ChoiceControl.List }).Find("select").Change("100:1");

        Assert.Empty(_heard);
    }

    [Fact]
    public void Choice_OtherValue_IsTyped()
    {
        var field = Field(Ratio with { Control = ChoiceControl.List, AllowsOther = true }, "\"640x360\"");

        Assert.Equal("640x360", Field(field, "Ratio, another value").GetAttribute("value"));
        Field(field, "Ratio, another value").Change(" 800x600 ");
        AssertHeard("ratio", "800x600");
    }

    [Fact]
    public void Choice_RatioShapes_AreDrawnFromTheValue()
    {
        var field = Field(Ratio with { Control = ChoiceControl.Ratio });

        Assert.Equal("--w: 1; --h: 0.5625", field.Find("label [style]").GetAttribute("style"));
        Assert.Single(field.FindAll("label [aria-hidden] > :not([style])"));
    }

    [Fact]
    public void Switch_Toggled_IsHeard()
    {
        var field = Field(new SwitchParameter { Name = "audio", Label = "Sound", Default = true, Wire = Wire });

        Assert.True(field.Find("input[role=switch]").HasAttribute("checked"));
        field.Find("input[role=switch]").Change(false);
        Assert.Equal("false", _heard.Single().Value?.GetRawText());
    }

    [Fact]
    public void Seed_Random_IsUnset()
    {
        Field(Seed, "7").FindAll("button").First(button => button.TextContent.Contains("Random", StringComparison.Ordinal)).Click();

        Assert.Equal([new FieldChange("seed", null)], _heard);
    }

    [Fact]
    public void Seed_CountUp_RollsASeedAndCounts()
    {
        Field(Seed).FindAll("button").First(button => button.TextContent.Contains("Count up", StringComparison.Ordinal)).Click();

        Assert.InRange(_heard.Single().Value!.Value.GetInt64(), 1, 100);
        Assert.True(_countsUp);
    }

    [Fact]
    public void Seed_ProvidersWordForRandom_IsShownAsRandom()
    {
        var field = Field(Seed, "0");

        Assert.Equal("true", field.FindAll("button").First(button => button.TextContent.Contains("Random", StringComparison.Ordinal)).GetAttribute("aria-pressed"));
        Assert.Equal("", field.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Json_Broken_IsKeptAsTypedWithItsPlace()
    {
        var field = Field(new JsonParameter { Name = "extra", Label = "Extra", Shape = JsonShape.Object, Wire = Wire });

        field.Find("textarea").Change("{ \"a\": }");

        Assert.Equal("{ \"a\": }", _heard.Single().Value?.GetString());
        Assert.Equal(Message.Of(MessageCode.JsonUnreadable, ("line", 1), ("character", 8)), _heard.Single().Problem);
        Assert.Equal("{ \"a\": }", field.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void Json_Whole_IsHeardAsJson()
    {
        Field(new JsonParameter { Name = "extra", Label = "Extra", Wire = Wire }).Find("textarea").Change("{ \"a\": 1 }");

        Assert.Equal("{ \"a\": 1 }", _heard.Single().Value?.GetRawText());
        Assert.Null(_heard.Single().Problem);
    }

    [Fact]
    public void Json_FromOutside_IsIndented() =>
        Assert.Contains('\n', Field(new JsonParameter { Name = "extra", Label = "Extra", Wire = Wire }, "{\"a\":1}").Find("textarea").GetAttribute("value")!);

    [Fact]
    public void List_RowsAddedAndRemoved_AreHeardWithoutEmptyOnes()
    {
        var tags = new TextListParameter { Name = "tags", Label = "Tags", MaxCount = 2, MaxLength = 10, Wire = Wire };
        var field = Field(tags, "[\"a\"]");

        field.FindAll("button").Single(button => button.TextContent == "Add an item").Click();
        Assert.DoesNotContain(field.FindAll("button"), button => button.TextContent == "Add an item");
        field.FindAll("input")[1].Change("b");
        Fill(field, tags, "[\"a\",\"b\"]");
        field.Find("button[aria-label='Remove item 1']").Click();

        Assert.Equal(["[\"a\",\"b\"]", "[\"b\"]"], _heard.Select(change => change.Value?.GetRawText()));
    }

    [Fact]
    public void Map_RowsFilled_AreHeardAsObject()
    {
        var field = Field(new MapParameter { Name = "meta", Label = "Meta", MaxCount = 5, MaxLength = 10, KnownNames = ["Label"], Wire = Wire });

        field.FindAll("button").Single(button => button.TextContent == "Label").Click();
        field.FindAll("input")[1].Change("1");

        Assert.Equal("{\"Label\":\"1\"}", _heard.Single().Value?.GetRawText());
    }

    [Fact]
    public void Map_NameTwice_IsAProblem()
    {
        var field = Field(new MapParameter { Name = "meta", Label = "Meta", MaxCount = 5, MaxLength = 10, Wire = Wire }, "{\"a\":\"1\",\"b\":\"2\"}");

        field.FindAll("input")[2].Change("a");

        Assert.Equal(Message.Of(MessageCode.NameInTwoRows, ("name", new MessageArgument.Quoted("a"))), _heard.Single().Problem);
    }

    [Fact]
    public void Field_Error_IsTiedToItsControl()
    {
        var field = Render<ParameterField>(parameters => parameters.Add(p => p.Description, Duration).Add(p => p.Error, "At most 16.").Add(p => p.Changed, _heard.Add));

        var box = field.Find("#field-duration");
        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        Assert.Equal("field-duration-error field-duration-help", box.GetAttribute("aria-describedby"));
        Assert.Equal("At most 16.", field.Find("#field-duration-error").TextContent);
    }

    [Fact]
    public void Field_Reset_Unsets()
    {
        Field(Duration, "9").Find("button[aria-label='Reset Duration to its default']").Click();

        Assert.Equal([new FieldChange("duration", null)], _heard);
    }

    [Fact]
    public void Field_SameDataAgain_DoesNotRender()
    {
        var field = Field(Duration, "9");
        var before = field.RenderCount;

        Fill(field, Duration, "9");

        Assert.Equal(before, field.RenderCount);
    }

    private static IntegerParameter Duration { get; } = new()
    {
        Name = "duration",
        Label = "Duration",
        Help = "How long.",
        Unit = "s",
        Minimum = 4,
        Maximum = 15,
        Default = 5,
        Control = NumberControl.Slider,
        Specials = [new SpecialInteger(-1, "Let the model choose")],
        Wire = Wire,
    };

    private static ChoiceParameter Ratio { get; } = new()
    {
        Name = "ratio",
        Label = "Ratio",
        Choices = [new Choice("16:9", "16:9"), new Choice("9:16", "9:16"), new Choice("adaptive", "Adaptive")],
        Default = "16:9",
        Control = ChoiceControl.Segmented,
        Wire = Wire,
    };

    private static SeedParameter Seed { get; } = new() { Name = "seed", Label = "Seed", Minimum = 0, Maximum = 100, RandomValue = 0, Wire = Wire };

    private IRenderedComponent<ParameterField> Field(ParameterDescription description, string? json = null) =>
        Render<ParameterField>(Filling(description, json is null ? null : JsonSerializer.Deserialize<JsonElement>(json)));

    /// <summary>What the form does with a change: the new value comes back as a parameter.</summary>
    private void Fill(IRenderedComponent<ParameterField> field, ParameterDescription description, string json) =>
        field.Render(Filling(description, JsonSerializer.Deserialize<JsonElement>(json)));

    private Action<ComponentParameterCollectionBuilder<ParameterField>> Filling(ParameterDescription description, JsonElement? value) => parameters => parameters
        .Add(p => p.Description, description)
        .Add(p => p.Value, value)
        .Add(p => p.CountsSeedUpChanged, counts => _countsUp = counts)
        .Add(p => p.Changed, _heard.Add);

    private void AssertHeard<T>(string name, T value)
    {
        var change = Assert.Single(_heard);
        Assert.Equal(name, change.Name);
        Assert.True(FieldValueConverter.Same(JsonSerializer.SerializeToElement(value), change.Value), change.Value?.GetRawText());
        _heard.Clear();
    }
}
