using Bunit;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Connections;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Catalog.Translation;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ComposeFormTests : ComponentTest
{
    private static readonly ConnectionView Vidu = ComposeSamples.Connection("vidu", "Team key");
    private readonly List<ComposeState> _heard = [];
    private int _undone;

    public ComposeFormTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Errors_AfterAskingToSend_StandInOneSummaryWithLinks()
    {
        var summary = Render<ErrorSummary>(parameters => parameters.Add(p => p.Errors, [new CheckError("prompt", Message.Recorded("Write a prompt.")), new CheckError("duration", Message.Recorded("At most 16 s."))]).Add(p => p.PageAddress, "/w/a/compose"));

        Assert.Equal("alert", summary.Find("section").GetAttribute("role"));
        Assert.Equal(["/w/a/compose#field-prompt", "/w/a/compose#field-duration"], summary.FindAll("a").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public void Errors_OfSettings_StandAtTheirChipsAndEditors()
    {
        var form = RenderForm(Turbo, ComposeSamples.State(Turbo), errors: ComposeErrors.Refused([new CheckError("duration", Message.Recorded("At most 16 s."))]));

        Assert.Equal("true", form.Find("#field-duration").GetAttribute("aria-invalid"));
        Assert.Equal("At most 16 s.", form.Find("#field-duration-error").TextContent);
        Assert.Equal("At most 16 s.", form.Find("button[popovertarget=field-duration-panel] [role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Errors_InAFold_OpenIt()
    {
        var errors = ComposeErrors.Refused([new CheckError("off_peak", Message.Recorded("Not now."))]);

        var form = RenderForm(Turbo, ComposeSamples.State(Turbo) with { ShowsAllErrors = true }, errors: errors);

        Assert.True(form.FindAll("details").Single(fold => fold.TextContent.Contains("Advanced", StringComparison.Ordinal)).HasAttribute("open"));
    }

    [Theory]
    [InlineData("agcloud", "seedance", "text", "Model name at AGCloud Default model name|Ratio Adaptive|Resolution 720p|Duration 5 s|Sound|Seed Random")]
    [InlineData("vidu", "viduq3-turbo", "text", "Ratio 16:9|Resolution 720p|Duration 5 s|Sound|Seed Random")]
    [InlineData("uniall", "viduq3-pro", "text", "Ratio 16:9|Resolution 720p|Duration 5 s|Sound Auto|Seed Random")]
    [InlineData("globalaiopc", "videos", "text", "Ratio 16:9|Resolution 720p|Duration 5 s")]
    public void Settings_StandInOneRowWithTheirValues(string provider, string model, string mode, string expected)
    {
        var target = ComposeSamples.Target(provider, model, mode);

        var row = RenderForm(target, ComposeSamples.State(target)).Find("[role=group][aria-label=Settings]");

        var shown = row.QuerySelectorAll("button[popovertarget$=-panel], span[data-parameter], [data-parameter] [id$=-label]").Where(part => part.Closest("[popover]") is null).Select(chip => string.Join(' ', chip.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(expected.Split('|').Order(), shown.Order());
    }

    [Fact]
    public void Setting_WithOneValue_IsAFactAndNoControl()
    {
        var target = ComposeSamples.Target("globalaiopc", "videos", "text");

        var fact = RenderForm(target, ComposeSamples.State(target)).Find("[data-parameter=resolution]");

        Assert.Empty(fact.QuerySelectorAll("button, input, select"));
        Assert.Contains("720p", fact.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_Swapped_ChangePlaces()
    {
        var target = ComposeSamples.Target("uniall", "viduq3-pro", "first-last-frame");
        var state = ComposeSamples.State(target) with
        {
            Media = [new MediaItem("first_frame", MediaKind.Image, "https://example.com/a.png"), new MediaItem("last_frame", MediaKind.Image, "https://example.com/b.png")],
        };

        RenderForm(target, state).Find("button[aria-label='Swap first and last frame']").Click();

        Assert.Equal([("last_frame", "https://example.com/a.png"), ("first_frame", "https://example.com/b.png")], _heard.Single().Media.Select(item => (item.Slot, item.Address)));
    }

    [Fact]
    public void Condition_Met_ShowsTheParameterAtOnce()
    {
        var target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");
        var form = RenderForm(target, ComposeSamples.State(target));
        Assert.Empty(form.FindAll("[data-parameter=wm_position]"));

        form.Find("#field-watermark").Change(true);

        Assert.Single(RenderForm(target, _heard.Single()).FindAll("[data-parameter=wm_position]"));
    }

    [Fact]
    public void Notes_AfterASwitch_CanBeUndoneAndDismissed()
    {
        var target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");
        var before = ComposeSamples.State(target) with { ModelId = "viduq2" };
        var form = RenderForm(target, ComposeSamples.State(target) with { Notes = [TranslationNote.NotPlaced("seed")], BeforeSwitch = before });

        Assert.Contains("seed has no place in this form and was left out.", form.Notes()!.TextContent, StringComparison.Ordinal);
        form.Notes()!.Button("Back to Vidu Q2").Click();
        Assert.Equal(1, _undone);
        form.Notes()!.Button("Dismiss").Click();
        Assert.Empty(_heard[^1].Notes);
    }

    [Fact]
    public void Mode_Chosen_IsHeard()
    {
        var target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");

        RenderForm(target, ComposeSamples.State(target)).Find("input[name=mode][value=references]").Change("references");

        Assert.Equal("references", _heard.Single().ModeId);
    }

    [Fact]
    public void Connection_Chosen_IsTheForms()
    {
        var target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");
        var second = ComposeSamples.Connection("vidu", "Mine", isShared: false);
        _ = Popovers;
        var form = RenderForm(target, ComposeSamples.State(target) with { Connection = Vidu.Id }, [Vidu, second]);

        Options(form, "Connection").Single(option => option.TextContent.Contains("Mine", StringComparison.Ordinal)).Click();

        Assert.Equal(second.Id, _heard.Single().Connection);
    }

    [Fact]
    public void Request_IsShownAsJsonThenCurl()
    {
        var preview = new RequestPreviewText("POST", "https://www.kkiai.com/ent/v2/text2video", "{ \"prompt\": \"<b>\" }", "curl -H \"Authorization: Bearer $VIDEOWEB_KEY\"");
        var panel = Render<RequestPanel>(parameters => parameters.Add(p => p.Preview, preview));

        Assert.Equal(preview.Json, panel.Find("pre").TextContent);
        Assert.Equal(preview.Json, panel.Find("[data-copy]").GetAttribute("data-copy"));
        panel.FindAll("button").Single(button => button.TextContent == "cURL").Click();
        Assert.Equal(preview.Curl, panel.Find("pre").TextContent);
    }

    private static ModelSelection Turbo => ComposeSamples.Target("vidu", "viduq3-turbo", "text");

    private IRenderedComponent<ComposeForm> RenderForm(ModelSelection target, ComposeState state, IReadOnlyList<ConnectionView>? connections = null, ComposeErrors? errors = null) => Render<ComposeForm>(parameters => parameters
        .Add(p => p.Catalog, ComposeSamples.Catalog).Add(p => p.Target, target).Add(p => p.Connections, connections ?? [Vidu]).Add(p => p.ConnectionsAddress, "/w/a/connections")
        .Add(p => p.State, state).Add(p => p.Errors, errors ?? ComposeErrors.None).Add(p => p.StateChanged, _heard.Add).Add(p => p.OnUndo, () => _undone++));
}
