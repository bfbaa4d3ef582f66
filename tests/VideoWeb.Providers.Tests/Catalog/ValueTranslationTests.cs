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
    [InlineData("vidu/viduq3-pro/text", """{"duration":1}""", "globalaiopc/videos", """{"duration":4}""", "Rounded: Duration 1 s became 4 s for Videos; allowed there: 4 to 15 s.")]
    [InlineData("vidu/viduq3-pro/text", """{"duration":16}""", "vidu/viduq2", """{"duration":10}""", "Rounded: Duration 16 s became 10 s for Vidu Q2; allowed there: 1 to 10 s.")]
    [InlineData("vidu/viduq3-pro/text", """{"duration":16}""", "vidu/viduq1", """{"duration":5}""", "Rounded: Duration 16 s became 5 s for Vidu Q1; allowed there: only 5 s.")]
    [InlineData("agcloud/seedance/text", """{"seed":4294967295}""", "vidu/viduq2", """{"seed":2147483647}""", "Rounded: Seed 4294967295 became 2147483647 for Vidu Q2; allowed there: 0 to 2147483647.")]
    // Replaced by the default, or by the nearest shape.
    [InlineData("agcloud/seedance/text", """{"duration":-1}""", "globalaiopc/videos", """{"duration":5}""", "Replaced: Duration -1 s became 5 s for Videos; allowed there: 4 to 15 s.")]
    [InlineData("vidu/viduq3-pro/text", """{"resolution":"540p"}""", "agcloud/seedance", """{"resolution":"480p"}""", "Replaced: Resolution “540p” became “480p” for Seedance; the nearest of 480p, 720p and 1080p.")]
    [InlineData("vidu/viduq3-pro/text", """{"resolution":"1080p"}""", "globalaiopc/videos", """{"resolution":"720p"}""", "Replaced: Resolution “1080p” became “720p” for Videos; the nearest of 720p.")]
    [InlineData("vidu/viduq3-pro/text", """{"resolution":"1080p"}""", "agcloud/seedance-2-0-fast", """{"resolution":"720p"}""", "Replaced: Resolution “1080p” became “720p” for Seedance 2.0 Fast; the nearest of 480p and 720p.")]
    [InlineData("agcloud/seedance/text", """{"ratio":"21:9"}""", "vidu/viduq3-pro", """{"ratio":"16:9"}""", "Replaced: Ratio “21:9” became “16:9” for Vidu Q3 Pro; the nearest of 16:9, 9:16, 3:4, 4:3 and 1:1.")]
    [InlineData("agcloud/seedance/text", """{"ratio":"3:4"}""", "globalaiopc/videos", """{"ratio":"9:16"}""", "Replaced: Ratio “3:4” became “9:16” for Videos; the nearest of 16:9 and 9:16.")]
    [InlineData("agcloud/seedance/text", """{"ratio":"adaptive"}""", "globalaiopc/videos", """{"ratio":"16:9"}""", "Replaced: Ratio “adaptive” became “16:9” for Videos; allowed there: 16:9 and 9:16.")]
    [InlineData("agcloud/seedance/text", """{"model":"kkcc"}""", "ezmodel/any", """{"model":"kling-v1"}""", "Replaced: Model “kkcc” became “kling-v1” for Any model; a model's name belongs to its provider.")]
    // Another name for the same thing.
    [InlineData("ezmodel/any/text", """{"size":"1024x1024"}""", "vidu/viduq1", """{"ratio":"1:1"}""", "Replaced: Size “1024x1024” became “1:1” for Vidu Q1; the nearest of 16:9, 9:16 and 1:1.")]
    [InlineData("vidu/viduq1/text", """{"ratio":"9:16"}""", "ezmodel/any", """{"size":"9:16"}""", "")]
    [InlineData("agcloud/seedance/text", """{"ratio":"21:9"}""", "ezmodel/any", """{"size":"1280x720"}""", "Replaced: Ratio “21:9” became “1280x720” for Any model; the nearest of 1280x720, 720x1280, 1024x1024, 1920x1080, 1080x1920, 512x512, 16:9, 9:16 and 1:1.")]
    // Dropped.
    [InlineData("vidu/viduq1/text", """{"style":"anime"}""", "vidu/viduq2", "{}", "Dropped: Style “anime” was left out for Vidu Q2; it has no such setting.")]
    [InlineData("vidu/viduq2/text", """{"bgm":true}""", "globalaiopc/videos", "{}", "Dropped: Background music on was left out for Videos; it has no such setting.")]
    [InlineData("vidu/viduq2/text", """{"meta_data":{"Label":"x"}}""", "globalaiopc/videos", "{}", "Dropped: Metadata (fields) was left out for Videos; it has no such setting.")]
    [InlineData("vidu/viduq2/text", """{"stranger":1}""", "vidu/viduq2", "{}", "Dropped: “stranger” is not a known setting and was left out.")]
    [InlineData("vidu/viduq2/text", """{"watermark":"yes"}""", "agcloud/seedance", "{}", "Dropped: Watermark “yes” was left out for Seedance; it does not fit Watermark there.")]
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
        Assert.Equal(["“a.png” was moved to First frame.", "“b.png” was moved to Last frame."], result.Notes.Select(note => note.Message));
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
                new TranslationNote("reference_audio", TranslationNoteKind.Dropped, "“song.mp3” has no place in the mode References of Videos and was left out."),
                new TranslationNote("reference_image", TranslationNoteKind.Dropped, "“inline.png” has no place in the mode References of Videos and was left out."),
            ],
            result.Notes);
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
