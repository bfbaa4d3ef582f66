using Bunit;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Translation;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>What the providers' pages ask of the form, seen in the form itself.</summary>
public sealed class FormBehaviourTests : ComponentTest
{
    private ComposeState _state = default!;

    public FormBehaviourTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void UniAll_ResolutionAndOffPeak_AreChoicesOfTheirOwn()
    {
        var form = Open("uniall", "viduq3-pro", "text");

        form.Find("[data-parameter=resolution] input[value='1080p']").Change("1080p");
        form.Find("#field-off_peak").Change(true);

        Assert.Equal(ParameterValues.FromJson("""{"resolution":"1080p","off_peak":true}"""), _state.Values);
        Assert.Empty(form.FindAll("[data-parameter=model]"));
    }

    [Fact]
    public void UniAll_ReferenceMode_HasNoOffPeak() => Assert.Empty(Open("uniall", "viduq3-pro", "references").FindAll("[data-parameter=off_peak]"));

    [Fact]
    public void Vidu_WatermarkGroup_AppearsWithTheWatermarkOnly()
    {
        var form = Open("vidu", "viduq2", "text");
        Assert.Empty(form.FindAll("[data-parameter^=wm_]"));

        form.Find("#field-watermark").Change(true);

        Assert.Equal(["wm_position", "wm_url"], form.FindAll("[data-parameter^=wm_]").Select(field => field.GetAttribute("data-parameter")!));
    }

    [Fact]
    public void AgCloud_FramesSet_TakeThePlaceOfTheDuration()
    {
        var form = Open("agcloud", "seedance", "text");

        form.Find("#field-frames").Change("57");

        Assert.Empty(form.FindAll("[data-parameter=duration]"));
        form.Parameter("frames").AllByRole("button").Single(button => button.TextContent == "Reset").Click();
        Assert.Single(form.FindAll("[data-parameter=duration]"));
    }

    [Fact]
    public void Duration_Slider_HasTheModelsRangeAndSteps()
    {
        var slider = Open("agcloud", "seedance", "text").Find("[data-parameter=duration] input[type=range]");

        Assert.Equal(("4", "15", "1"), (slider.GetAttribute("min"), slider.GetAttribute("max"), slider.GetAttribute("step")));
    }

    [Fact]
    public void Mentions_OfPicturesThatAreThere_AreOfferedAndOthersNamed()
    {
        var form = Open("uniall", "viduq3-pro", "references", state => state with
        {
            Media = [new MediaItem("reference_image", MediaKind.Image, "https://example.com/1.png"), new MediaItem("reference_image", MediaKind.Image, "https://example.com/2.png")],
        });

        form.Find("#field-prompt").Change("@Image1 beside @Image3");

        Assert.Equal(["@Image1", "@Image2"], form.FindAll("[data-mention]").Select(button => button.GetAttribute("data-mention")!));
        Assert.Equal("@Image3", form.Find("[data-mentions-of] > span").TextContent);
        Assert.Equal("The prompt speaks of @Image3, but Reference pictures holds only 2.", form.Find("#field-prompt-error").TextContent);
    }

    [Fact]
    public void Mentions_WhereThePromptCannotName_AreNotThere() => Assert.Empty(Open("vidu", "viduq3-turbo", "references").FindAll("[data-mentions-of]"));

    [Fact]
    public void Switch_ThenBack_GivesTheUntouchedForm()
    {
        var form = Open("agcloud", "seedance", "references", state => state with
        {
            Values = ParameterValues.FromJson("""{"prompt":"x","duration":15,"ratio":"21:9","seed":4294967295,"return_last_frame":true}"""),
            Media = [.. Enumerable.Range(1, 6).Select(number => new MediaItem("reference_image", MediaKind.Image, $"https://example.com/{number}.png"))],
        });
        var before = _state;

        Switch(form, "globalaiopc", "videos");

        Assert.Equal(
            [
                (TranslationNoteKind.Replaced, "ratio"), (TranslationNoteKind.Dropped, "seed"), (TranslationNoteKind.Dropped, "return_last_frame"),
                (TranslationNoteKind.Dropped, "reference_image"), (TranslationNoteKind.Dropped, "reference_image"),
            ],
            _state.Notes.Select(note => (note.Kind, note.Field)));
        Assert.Equal(4, _state.Media.Length);
        form.Notes()!.Button("Back to Seedance").Click();
        Assert.Equal((before.ProviderId, before.Values, before.Media.Length), (_state.ProviderId, _state.Values, _state.Media.Length));
        Assert.Null(form.Notes());
    }

    [Fact]
    public void Switch_FileThatTheOtherModelRefuses_IsNamedAtOnce()
    {
        var form = Open("agcloud", "seedance", "references", state => state with
        {
            Values = ParameterValues.FromJson("""{"prompt":"x"}"""),
            Media = [new MediaItem("reference_image", MediaKind.Image, "https://example.com/large.png", new MediaFacts(25_000_000, "png", 1000, 1000), "large.png")],
        });

        Switch(form, "globalaiopc", "videos");

        Assert.Contains("large.png", form.Find("#field-reference_image-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_Format_IndentsAndKeepsTheLetters()
    {
        var form = Open("ezmodel", "any", "text");
        form.Find("#field-metadata").Change("""{"a":"猫","b":[1]}""");

        form.Parameter("metadata").Button("Format").Click();

        Assert.Equal("{\n  \"a\": \"猫\",\n  \"b\": [\n    1\n  ]\n}", form.Find("#field-metadata").GetAttribute("value"));
    }

    [Fact]
    public void Json_NotJson_CannotBeFormattedAndSaysWhere()
    {
        var form = Open("ezmodel", "any", "text");

        form.Find("#field-metadata").Change("{\n  \"a\": x }");

        Assert.True(form.Parameter("metadata").Button("Format").HasAttribute("disabled"));
        Assert.Equal("This is not JSON: look at line 2, character 8.", form.Find("#field-metadata-error").TextContent);
    }

    private IRenderedComponent<ComposeForm> Open(string provider, string model, string mode, Func<ComposeState, ComposeState>? with = null)
    {
        _state = ComposeSamples.State(ComposeSamples.Target(provider, model, mode));
        _state = with?.Invoke(_state) ?? _state;
        IRenderedComponent<ComposeForm>? form = null;
        form = Render<ComposeForm>(parameters => Fill(parameters).Add(p => p.StateChanged, Show).Add(p => p.OnUndo, () => Show(_state.UndoSwitch())));
        return form;

        void Show(ComposeState state)
        {
            _state = state;
            form!.Render(changed => Fill(changed));
        }
    }

    private static void Switch(IRenderedComponent<ComposeForm> form, string provider, string model)
    {
        form.Find("#model-picker").Click();
        form.Models($"provider-{provider}")
            .Single(row => row.QuerySelector("strong")!.TextContent == ComposeSamples.Target(provider, model).Model.Name).Click();
    }

    private ComponentParameterCollectionBuilder<ComposeForm> Fill(ComponentParameterCollectionBuilder<ComposeForm> parameters)
    {
        var target = ModelSelection.Find(ComposeSamples.Catalog, _state)!;
        return parameters.Add(p => p.Catalog, ComposeSamples.Catalog).Add(p => p.Target, target).Add(p => p.Connections, (IReadOnlyList<ConnectionView>)[])
            .Add(p => p.ConnectionsAddress, "/w/a/connections").Add(p => p.State, _state).Add(p => p.Errors, ComposeErrors.Find(_state, ComposeSamples.Input(target, _state)));
    }
}
