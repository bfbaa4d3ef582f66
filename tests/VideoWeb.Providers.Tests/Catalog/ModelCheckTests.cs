using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class ModelCheckTests
{
    [Theory]
    [InlineData("doubao-seedance-2-0-fast-260128", "Seedance 2.0 Fast")]
    [InlineData("doubao-seedance-2-0-mini-260615", "Seedance 2.0 Fast")]
    [InlineData("seedance-1-5-pro-251215", "Seedance 1.5 Pro")]
    [InlineData("doubao-seedance-1-0-pro-250528", "Seedance 1.0 Pro")]
    [InlineData("DOUBAO-SEEDANCE-1-0-PRO-FAST-251015", "Seedance 1.0 Pro Fast")]
    [InlineData("doubao-seedance-1-0-lite-i2v-250428", "Seedance 1.0 Lite (pictures)")]
    public void TypedName_OfAnotherFamily_IsSentThere(string name, string model)
    {
        var provider = CatalogUnderTest.Catalog.FindProvider("agcloud")!;
        var seedance = provider.FindModel("seedance")!;
        var input = new GenerationInput(provider, seedance, seedance.FindMode("text")!, ParameterValues.Empty.With("model", name).With("prompt", "A cat"), []);

        Assert.Equal([Refusal("model", $"Model is “{name}”, which has limits of its own; choose {model} above for it.")], ModelCheck.Check(input));
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

    [Theory]
    [InlineData("""{"duration":20}""", "duration", "Duration is 20 s; this model allows 1 to 16 s.")]
    [InlineData("""{"duration":0}""", "duration", "Duration is 0 s; this model allows 1 to 16 s.")]
    [InlineData("""{"duration":5.5}""", "duration", "Duration must be a whole number; this model allows 1 to 16 s.")]
    [InlineData("""{"duration":"5"}""", "duration", "Duration must be a whole number; this model allows 1 to 16 s.")]
    [InlineData("""{"duration":1e999}""", "duration", "Duration must be a whole number; this model allows 1 to 16 s.")]
    [InlineData("""{"duration":99999999999999999999}""", "duration", "Duration must be a whole number; this model allows 1 to 16 s.")]
    [InlineData("""{"duration":[5]}""", "duration", "Duration must be a whole number; this model allows 1 to 16 s.")]
    [InlineData("""{"ratio":"21:9"}""", "ratio", "Ratio is “21:9”; this model allows 16:9, 9:16, 3:4, 4:3 and 1:1.")]
    [InlineData("""{"ratio":169}""", "ratio", "Ratio must be one of 16:9, 9:16, 3:4, 4:3 and 1:1.")]
    [InlineData("""{"audio":"yes"}""", "audio", "Sound must be on or off.")]
    [InlineData("""{"seed":-1}""", "seed", "Seed is -1; this model allows 0 to 2147483647.")]
    [InlineData("""{"seed":2147483648}""", "seed", "Seed is 2147483648; this model allows 0 to 2147483647.")]
    [InlineData("""{"seed":"x"}""", "seed", "Seed must be a whole number; this model allows 0 to 2147483647.")]
    [InlineData("""{"callback_url":"example.com"}""", "callback_url", "Callback address must be an absolute address that begins with http:// or https://.")]
    [InlineData("""{"callback_url":"javascript:alert(1)"}""", "callback_url", "Callback address must be an absolute address that begins with http:// or https://.")]
    [InlineData("""{"meta_data":"{}"}""", "meta_data", "Metadata must be pairs of name and text.")]
    [InlineData("""{"meta_data":{"Label":{"a":1,"a":2}}}""", "meta_data", "“Label” in Metadata holds the name “a” twice in one object.")]
    [InlineData("""{"meta_data":{"a":"1","a":"2"}}""", "meta_data", "Metadata has “a” twice.")]
    [InlineData("""{"prompt":7}""", "prompt", "Prompt must be a text.")]
    [InlineData("""{"prompt":"\ud800"}""", "prompt", "Prompt must be a text.")]
    [InlineData("""{"prompt":" \n "}""", "prompt", "Prompt is missing; this model needs a text of at most 2,000 characters.")]
    [InlineData("""{"prompt":""}""", "prompt", "Prompt is missing; this model needs a text of at most 2,000 characters.")]
    [InlineData("""{"prompt":null}""", "prompt", "Prompt is missing; this model needs a text of at most 2,000 characters.")]
    [InlineData("""{"style":"anime"}""", "style", "“style” is not a parameter of Vidu Q3 Pro in the mode Text.")]
    public void Value_ThatDoesNotFit_IsNamedWithWhatIsAllowed(string values, string field, string message)
    {
        var all = CatalogUnderTest.Values("""{"prompt":"a fox"}""");
        foreach (var member in CatalogUnderTest.Json(values).EnumerateObject()) { all = all.With(member.Name, member.Value); }

        var errors = ModelCheck.Check(CatalogUnderTest.Input("vidu", "viduq3-pro", "text", all));

        Assert.Equal([Refusal(field, message)], errors);
    }

    [Theory]
    [InlineData("agcloud", "seedance", """{"prompt":"x","duration":3}""", "Duration is 3 s; this model allows 4 to 15 s, or -1 (Let the model choose).")]
    [InlineData("agcloud", "seedance", """{"prompt":"x","frames":30}""", "Frames is 30 frames; this model allows 29 to 289 frames in steps of 4.")]
    [InlineData("agcloud", "seedance", """{"prompt":"x","ratio":"3:3"}""", "Ratio is “3:3”; this model allows adaptive, 16:9, 4:3, 1:1, 3:4, 9:16 and 21:9.")]
    [InlineData("agcloud", "seedance", """{"prompt":"x","model":"two words"}""", "Model may hold letters, digits and . _ : / - only, without spaces.")]
    [InlineData("vidu", "viduq1", """{"prompt":"x","duration":4}""", "Duration is 4 s; this model allows only 5 s.")]
    [InlineData("globalaiopc", "videos", """{"prompt":"x","duration":16}""", "Duration is 16 s; this model allows 4 to 15 s.")]
    [InlineData("uniall", "viduq3-pro", """{"prompt":"x","extra_body":[1]}""", "More fields must be a JSON object, such as {\"name\": 1}.")]
    [InlineData("uniall", "viduq3-pro", """{"prompt":"x","extra_body":{"seed":1}}""", "More fields has “seed”, which has a field of its own: Seed. Set it there.")]
    [InlineData("uniall", "viduq3-pro", """{"prompt":"x","extra_body":{"a":{"b":1,"b":2}}}""", "More fields holds the name “b” twice in one object.")]
    [InlineData("uniall", "viduq3-pro", """{"prompt":"x","extra_body":{"a":"\udfff"}}""", "More fields holds half a character.")]
    [InlineData("ezmodel", "any", """{"prompt":"x","size":" 1:1"}""", "Size must be a text of 1 to 200 characters without spaces around it.")]
    public void Value_OfAnotherProvider_IsNamedWithWhatIsAllowed(string provider, string model, string values, string message)
    {
        var errors = ModelCheck.Check(CatalogUnderTest.Input(provider, model, "text", CatalogUnderTest.Values(values)));

        Assert.Equal([Message.Recorded(message)], errors.Select(error => error.Message));
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
            [Refusal("prompt", "Prompt has 2,001 characters; this model allows at most 2,000.")],
            ModelCheck.Check(CatalogUnderTest.Input("vidu", "viduq2", "text", ParameterValues.Empty.With("prompt", foxes + "x"))));
    }

    [Fact]
    public void Text_OfFiftyMegabytes_IsAnErrorAtOnce()
    {
        var values = ParameterValues.Empty.With("prompt", new string('x', 50_000_000));

        Assert.Equal(
            [Refusal("prompt", "Prompt has more than 2,000 characters; this model allows at most 2,000.")],
            ModelCheck.Check(CatalogUnderTest.Input("vidu", "viduq2", "text", values)));
    }

    [Fact]
    public void Strangers_InAnyNumber_AreNamedUpToABound()
    {
        var values = Enumerable.Range(0, 1000).Aggregate(ParameterValues.Empty.With("prompt", "x"), (all, index) => all.With($"stranger{index:000}", index));

        var errors = ModelCheck.Check(CatalogUnderTest.Input("globalaiopc", "videos", "text", values));

        Assert.Equal(21, errors.Count);
        Assert.Equal(Refusal("", "980 more values are not parameters of Videos."), errors[^1]);
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

    [Theory]
    [InlineData("""{"kind":"number","label":"Scale","minimum":0,"maximum":1,"step":0.1,"wire":{"path":"scale"}}""", "0.5", null)]
    [InlineData("""{"kind":"number","label":"Scale","minimum":0,"maximum":1,"step":0.1,"wire":{"path":"scale"}}""", "0.55", "Scale is 0.55; this model allows 0 to 1 in steps of 0.1.")]
    [InlineData("""{"kind":"number","label":"Scale","minimum":0,"maximum":1,"step":0.1,"wire":{"path":"scale"}}""", "1.1", "Scale is 1.1; this model allows 0 to 1 in steps of 0.1.")]
    [InlineData("""{"kind":"number","label":"Scale","minimum":0,"maximum":1,"wire":{"path":"scale"}}""", "\"1\"", "Scale must be a number; this model allows 0 to 1 in steps of 0.1.")]
    [InlineData("""{"kind":"list","label":"Tags","maxCount":2,"maxLength":3,"wire":{"path":"tags"}}""", "[\"a\",\"b\"]", null)]
    [InlineData("""{"kind":"list","label":"Tags","maxCount":2,"maxLength":3,"wire":{"path":"tags"}}""", "[\"a\",\"b\",\"c\"]", "Tags has 3 entries; at most 2 are allowed.")]
    [InlineData("""{"kind":"list","label":"Tags","maxCount":2,"maxLength":3,"wire":{"path":"tags"}}""", "[\"abcd\"]", "Entry 1 of Tags has 4 characters; at most 3 are allowed.")]
    [InlineData("""{"kind":"list","label":"Tags","maxCount":2,"maxLength":3,"wire":{"path":"tags"}}""", "[\"a\",\"\"]", "Entry 2 of Tags must be a text that is not empty.")]
    [InlineData("""{"kind":"list","label":"Links","maxCount":2,"maxLength":99,"format":"url","wire":{"path":"tags"}}""", "[\"x\"]", "Entry 1 of Links must be an absolute address that begins with http:// or https://.")]
    [InlineData("""{"kind":"list","label":"Tags","maxCount":2,"maxLength":3,"wire":{"path":"tags"}}""", "\"a\"", "Tags must be a list of texts.")]
    [InlineData("""{"kind":"map","label":"Pairs","maxCount":1,"maxLength":2,"wire":{"path":"pairs"}}""", "{\"a\":\"1\",\"b\":\"2\"}", "Pairs has 2 entries; at most 1 are allowed.")]
    [InlineData("""{"kind":"map","label":"Pairs","maxCount":1,"maxLength":2,"wire":{"path":"pairs"}}""", "{\"a\":\"123\"}", "“a” in Pairs has 3 characters; at most 2 are allowed.")]
    [InlineData("""{"kind":"map","label":"Pairs","maxCount":1,"maxLength":2,"wire":{"path":"pairs"}}""", "{\"\":\"1\"}", "A name in Pairs is empty, too long or not text; at most 200 characters are allowed.")]
    [InlineData("""{"kind":"json","label":"Rest","shape":"array","wire":{"path":"rest"}}""", "{\"a\":1}", "Rest must be a JSON array, such as [1, 2].")]
    [InlineData("""{"kind":"json","label":"Rest","maxLength":5,"wire":{"path":"rest"}}""", "[1,2,3]", "Rest has 7 characters of JSON; at most 5 are allowed.")]
    public void Kind_ThatNoProviderHasYet_IsChecked(string parameter, string value, string? message)
    {
        var input = SmallCatalog.Input("{\"models\":{\"one\":{\"parameters\":{\"tested\":" + parameter + "}}}}", "{\"prompt\":\"x\",\"tested\":" + value + "}");

        Assert.Equal(message is null ? [] : [Refusal("tested", message)], ModelCheck.Check(input));
    }

    [Theory]
    [InlineData("A @Image1 beside @Image2", 2, null)]
    [InlineData("Write to me@Image.example", 1, null)]
    [InlineData("A @Image3", 2, "The prompt speaks of @Image3, but Reference pictures holds only 2.")]
    [InlineData("A @Image0", 2, "The prompt speaks of @Image0, but Reference pictures holds only 2.")]
    [InlineData("A @Image99999999999999999999", 1, "The prompt speaks of @Image99999999999999999999, but Reference pictures holds only 1.")]
    public void Prompt_ThatSpeaksOfPictures_FindsThem(string prompt, int pictures, string? message)
    {
        var media = Enumerable.Repeat(CatalogUnderTest.Picture("reference_image"), pictures).ToList();

        var errors = ModelCheck.Check(CatalogUnderTest.Input("uniall", "viduq3-pro", "references", ParameterValues.Empty.With("prompt", prompt), media));

        Assert.Equal(message is null ? [] : [Refusal("prompt", message)], errors);
    }

    private static CheckError Refusal(string field, string english) => new(field, Message.Recorded(english));
}
