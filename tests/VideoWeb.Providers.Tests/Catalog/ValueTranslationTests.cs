using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Catalog.Translation;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class ValueTranslationTests
{
    [Fact]
    public void SameModel_AndMode_KeepsEverything()
    {
        var values = CatalogUnderTest.Values("""{"prompt":"a fox","duration":-1,"ratio":"3:4","seed":7,"callback_url":"https://example.com/x"}""");

        var result = Translate("agcloud/seedance/text", values, "agcloud/seedance", "text");

        Assert.Equal(("text", values), (result.ModeId, result.Values));
        Assert.Empty(result.Notes);
    }

    [Theory]
    // Rounded to the nearest that is allowed.
    [InlineData("vidu/viduq3-pro/text", """{"duration":1}""", "globalaiopc/videos", """{"duration":4}""", "Rounded: ValueChanged(field: Duration, before: 1 s, after: 4 s, model: Videos, why: BecauseAllowed(allowed: RangeAllowed(least: 4, greatest: 15 s)))")]
    [InlineData("vidu/viduq3-pro/text", """{"duration":16}""", "vidu/viduq2", """{"duration":10}""", "Rounded: ValueChanged(field: Duration, before: 16 s, after: 10 s, model: Vidu Q2, why: BecauseAllowed(allowed: RangeAllowed(least: 1, greatest: 10 s)))")]
    [InlineData("vidu/viduq3-pro/text", """{"duration":16}""", "vidu/viduq1", """{"duration":5}""", "Rounded: ValueChanged(field: Duration, before: 16 s, after: 5 s, model: Vidu Q1, why: BecauseAllowed(allowed: OnlyAllowed(value: 5 s)))")]
    [InlineData("agcloud/seedance/text", """{"seed":4294967295}""", "vidu/viduq2", """{"seed":2147483647}""", "Rounded: ValueChanged(field: Seed, before: 4294967295, after: 2147483647, model: Vidu Q2, why: BecauseAllowed(allowed: RangeAllowed(least: 0, greatest: 2147483647)))")]
    // Replaced by the default, or by the nearest shape.
    [InlineData("agcloud/seedance/text", """{"duration":-1}""", "globalaiopc/videos", """{"duration":5}""", "Replaced: ValueChanged(field: Duration, before: -1 s, after: 5 s, model: Videos, why: BecauseAllowed(allowed: RangeAllowed(least: 4, greatest: 15 s)))")]
    [InlineData("vidu/viduq3-pro/text", """{"resolution":"540p"}""", "agcloud/seedance", """{"resolution":"480p"}""", "Replaced: ValueChanged(field: Resolution, before: “540p”, after: “480p”, model: Seedance, why: BecauseNearest(choices: 480p and 720p and 1080p))")]
    [InlineData("vidu/viduq3-pro/text", """{"resolution":"1080p"}""", "globalaiopc/videos", """{"resolution":"720p"}""", "Replaced: ValueChanged(field: Resolution, before: “1080p”, after: “720p”, model: Videos, why: BecauseNearest(choices: 720p))")]
    [InlineData("vidu/viduq3-pro/text", """{"resolution":"1080p"}""", "agcloud/seedance-2-0-fast", """{"resolution":"720p"}""", "Replaced: ValueChanged(field: Resolution, before: “1080p”, after: “720p”, model: Seedance 2.0 Fast, why: BecauseNearest(choices: 480p and 720p))")]
    [InlineData("agcloud/seedance/text", """{"ratio":"21:9"}""", "vidu/viduq3-pro", """{"ratio":"16:9"}""", "Replaced: ValueChanged(field: Ratio, before: “21:9”, after: “16:9”, model: Vidu Q3 Pro, why: BecauseNearest(choices: 16:9 and 9:16 and 3:4 and 4:3 and 1:1))")]
    [InlineData("agcloud/seedance/text", """{"ratio":"3:4"}""", "globalaiopc/videos", """{"ratio":"9:16"}""", "Replaced: ValueChanged(field: Ratio, before: “3:4”, after: “9:16”, model: Videos, why: BecauseNearest(choices: 16:9 and 9:16))")]
    [InlineData("agcloud/seedance/text", """{"ratio":"adaptive"}""", "globalaiopc/videos", """{"ratio":"16:9"}""", "Replaced: ValueChanged(field: Ratio, before: “adaptive”, after: “16:9”, model: Videos, why: BecauseAllowed(allowed: 16:9 and 9:16))")]
    [InlineData("agcloud/seedance/text", """{"model":"kkcc"}""", "ezmodel/any", """{"model":"kling-v1"}""", "Replaced: ValueChanged(field: Model, before: “kkcc”, after: “kling-v1”, model: EZModel Video, why: BecauseModelNameIsProviders)")]
    // Another name for the same thing.
    [InlineData("ezmodel/any/text", """{"size":"1024x1024"}""", "vidu/viduq1", """{"ratio":"1:1"}""", "Replaced: ValueChanged(field: Size, before: “1024x1024”, after: “1:1”, model: Vidu Q1, why: BecauseNearest(choices: 16:9 and 9:16 and 1:1))")]
    [InlineData("vidu/viduq1/text", """{"ratio":"9:16"}""", "ezmodel/any", """{"size":"9:16"}""", "")]
    [InlineData("agcloud/seedance/text", """{"ratio":"21:9"}""", "ezmodel/any", """{"size":"1280x720"}""", "Replaced: ValueChanged(field: Ratio, before: “21:9”, after: “1280x720”, model: EZModel Video, why: BecauseNearest(choices: 1280x720 and 720x1280 and 1024x1024 and 1920x1080 and 1080x1920 and 512x512 and 16:9 and 9:16 and 1:1))")]
    // Dropped.
    [InlineData("vidu/viduq1/text", """{"style":"anime"}""", "vidu/viduq2", "{}", "Dropped: ValueLeftOut(field: Style, before: “anime”, model: Vidu Q2, why: BecauseNoSuchSetting)")]
    [InlineData("vidu/viduq2/text", """{"bgm":true}""", "globalaiopc/videos", "{}", "Dropped: ValueLeftOut(field: Background music, before: On, model: Videos, why: BecauseNoSuchSetting)")]
    [InlineData("vidu/viduq2/text", """{"meta_data":{"Label":"x"}}""", "globalaiopc/videos", "{}", "Dropped: ValueLeftOut(field: Metadata, before: FieldsValue, model: Videos, why: BecauseNoSuchSetting)")]
    [InlineData("vidu/viduq2/text", """{"stranger":1}""", "vidu/viduq2", "{}", "Dropped: UnknownSettingLeftOut(name: “stranger”)")]
    [InlineData("vidu/viduq2/text", """{"watermark":"yes"}""", "agcloud/seedance", "{}", "Dropped: ValueLeftOut(field: Watermark, before: “yes”, model: Seedance, why: BecauseItDoesNotFit(field: Watermark))")]
    // Kept, or lost without a change that anybody sees.
    [InlineData("agcloud/seedance/text", """{"seed":-1}""", "vidu/viduq2", "{}", "")]
    [InlineData("vidu/viduq2/text", """{"wm_position":"1"}""", "globalaiopc/videos", "{}", "")]
    [InlineData("vidu/viduq2/text", """{"prompt":"","payload":null}""", "globalaiopc/videos", "{}", "")]
    [InlineData("vidu/viduq2/text", """{"off_peak":true,"resolution":"1080p"}""", "uniall/viduq3-pro", """{"off_peak":true,"resolution":"1080p"}""", "")]
    public void Value_OnItsWay_IsKeptRoundedReplacedOrDropped(string from, string values, string to, string expected, string note)
    {
        var result = Translate(from, CatalogUnderTest.Values(values), to, "text");

        Assert.Equal(CatalogUnderTest.Values(expected), result.Values);
        Assert.Equal(note, string.Concat(result.Notes.Select(item => $"{item.Kind}: {item.Message}")));
    }

    [Theory]
    [InlineData("vidu/viduq2/references")]
    [InlineData("vidu/vidu2.0/first-frame")]
    public void Resolution_ThatVidu2DoesNotMakeOfReferences_BecomesTheNearestThere(string from)
    {
        var result = Translate(from, CatalogUnderTest.Values("""{"resolution":"1080p"}"""), "vidu/vidu2.0", "references");

        Assert.Equal("720p", result.Values.Text("resolution"));
    }

    [Fact]
    public void Prompt_ThatIsTooLongThere_StaysForTheCheckToSay()
    {
        var values = ParameterValues.Empty.With("prompt", new string('x', 1800));

        Assert.Equal(values, Translate("vidu/viduq2/text", values, "globalaiopc/videos", "text").Values);
    }

    [Fact]
    public void Media_WithSlotsOfTheSameName_Stay()
    {
        MediaItem[] media = [CatalogUnderTest.Picture("first_frame"), CatalogUnderTest.Picture("last_frame")];

        var result = Translate("agcloud/seedance/first-last-frame", ParameterValues.Empty, "globalaiopc/videos", "first-last-frame", media);

        Assert.Equal("first-last-frame", result.ModeId);
        Assert.Equal(media, result.Media);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void Mode_ThatIsMissingThere_IsTheOneWithMostPlaces()
    {
        MediaItem[] media = [CatalogUnderTest.Picture("reference_image", name: "a.png"), CatalogUnderTest.Picture("reference_image", name: "b.png")];

        var result = Translate("agcloud/seedance/references", ParameterValues.Empty, "vidu/viduq3-pro", "references", media);

        Assert.Equal("first-last-frame", result.ModeId);
        Assert.Equal(["first_frame", "last_frame"], result.Media.Select(item => item.Slot));
        Assert.Equal(["MediumMoved(medium: “a.png”, slot: First frame)", "MediumMoved(medium: “b.png”, slot: Last frame)"], result.Notes.Select(note => note.Message.ToString()));
    }

    [Fact]
    public void Media_WithoutAPlace_AreNamed()
    {
        MediaItem[] media =
        [
            CatalogUnderTest.Picture("reference_image"), CatalogUnderTest.Sound("reference_audio", name: "song.mp3"),
            new("reference_image", MediaKind.Image, "data:image/png;base64,aGVsbG8=", null, "inline.png"),
        ];

        var result = Translate("agcloud/seedance/references", ParameterValues.Empty, "globalaiopc/videos", "references", media);

        Assert.Equal([media[0]], result.Media);
        Assert.Equal(
            [
                "reference_audio, Dropped: MediumLeftOut(medium: “song.mp3”, mode: References, model: Videos)",
                "reference_image, Dropped: MediumLeftOut(medium: “inline.png”, mode: References, model: Videos)",
            ],
            result.Notes.Select(note => $"{note.Field}, {note.Kind}: {note.Message}"));
    }

    [Fact]
    public void EveryModel_ToEveryOther_GivesValuesThatFit()
    {
        var modes = CatalogUnderTest.Catalog.Providers.SelectMany(provider => provider.Models.SelectMany(model => model.Modes.Select(mode => (provider, model, mode)))).ToList();
        foreach (var from in modes)
        {
            var values = from.mode.Parameters.Aggregate(ParameterValues.Empty, Extreme).With("prompt", "a fox");
            foreach (var (provider, model) in modes.Select(to => (to.provider, to.model)).Distinct())
            {
                var result = ValueTranslation.Translate(from.mode, values, [], model, "text");

                var errors = ModelCheck.Check(new GenerationInput(provider, model, model.FindMode(result.ModeId)!, result.Values, []));
                Assert.DoesNotContain(errors, error => model.FindMode(result.ModeId)!.FindParameter(error.Field) is not null);
            }
        }
    }

    private static ParameterValues Extreme(ParameterValues values, ParameterDescription parameter) => parameter switch
    {
        IntegerParameter integer => values.With(parameter.Name, integer.Maximum),
        ChoiceParameter choice => values.With(parameter.Name, choice.Choices[^1].Value),
        SwitchParameter => values.With(parameter.Name, true),
        SeedParameter seed => values.With(parameter.Name, seed.Maximum),
        TextParameter { Format: TextFormat.Url } => values.With(parameter.Name, "https://example.com/x"),
        TextParameter => values.With(parameter.Name, "x"),
        MapParameter => values.With(parameter.Name, CatalogUnderTest.Json("""{"Label":"x"}""")),
        _ => values.With(parameter.Name, CatalogUnderTest.Json("""{"other":1}""")),
    };

    private static TranslatedInput Translate(string from, ParameterValues values, string to, string mode, params MediaItem[] media)
    {
        var source = from.Split('/');
        var target = to.Split('/');
        return ValueTranslation.Translate(
            CatalogUnderTest.Mode(source[0], source[1], source[2]), values, media, CatalogUnderTest.Catalog.FindProvider(target[0])!.FindModel(target[1])!, mode);
    }
}
