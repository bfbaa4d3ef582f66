using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Catalog.Translation;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ComposeViewTests : ComponentTest
{
    private static readonly ConnectionView Vidu = ComposeSamples.Connection("vidu", "Team key");
    private readonly List<ComposeState> _heard = [];
    private int _sent;

    public ComposeViewTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void NoConnections_Member_IsLedToConnections()
    {
        var view = RenderView([], hasSandbox: true);

        Assert.Equal(["Add a connection", "Use the sandbox"], view.FindAll("a[href='/w/a/connections']").Select(link => link.TextContent));
        Assert.Empty(view.FindAll("textarea"));
    }

    [Fact]
    public void NoConnections_NoSandbox_DoesNotOfferIt() => Assert.Single(RenderView([], hasSandbox: false).FindAll("a[href='/w/a/connections']"));

    [Fact]
    public void Viewer_SeesTheFormAndWhyItCannotSend()
    {
        var view = RenderView([], canSpend: false);

        Assert.NotNull(view.Find("#field-prompt"));
        Assert.True(view.Find("[data-generate]").HasAttribute("disabled"));
        Assert.Contains("viewer", view.Find($"#{view.Find("[data-generate]").GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherProvidersConnectionOnly_SaysWhichIsMissing()
    {
        var view = RenderView([ComposeSamples.Connection("uniall")]);

        Assert.Contains("Add a connection for Vidu first.", view.Find("#send-note").TextContent, StringComparison.Ordinal);
        Assert.True(view.Find("[data-generate]").HasAttribute("disabled"));
    }

    [Fact]
    public void Prerendered_NothingCanBeTypedOrSent()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var view = RenderView([Vidu]);

        Assert.True(view.Find("fieldset").HasAttribute("disabled"));
        Assert.True(view.Find("[data-generate]").HasAttribute("disabled"));
    }

    [Fact]
    public void Generate_Clicked_IsHeardOnceForADoubleClick()
    {
        var view = RenderView([Vidu]);

        view.Find("[data-generate]").Click(new MouseEventArgs { Detail = 1 });
        view.Find("[data-generate]").Click(new MouseEventArgs { Detail = 2 });

        Assert.Equal(1, _sent);
    }

    [Fact]
    public void Generate_WhileSending_IsDisabled() => Assert.True(RenderView([Vidu], isSending: true).Find("[data-generate]").HasAttribute("disabled"));

    [Fact]
    public void Price_Known_IsThatOfAllClips()
    {
        var view = RenderView([Vidu], price: new ReportedCost(60, "credits"), count: 3);

        Assert.Contains("about 180 credits", view.Find("#send-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Price_Unknown_IsSaid() => Assert.Contains("price unknown", RenderView([Vidu]).Find("#send-note").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Errors_AfterAskingToSend_StandInOneSummaryWithLinks()
    {
        var errors = ComposeErrors.Refused([new CheckError("prompt", Message.Recorded("Write a prompt.")), new CheckError("duration", Message.Recorded("At most 16 s."))]);

        var view = RenderView([Vidu], errors: errors, showsAll: true);

        var summary = view.Find("#error-summary");
        Assert.Equal("alert", summary.GetAttribute("role"));
        Assert.Equal(["/w/a/compose#field-prompt", "/w/a/compose#field-duration"], summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!));
        Assert.Equal("Write a prompt.", view.Find("#field-prompt-error").TextContent);
        Assert.NotNull(view.Find("#field-duration[aria-invalid=true]"));
    }

    [Fact]
    public void Errors_InAFold_OpenIt()
    {
        var errors = ComposeErrors.Refused([new CheckError("seed", Message.Recorded("At most 2147483647."))]);

        Assert.True(RenderView([Vidu], errors: errors, showsAll: true).FindAll("details").Single(fold => fold.TextContent.Contains("Advanced", StringComparison.Ordinal)).HasAttribute("open"));
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

        Assert.Contains("seed has no place in this form and was left out.", form.Find(".switch-notes").TextContent, StringComparison.Ordinal);
        form.FindAll(".switch-notes button").Single(button => button.TextContent == "Back to Vidu Q2").Click();
        Assert.Equal("viduq2", _heard.Single().ModelId);
        form.Find(".switch-notes button[aria-label=Dismiss]").Click();
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
    public void Connection_MadeUpByTheBrowser_IsIgnored()
    {
        var target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");
        var second = ComposeSamples.Connection("vidu", "Mine", isShared: false);
        var form = RenderForm(target, ComposeSamples.State(target) with { Connection = Vidu.Id }, [Vidu, second]);

        form.Find("#connection").Change("00000000000000000000000000000000");
        Assert.Empty(_heard);
        form.Find("#connection").Change(second.Id.ToString());
        Assert.Equal(second.Id, _heard.Single().Connection);
    }

    [Fact]
    public void Request_Tab_ShowsJsonThenCurl()
    {
        var preview = new RequestPreviewText("POST", "https://www.kkiai.com/ent/v2/text2video", "{ \"prompt\": \"<b>\" }", "curl -H \"Authorization: Bearer $VIDEOWEB_KEY\"");
        var view = RenderView([Vidu], preview: preview, tab: ComposeTab.Request);

        Assert.Equal(preview.Json, view.Find(".request-text").TextContent);
        Assert.Equal(preview.Json, view.Find("[data-copy]").GetAttribute("data-copy"));
        view.FindAll("button").Single(button => button.TextContent == "cURL").Click();
        Assert.Equal(preview.Curl, view.Find(".request-text").TextContent);
    }

    private IRenderedComponent<ComposeForm> RenderForm(ComposeTarget target, ComposeState state, IReadOnlyList<ConnectionView>? connections = null) => Render<ComposeForm>(parameters => parameters
        .Add(p => p.Catalog, ComposeSamples.Catalog).Add(p => p.Target, target).Add(p => p.Connections, connections ?? [Vidu]).Add(p => p.ConnectionsAddress, "/w/a/connections")
        .Add(p => p.State, state).Add(p => p.Errors, ComposeErrors.None).Add(p => p.StateChanged, _heard.Add));

    private IRenderedComponent<ComposeView> RenderView(
        IReadOnlyList<ConnectionView> connections, bool canSpend = true, bool hasSandbox = false, bool isSending = false, ReportedCost? price = null, int count = 1,
        ComposeErrors? errors = null, bool showsAll = false, RequestPreviewText? preview = null, ComposeTab tab = ComposeTab.Tasks)
    {
        var target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");
        var state = ComposeSamples.State(target) with
        {
            Connection = ComposeStart.Connection(connections, "vidu", null),
            Count = count,
            ShowsAllErrors = showsAll,
        };
        return Render<ComposeView>(parameters => parameters
            .Add(p => p.Catalog, ComposeSamples.Catalog).Add(p => p.Target, target).Add(p => p.Connections, connections).Add(p => p.State, state).Add(p => p.StateChanged, _heard.Add)
            .Add(p => p.Errors, errors ?? ComposeErrors.None).Add(p => p.Price, price).Add(p => p.Preview, preview).Add(p => p.Tab, tab).Add(p => p.TabChanged, _ => { })
            .Add(p => p.Tasks, (RenderFragment)(_ => { })).Add(p => p.IsSending, isSending).Add(p => p.CanSpend, canSpend).Add(p => p.HasSandbox, hasSandbox)
            .Add(p => p.ConnectionsAddress, "/w/a/connections").Add(p => p.PageAddress, "/w/a/compose").Add(p => p.OnSend, () => _sent++));
    }
}
