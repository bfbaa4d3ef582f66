using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using Xunit;
using static VideoWeb.Providers.Messages.MessageArgument;
using static VideoWeb.Providers.Tests.Catalog.CheckParts;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class ModelCheckTests
{
    [Theory]
    [InlineData("doubao-seedance-2-0-fast-260128", "Seedance 2.0 Fast")]
    [InlineData("doubao-seedance-2-0-mini-260615", "Seedance 2.0 Fast")]
    [InlineData("seedance-1-5-pro-251215", "Seedance 1.5 Pro")]
    [InlineData("doubao-seedance-1-0-pro-250528", "Seedance 1.0 Pro")]
    [InlineData("DOUBAO-SEEDANCE-1-0-PRO-FAST-251015", "Seedance 1.0 Pro Fast")]
    [InlineData("doubao-seedance-1-0-lite-i2v-250428", "Seedance 1.0 Lite I2V")]
    public void TypedName_OfAnotherFamily_IsSentThere(string name, string model)
    {
        var provider = CatalogUnderTest.Catalog.FindProvider("agcloud")!;
        var seedance = provider.FindModel("seedance")!;
        var input = new GenerationInput(provider, seedance, seedance.FindMode("text")!, ParameterValues.Empty.With("model", name).With("prompt", "A cat"), []);

        Assert.Equal([Refusal("model", Message.Of(MessageCode.NameOfAnotherModel, ("field", Label("Model")), ("value", Quoted(name)), ("model", model)))], ModelCheck.Check(input));
        var family = provider.Models.Single(other => other.Name == model);
        Assert.DoesNotContain(ModelCheck.Check(new GenerationInput(provider, family, family.Modes[0], input.Values, [])), error => error.Field == "model");
    }

    [Theory]
    [InlineData("seedance-2-0-fast", """{"resolution":"1080p"}""", false)]
    [InlineData("seedance-2-0-fast", """{"resolution":"720p","duration":15}""", true)]
    [InlineData("seedance-1-5-pro", """{"duration":13}""", false)]
    [InlineData("seedance-1-5-pro", """{"duration":-1}""", true)]
    [InlineData("seedance-1-0-pro", """{"duration":2}""", true)]
    [InlineData("seedance-1-0-pro", """{"duration":-1}""", false)]
    [InlineData("seedance-1-0-pro", """{"audio":true}""", false)]
    [InlineData("seedance-1-0-pro", """{"frames":29}""", true)]
    [InlineData("seedance-1-5-pro", """{"frames":29}""", false)]
    public void Family_HasItsOwnLimits(string model, string values, bool isAllowed)
    {
        var provider = CatalogUnderTest.Catalog.FindProvider("agcloud")!;
        var found = provider.FindModel(model)!;
        var input = new GenerationInput(provider, found, found.FindMode("text")!, CatalogUnderTest.Values(values).With("prompt", "A cat"), []);

        Assert.Equal(isAllowed, ModelCheck.Check(input).Count == 0);
    }

    [Theory]
    [InlineData("vidu", "viduq3-pro", """{"prompt":"a fox","duration":16,"ratio":"3:4","resolution":"1080p","audio":false,"seed":0,"watermark":true,"wm_position":"1","wm_url":"https://example.com/m.png","meta_data":{"Label":"x"},"payload":"p","callback_url":"http://example.com/back"}""")]
    [InlineData("agcloud", "seedance", """{"prompt":"a fox","duration":-1,"seed":4294967295,"web_search":true,"execution_expires_after":3600}""")]
    [InlineData("agcloud", "seedance", """{"prompt":"a fox","model":"doubao-seedance-2-0-260128","frames":29}""")]
    [InlineData("uniall", "viduq3-turbo", """{"prompt":"a fox","off_peak":true,"extra_body":{"style":"x"},"bgm":false}""")]
    [InlineData("globalaiopc", "videos", """{"prompt":"a fox"}""")]
    [InlineData("ezmodel", "any", """{"prompt":"a fox","size":"800x600","quality":"hd","duration":10,"metadata":{"cfg_scale":0.5}}""")]
    [InlineData("ezmodel", "any", """{"prompt":"a fox","size":"","metadata":{}}""")]
    public void Input_ThatFits_HasNoError(string provider, string model, string values)
    {
        Assert.Empty(ModelCheck.Check(CatalogUnderTest.Input(provider, model, "text", CatalogUnderTest.Values(values))));
    }

    public static TheoryData<string, string, Message> CasesOfValueThatDoesNotFit => new()
    {
        { """{"duration":20}""", "duration", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Duration")), ("value", new Number(20, "s")), ("allowed", Range(1, 16, "s"))) },
        { """{"duration":0}""", "duration", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Duration")), ("value", new Number(0, "s")), ("allowed", Range(1, 16, "s"))) },
        { """{"duration":5.5}""", "duration", Message.Of(MessageCode.ValueNotWhole, ("field", Label("Duration")), ("allowed", Range(1, 16, "s"))) },
        { """{"duration":"5"}""", "duration", Message.Of(MessageCode.ValueNotWhole, ("field", Label("Duration")), ("allowed", Range(1, 16, "s"))) },
        { """{"duration":1e999}""", "duration", Message.Of(MessageCode.ValueNotWhole, ("field", Label("Duration")), ("allowed", Range(1, 16, "s"))) },
        { """{"duration":99999999999999999999}""", "duration", Message.Of(MessageCode.ValueNotWhole, ("field", Label("Duration")), ("allowed", Range(1, 16, "s"))) },
        { """{"duration":[5]}""", "duration", Message.Of(MessageCode.ValueNotWhole, ("field", Label("Duration")), ("allowed", Range(1, 16, "s"))) },
        { """{"ratio":"21:9"}""", "ratio", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Ratio")), ("value", Quoted("21:9")), ("allowed", Names("16:9", "9:16", "3:4", "4:3", "1:1"))) },
        { """{"ratio":169}""", "ratio", Message.Of(MessageCode.ValueNotChoice, ("field", Label("Ratio")), ("choices", Names("16:9", "9:16", "3:4", "4:3", "1:1"))) },
        { """{"audio":"yes"}""", "audio", Message.Of(MessageCode.ValueNotSwitch, ("field", Label("Sound"))) },
        { """{"seed":-1}""", "seed", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Seed")), ("value", -1), ("allowed", Range(0, 2147483647))) },
        { """{"seed":2147483648}""", "seed", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Seed")), ("value", 2147483648), ("allowed", Range(0, 2147483647))) },
        { """{"seed":"x"}""", "seed", Message.Of(MessageCode.ValueNotWhole, ("field", Label("Seed")), ("allowed", Range(0, 2147483647))) },
        { """{"callback_url":"example.com"}""", "callback_url", Message.Of(MessageCode.TextNotAddress, ("field", Label("Callback address"))) },
        { """{"callback_url":"javascript:alert(1)"}""", "callback_url", Message.Of(MessageCode.TextNotAddress, ("field", Label("Callback address"))) },
        { """{"meta_data":"{}"}""", "meta_data", Message.Of(MessageCode.MapNotPairs, ("field", Label("Metadata"))) },
        { """{"meta_data":{"Label":{"a":1,"a":2}}}""", "meta_data", Message.Of(MessageCode.JsonNameTwice, ("field", Message.Of(MessageCode.MapEntry, ("name", Quoted("Label")), ("field", Label("Metadata")))), ("name", Quoted("a"))) },
        { """{"meta_data":{"a":"1","a":"2"}}""", "meta_data", Message.Of(MessageCode.MapNameTwice, ("field", Label("Metadata")), ("name", Quoted("a"))) },
        { """{"prompt":7}""", "prompt", Message.Of(MessageCode.ValueNotText, ("field", Label("Prompt"))) },
        { """{"prompt":"\ud800"}""", "prompt", Message.Of(MessageCode.ValueNotText, ("field", Label("Prompt"))) },
        { """{"prompt":" \n "}""", "prompt", Message.Of(MessageCode.ValueMissing, ("field", Label("Prompt")), ("needed", Message.Of(MessageCode.NeededTextOf, ("most", new Count(2000))))) },
        { """{"prompt":""}""", "prompt", Message.Of(MessageCode.ValueMissing, ("field", Label("Prompt")), ("needed", Message.Of(MessageCode.NeededTextOf, ("most", new Count(2000))))) },
        { """{"prompt":null}""", "prompt", Message.Of(MessageCode.ValueMissing, ("field", Label("Prompt")), ("needed", Message.Of(MessageCode.NeededTextOf, ("most", new Count(2000))))) },
        { """{"style":"anime"}""", "style", Message.Of(MessageCode.NotAParameter, ("name", Quoted("style")), ("model", "Vidu Q3 Pro"), ("mode", Label("Text"))) },
    };

    [Theory]
    [MemberData(nameof(CasesOfValueThatDoesNotFit))]
    public void Value_ThatDoesNotFit_IsNamedWithWhatIsAllowed(string values, string field, Message message)
    {
        var all = CatalogUnderTest.Values("""{"prompt":"a fox"}""");
        foreach (var member in CatalogUnderTest.Json(values).EnumerateObject()) { all = all.With(member.Name, member.Value); }

        var errors = ModelCheck.Check(CatalogUnderTest.Input("vidu", "viduq3-pro", "text", all));

        Assert.Equal([Refusal(field, message)], errors);
    }

    public static TheoryData<string, string, string, Message> CasesOfValueOfAnotherProvider => new()
    {
        { "agcloud", "seedance", """{"prompt":"x","duration":3}""", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Duration")), ("value", new Number(3, "s")), ("allowed", Message.Of(MessageCode.RangeOrSpecial, ("range", Range(4, 15, "s")), ("value", -1), ("meaning", Label("Let the model choose"))))) },
        { "agcloud", "seedance", """{"prompt":"x","frames":30}""", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Frames")), ("value", new Number(30, "frames")), ("allowed", Message.Of(MessageCode.RangeInSteps, ("range", Range(29, 289, "frames")), ("step", 4)))) },
        { "agcloud", "seedance", """{"prompt":"x","ratio":"3:3"}""", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Ratio")), ("value", Quoted("3:3")), ("allowed", Names("adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"))) },
        { "agcloud", "seedance", """{"prompt":"x","model":"two words"}""", Message.Of(MessageCode.TextNotIdentifier, ("field", Label("Model"))) },
        { "vidu", "viduq1", """{"prompt":"x","duration":4}""", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Duration")), ("value", new Number(4, "s")), ("allowed", Message.Of(MessageCode.OnlyAllowed, ("value", new Number(5, "s"))))) },
        { "globalaiopc", "videos", """{"prompt":"x","duration":16}""", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Duration")), ("value", new Number(16, "s")), ("allowed", Range(4, 15, "s"))) },
        { "uniall", "viduq3-pro", """{"prompt":"x","extra_body":[1]}""", Message.Of(MessageCode.JsonNotObject, ("field", Label("More fields"))) },
        { "uniall", "viduq3-pro", """{"prompt":"x","extra_body":{"seed":1}}""", Message.Of(MessageCode.NameHasOwnField, ("field", Label("More fields")), ("name", Quoted("seed")), ("other", Label("Seed"))) },
        { "uniall", "viduq3-pro", """{"prompt":"x","extra_body":{"a":{"b":1,"b":2}}}""", Message.Of(MessageCode.JsonNameTwice, ("field", Label("More fields")), ("name", Quoted("b"))) },
        { "uniall", "viduq3-pro", """{"prompt":"x","extra_body":{"a":"\udfff"}}""", Message.Of(MessageCode.JsonHalfCharacter, ("field", Label("More fields"))) },
        { "ezmodel", "any", """{"prompt":"x","size":" 1:1"}""", Message.Of(MessageCode.TypedChoiceWrong, ("field", Label("Size")), ("most", 200)) },
    };

    [Theory]
    [MemberData(nameof(CasesOfValueOfAnotherProvider))]
    public void Value_OfAnotherProvider_IsNamedWithWhatIsAllowed(string provider, string model, string values, Message message)
    {
        var errors = ModelCheck.Check(CatalogUnderTest.Input(provider, model, "text", CatalogUnderTest.Values(values)));

        Assert.Equal([message], errors.Select(error => error.Message));
    }

    [Fact]
    public void Value_OfAHiddenParameter_IsNotChecked()
    {
        var values = CatalogUnderTest.Values("""{"prompt":"x","wm_position":"9","watermark":false}""");

        Assert.Empty(ModelCheck.Check(CatalogUnderTest.Input("vidu", "viduq2", "text", values)));
        Assert.Equal(["wm_position"], ModelCheck.Check(CatalogUnderTest.Input("vidu", "viduq2", "text", values.With("watermark", true))).Select(error => error.Field));
    }

    [Fact]
    public void Duration_WhenFramesAreSet_IsNeitherCheckedNorShown()
    {
        var values = CatalogUnderTest.Values("""{"prompt":"x","duration":99,"frames":57}""");

        Assert.Empty(ModelCheck.Check(CatalogUnderTest.Input("agcloud", "seedance", "text", values)));
    }

    [Fact]
    public void Prompt_OfWideCharacters_IsCountedInCodePoints()
    {
        var foxes = string.Concat(Enumerable.Repeat("🦊", 2000));

        Assert.Empty(ModelCheck.Check(CatalogUnderTest.Input("vidu", "viduq2", "text", ParameterValues.Empty.With("prompt", foxes))));
        Assert.Equal(
            [Refusal("prompt", Message.Of(MessageCode.TextTooLong, ("field", Label("Prompt")), ("length", new Count(2001)), ("most", new Count(2000))))],
            ModelCheck.Check(CatalogUnderTest.Input("vidu", "viduq2", "text", ParameterValues.Empty.With("prompt", foxes + "x"))));
    }

    [Fact]
    public void Text_OfFiftyMegabytes_IsAnErrorAtOnce()
    {
        var values = ParameterValues.Empty.With("prompt", new string('x', 50_000_000));

        Assert.Equal(
            [Refusal("prompt", Message.Of(MessageCode.TextTooLong, ("field", Label("Prompt")), ("length", Message.Of(MessageCode.MoreThan, ("most", new Count(2000)))), ("most", new Count(2000))))],
            ModelCheck.Check(CatalogUnderTest.Input("vidu", "viduq2", "text", values)));
    }

    [Fact]
    public void Strangers_InAnyNumber_AreNamedUpToABound()
    {
        var values = Enumerable.Range(0, 1000).Aggregate(ParameterValues.Empty.With("prompt", "x"), (all, index) => all.With($"stranger{index:000}", index));

        var errors = ModelCheck.Check(CatalogUnderTest.Input("globalaiopc", "videos", "text", values));

        Assert.Equal(21, errors.Count);
        Assert.Equal(Refusal("", Message.Of(MessageCode.MoreNotParameters, ("count", 980), ("model", "Videos"))), errors[^1]);
    }

    [Fact]
    public void AllErrors_OfOneInput_AreReportedTogether()
    {
        var errors = ModelCheck.Check(CatalogUnderTest.Input("globalaiopc", "videos", "first-last-frame", CatalogUnderTest.Values("""{"duration":1,"ratio":"1:1"}""")));

        Assert.Equal(["prompt", "duration", "ratio", "first_frame", "last_frame"], errors.Select(error => error.Field));
    }

    [Fact]
    public void EveryParameter_WithEveryWrongValue_NeverThrows()
    {
        string[] values = ["0", "-1", "1e999", "1.5", "\"\"", "\"x\"", "\"\\ud800\"", "true", "[]", "[1]", "[\"\\ud800\"]", "{}", "{\"\\ud800\":1}", "{\"a\":\"\\ud800\"}", "99999999999999999999", "[[[[[[[[1]]]]]]]]"];
        var modes = CatalogUnderTest.Catalog.Providers.SelectMany(provider => provider.Models.SelectMany(model => model.Modes.Select(mode => (provider, model, mode))));

        foreach (var (provider, model, mode) in modes)
        {
            foreach (var value in values.Select(CatalogUnderTest.Json))
            {
                var all = mode.Parameters.Aggregate(ParameterValues.Empty, (set, parameter) => set.With(parameter.Name, value));
                Assert.NotEmpty(ModelCheck.Check(new GenerationInput(provider, model, mode, all, [])));
            }
        }
    }

    public static TheoryData<string, string, Message?> CasesOfKindThatNoProviderHasYet => new()
    {
        { """{"kind":"number","label":"Scale","minimum":0,"maximum":1,"step":0.1,"wire":{"path":"scale"}}""", "0.5", null },
        { """{"kind":"number","label":"Scale","minimum":0,"maximum":1,"step":0.1,"wire":{"path":"scale"}}""", "0.55", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Scale")), ("value", 0.55m), ("allowed", Message.Of(MessageCode.RangeInSteps, ("range", Range(0, 1)), ("step", 0.1m)))) },
        { """{"kind":"number","label":"Scale","minimum":0,"maximum":1,"step":0.1,"wire":{"path":"scale"}}""", "1.1", Message.Of(MessageCode.ValueNotAllowed, ("field", Label("Scale")), ("value", 1.1m), ("allowed", Message.Of(MessageCode.RangeInSteps, ("range", Range(0, 1)), ("step", 0.1m)))) },
        { """{"kind":"number","label":"Scale","minimum":0,"maximum":1,"wire":{"path":"scale"}}""", "\"1\"", Message.Of(MessageCode.ValueNotNumber, ("field", Label("Scale")), ("allowed", Message.Of(MessageCode.RangeInSteps, ("range", Range(0, 1)), ("step", 0.1m)))) },
        { """{"kind":"list","label":"Tags","maxCount":2,"maxLength":3,"wire":{"path":"tags"}}""", "[\"a\",\"b\"]", null },
        { """{"kind":"list","label":"Tags","maxCount":2,"maxLength":3,"wire":{"path":"tags"}}""", "[\"a\",\"b\",\"c\"]", Message.Of(MessageCode.TooManyEntries, ("field", Label("Tags")), ("count", new Count(3)), ("most", new Count(2))) },
        { """{"kind":"list","label":"Tags","maxCount":2,"maxLength":3,"wire":{"path":"tags"}}""", "[\"abcd\"]", Message.Of(MessageCode.TextTooLong, ("field", Message.Of(MessageCode.ListEntry, ("number", 1), ("field", Label("Tags")))), ("length", new Count(4)), ("most", new Count(3))) },
        { """{"kind":"list","label":"Tags","maxCount":2,"maxLength":3,"wire":{"path":"tags"}}""", "[\"a\",\"\"]", Message.Of(MessageCode.EntryEmpty, ("field", Message.Of(MessageCode.ListEntry, ("number", 2), ("field", Label("Tags"))))) },
        { """{"kind":"list","label":"Links","maxCount":2,"maxLength":99,"format":"url","wire":{"path":"tags"}}""", "[\"x\"]", Message.Of(MessageCode.TextNotAddress, ("field", Message.Of(MessageCode.ListEntry, ("number", 1), ("field", Label("Links"))))) },
        { """{"kind":"list","label":"Tags","maxCount":2,"maxLength":3,"wire":{"path":"tags"}}""", "\"a\"", Message.Of(MessageCode.ListNotTexts, ("field", Label("Tags"))) },
        { """{"kind":"map","label":"Pairs","maxCount":1,"maxLength":2,"wire":{"path":"pairs"}}""", "{\"a\":\"1\",\"b\":\"2\"}", Message.Of(MessageCode.TooManyEntries, ("field", Label("Pairs")), ("count", new Count(2)), ("most", new Count(1))) },
        { """{"kind":"map","label":"Pairs","maxCount":1,"maxLength":2,"wire":{"path":"pairs"}}""", "{\"a\":\"123\"}", Message.Of(MessageCode.TextTooLong, ("field", Message.Of(MessageCode.MapEntry, ("name", Quoted("a")), ("field", Label("Pairs")))), ("length", new Count(3)), ("most", new Count(2))) },
        { """{"kind":"map","label":"Pairs","maxCount":1,"maxLength":2,"wire":{"path":"pairs"}}""", "{\"\":\"1\"}", Message.Of(MessageCode.MapNameWrong, ("field", Label("Pairs")), ("most", 200)) },
        { """{"kind":"json","label":"Rest","shape":"array","wire":{"path":"rest"}}""", "{\"a\":1}", Message.Of(MessageCode.JsonNotArray, ("field", Label("Rest"))) },
        { """{"kind":"json","label":"Rest","maxLength":5,"wire":{"path":"rest"}}""", "[1,2,3]", Message.Of(MessageCode.JsonTooLong, ("field", Label("Rest")), ("length", new Count(7)), ("most", new Count(5))) },
    };

    [Theory]
    [MemberData(nameof(CasesOfKindThatNoProviderHasYet))]
    public void Kind_ThatNoProviderHasYet_IsChecked(string parameter, string value, Message? message)
    {
        var input = SmallCatalog.Input("{\"models\":{\"one\":{\"parameters\":{\"tested\":" + parameter + "}}}}", "{\"prompt\":\"x\",\"tested\":" + value + "}");

        Assert.Equal(message is null ? [] : [Refusal("tested", message)], ModelCheck.Check(input));
    }

    public static TheoryData<string, int, Message?> CasesOfPromptThatSpeaksOfPictures => new()
    {
        { "A @Image1 beside @Image2", 2, null },
        { "Write to me@Image.example", 1, null },
        { "A @Image3", 2, Message.Of(MessageCode.MentionBeyond, ("mention", "@Image3"), ("slot", Label("Reference pictures")), ("count", 2)) },
        { "A @Image0", 2, Message.Of(MessageCode.MentionBeyond, ("mention", "@Image0"), ("slot", Label("Reference pictures")), ("count", 2)) },
        { "A @Image99999999999999999999", 1, Message.Of(MessageCode.MentionBeyond, ("mention", "@Image99999999999999999999"), ("slot", Label("Reference pictures")), ("count", 1)) },
    };

    [Theory]
    [MemberData(nameof(CasesOfPromptThatSpeaksOfPictures))]
    public void Prompt_ThatSpeaksOfPictures_FindsThem(string prompt, int pictures, Message? message)
    {
        var media = Enumerable.Repeat(CatalogUnderTest.Picture("reference_image"), pictures).ToList();

        var errors = ModelCheck.Check(CatalogUnderTest.Input("uniall", "viduq3-pro", "references", ParameterValues.Empty.With("prompt", prompt), media));

        Assert.Equal(message is null ? [] : [Refusal("prompt", message)], errors);
    }

    private static CheckError Refusal(string field, Message message) => new(field, message);
}
