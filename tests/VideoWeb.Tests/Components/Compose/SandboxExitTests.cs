using Bunit;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.MultiModel;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>A form that was written in the sandbox asks once before it costs money.</summary>
public sealed class SandboxExitTests : PageTest
{
    private const string Question = "This was written in the sandbox.";

    private static readonly ModelSelection Turbo = ComposeSamples.Target("vidu", "viduq3-turbo", "text");
    private static readonly ConnectionView Paid = ComposeSamples.Connection("vidu", "Studio");
    private static readonly ConnectionView Sandbox = ComposeSamples.Connection("vidu", "Sandbox", isSandbox: true);

    private readonly ComposePageState _page = new(ComposeSamples.Catalog, (_, _) => []);

    public SandboxExitTests(SqliteData data)
        : base(data) => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Asks_FilledInTheSandboxThenPaid_OnceUntilItIsAnotherForm()
    {
        Open(Form("a kite") with { Connection = Sandbox.Id });
        Assert.False(_page.AsksAboutSandbox);

        _page.Change(_page.Form!.SetConnection(Paid.Id));
        Assert.True(_page.AsksAboutSandbox);
        Assert.Null(_page.BeginSend());
        Assert.Equal(ComposeFocus.SandboxExit, _page.ConsumeFocus());

        _page.AgreeToPay();
        Assert.NotNull(_page.BeginSend());
        _page.EndSend();
        _page.Change(_page.Form.SetConnection(Sandbox.Id));
        _page.Change(_page.Form.SetConnection(Paid.Id));
        Assert.False(_page.AsksAboutSandbox);

        _page.Change(_page.Form with { Values = ParameterValues.Empty, Connection = Sandbox.Id });
        _page.Change(Form("a boat") with { Connection = Sandbox.Id });
        _page.Change(_page.Form.SetConnection(Paid.Id));
        Assert.True(_page.AsksAboutSandbox);
    }

    [Fact]
    public void Asks_NeverInTheSandbox_Nothing()
    {
        Open(Form("a kite") with { Connection = Paid.Id });

        _page.Change(_page.Form!.SetCount(3));

        Assert.NotNull(_page.BeginSend());
    }

    [Fact]
    public void Asks_EmptyFormInTheSandbox_Nothing()
    {
        Open(Form("") with { Connection = Sandbox.Id });

        _page.Change(_page.Form!.SetConnection(Paid.Id));
        _page.Change(Form("a kite") with { Connection = Paid.Id });

        Assert.False(_page.AsksAboutSandbox);
    }

    [Fact]
    public void Asks_SandboxIsGoneWhenTheDraftIsOpenedAgain_AsItWasWrittenThere()
    {
        Open(Form("a kite") with { Connection = Sandbox.Id });
        var kept = ComposeDraft.Read(ComposeDraft.Write(_page.Form!))!;
        var later = new ComposePageState(ComposeSamples.Catalog, (_, _) => []);

        later.Open(ComposeSamples.Catalog, [Paid], kept, ComposeRequest.None);

        Assert.True(later.AsksAboutSandbox);
        Assert.False(later.HasSandbox);
        Assert.Equal(ComposeDraft.Fingerprint(Form("a kite") with { Connection = Paid.Id }), ComposeDraft.Fingerprint(later.Form!));
    }

    [Fact]
    public void ReturnToSandbox_AfterASwitch_AsksNothingAndGoesBack()
    {
        Open(Form("a kite") with { Connection = Sandbox.Id });
        _page.Change(_page.Form!.SetConnection(Paid.Id));

        _page.ReturnToSandbox();

        Assert.Equal((Sandbox.Id, false), (_page.Form.Connection!.Value, _page.AsksAboutSandbox));
        _page.Change(_page.Form.SetConnection(Paid.Id));
        Assert.True(_page.AsksAboutSandbox);
    }

    [Fact]
    public void UndoSwitch_AfterItWasAgreed_DoesNotAskAgain()
    {
        Open(Form("a kite") with { Connection = Sandbox.Id, Values = Form("a kite").Values.With("duration", 16) });
        var shorter = ComposeSamples.Target("vidu", "viduq2", "text");
        _page.Change(_page.Form!.SwitchModel(_page.Target, shorter.Provider, shorter.Model, Paid.Id));
        _page.AgreeToPay();

        _page.Undo();
        _page.Change(_page.Form.SetConnection(Paid.Id));

        Assert.False(_page.AsksAboutSandbox);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Connection_OfAnotherProvider_IsOfTheSameKind(bool isSandbox)
    {
        var (paid, free) = (ComposeSamples.Connection("uniall", "Team"), ComposeSamples.Connection("uniall", "Sandbox", isSandbox: true));

        Assert.Equal(isSandbox ? free.Id : paid.Id, ComposeStateFactory.Connection([Paid, Sandbox, .. isSandbox ? new[] { paid, free } : [free, paid]], "uniall", isSandbox ? Sandbox.Id : Paid.Id));
    }

    [Fact]
    public async Task Generate_ThatLeavesTheSandbox_AsksInPlaceAndSendsNothingBefore()
    {
        await Data.Drafts.WriteAsync(Here.Actor, ComposeDraft.Write(Form("a kite") with { Connection = Connection, Exit = SandboxExit.Unasked }), null, Token);
        var page = Render<ComposePage>(parameters => parameters.Add(one => one.Slug, Here.Slug));
        Assert.Contains(Question, page.Find($"#{SandboxExitQuestion.FormId}").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent == "Back to the sandbox");

        await GenerateAsync(page);
        Assert.Empty(await TasksAsync());
        await page.FindAll("button").Single(button => button.TextContent == "Use this connection").ClickAsync(new MouseEventArgs());
        Assert.DoesNotContain(Question, page.Markup, StringComparison.Ordinal);
        await GenerateAsync(page);

        Assert.Single(await TasksAsync());
    }

    [Fact]
    public void Several_OneOfTwoModelsWouldCostMoney_GoesOutOnlyOnceItIsAgreed()
    {
        Open(Form("a kite") with { Connection = Sandbox.Id });
        _page.OpenExtra(ComposeDialogKind.Several);
        var plan = _page.Several.Plan!.Add(new ModelReference("vidu", "viduq2"), ComposeSamples.Catalog, Connections);
        Assert.Empty(plan.LeavingSandbox(Connections));

        _page.Several.Plan = plan = plan.Replace(plan.Targets[1], plan.Targets[1].Change(plan.Targets[1].State.SetConnection(Paid.Id)));
        Assert.Equal("viduq2", Assert.Single(plan.LeavingSandbox(Connections)).State.ModelId);
        Assert.Null(_page.Several.Begin(_page.Form, Connections));
        Assert.Same(plan, _page.Several.Plan);

        _page.Several.Plan = plan.AgreeToPay();
        Assert.All(_page.Several.Begin(_page.Form, Connections)!.Targets, target => Assert.NotNull(target.Nonce));
    }

    [Fact]
    public void Several_AgreedOnce_IsAgreedForAModelThatIsAddedLater()
    {
        var plan = MultiModelPlan.Begin(Form("a kite") with { Connection = Paid.Id, Exit = SandboxExit.Unasked }).AgreeToPay();

        Assert.Empty(plan.Add(new ModelReference("vidu", "viduq2"), ComposeSamples.Catalog, Connections).LeavingSandbox(Connections));
    }

    [Fact]
    public void Several_BackToTheSandbox_IsFreeAgainWhereThereIsOne()
    {
        var plan = MultiModelPlan.Begin(Form("a kite") with { Connection = Paid.Id, Exit = SandboxExit.Unasked });

        Assert.Equal(Sandbox.Id, Assert.Single(plan.ReturnToSandbox(Connections)!.Targets).State.Connection);
        Assert.Null(plan.ReturnToSandbox([Paid]));
    }

    [Fact]
    public void Several_NotWrittenInTheSandbox_AsksNothing() =>
        Assert.Empty(MultiModelPlan.Begin(Form("a kite") with { Connection = Paid.Id }).LeavingSandbox(Connections));

    [Fact]
    public async Task Several_ThatLeaveTheSandbox_AskInTheirDialogAndSendNothingBefore()
    {
        await Data.Drafts.WriteAsync(Here.Actor, ComposeDraft.Write(Form("a kite") with { Connection = Connection, Exit = SandboxExit.Unasked, Count = 2 }), null, Token);
        _ = Dialogs;
        var page = Render<ComposePage>(parameters => parameters.Add(one => one.Slug, Here.Slug));
        await page.FindAll("[data-opens]").Single(item => item.TextContent == "Send to several models").ClickAsync(new MouseEventArgs());
        Assert.Contains("2 requests cost money now", Dialogs.Find("[role=dialog] [role=group][aria-label^='This was written in the sandbox']").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Dialogs.FindAll("button"), button => button.TextContent == "Back to the sandbox");

        await Dialogs.Find("[data-send-several]").ClickAsync(new MouseEventArgs { Detail = 1 });
        Assert.Empty(await TasksAsync());
        await Dialogs.FindAll("button").Single(button => button.TextContent == "Send for money").ClickAsync(new MouseEventArgs());
        Assert.DoesNotContain(Question, Dialogs.Markup, StringComparison.Ordinal);
        Assert.Empty(await TasksAsync());
        await Dialogs.Find("[data-send-several]").ClickAsync(new MouseEventArgs { Detail = 1 });

        Assert.Equal(2, (await TasksAsync()).Count);
        Assert.DoesNotContain(Question, page.Markup, StringComparison.Ordinal);
    }

    private static ComposeState Form(string prompt) => ComposeSamples.State(Turbo) with { Values = ParameterValues.Empty.With("prompt", prompt) };

    private static Task GenerateAsync(IRenderedComponent<ComposePage> page) => page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

    private static IReadOnlyList<ConnectionView> Connections => [Paid, Sandbox];

    private void Open(ComposeState kept) => _page.Open(ComposeSamples.Catalog, Connections, kept, ComposeRequest.None);

    private async Task<IReadOnlyList<TaskRow>> TasksAsync() => (await Data.Tasks.ListAsync(Here.Actor, TaskFilter.All, null, 10, Token)).Rows;
}
