using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.Submission;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ComposePageStateTests
{
    private static readonly ModelSelection Turbo = ComposeSamples.Target("vidu", "viduq3-turbo", "text");
    private static readonly ConnectionView Studio = ComposeSamples.Connection("vidu");

    private readonly List<ComposeState> _edited = [];
    private readonly ComposePageState _page = new(ComposeSamples.Catalog, (_, _) => []);

    private readonly List<ComposeState> _replaced = [];

    public ComposePageStateTests()
    {
        _page.Edited += _edited.Add;
        _page.Replaced += _replaced.Add;
    }

    private IEnumerable<string?> Replaced => _replaced.Select(form => form.Values.Text("prompt"));

    [Fact]
    public void Open_NothingKept_IsFreshAndNothingIsToBeKept()
    {
        Open(null);

        Assert.Equal((Studio.Id, "vidu"), (_page.Connection!.Id, _page.Target!.Provider.Id));
        Assert.Empty(_edited);
    }

    [Fact]
    public void Change_Form_HandsItOutAndFindsWhatFollowsFromIt()
    {
        Open(Form("a kite"));
        _page.Notice = new SendOutcome([], [], "refused");

        _page.Change(_page.Form!.SetCount(3));

        Assert.Equal([_page.Form], _edited);
        Assert.Equal(3, _page.Form.Count);
        Assert.NotNull(_page.Price);
        Assert.Null(_page.Notice);
    }

    [Fact]
    public void Change_MediaThatCannotTravel_IsAskedWithTheKindOfTheConnection()
    {
        var error = new CheckError("first_frame", Message.Of(MessageCode.PresetGone));
        var sandbox = ComposeSamples.Connection("vidu", isSandbox: true);
        var page = new ComposePageState(ComposeSamples.Catalog, (_, isSandbox) => isSandbox ? [] : [error]);
        page.Open(ComposeSamples.Catalog, [Studio, sandbox], Form("a kite") with { Connection = Studio.Id }, ComposeRequest.None);
        Assert.Equal([error], page.MediaProblems);

        page.Change(page.Form!.SetConnection(sandbox.Id));

        Assert.Empty(page.MediaProblems);
    }

    [Fact]
    public void BeginSend_SomethingIsWrong_SendsNothingAndBringsTheErrors()
    {
        Open(Form(""));

        Assert.Null(_page.BeginSend());

        Assert.False(_page.IsSending);
        Assert.True(_page.Form!.ShowsAllErrors);
        Assert.Equal(ComposeFocus.Errors, _page.ConsumeFocus());
        Assert.Equal(ComposeFocus.None, _page.ConsumeFocus());
    }

    [Fact]
    public void BeginSend_Twice_IsOneSending()
    {
        Open(Form("a kite"));

        var send = _page.BeginSend();

        Assert.Equal((Studio.Id, _page.TriedNonce, _page.TriedNonce), (send!.Connection, send.Nonce, send.Form.UnansweredNonce));
        Assert.Null(_page.BeginSend());
        _page.EndSend();
        Assert.NotNull(_page.BeginSend());
    }

    [Fact]
    public void BeginSend_AnswerIsNotKnown_TakesTheSameNonce()
    {
        Open(Form("a kite") with { UnansweredNonce = "lost" });

        Assert.Equal("lost", _page.BeginSend()!.Nonce);
    }

    [Fact]
    public void Take_Whole_IsAFreshFormOnTheTasks()
    {
        Open(Form("a kite"));
        _page.Tab = SidePanelTab.Request;
        var send = _page.BeginSend()!;
        _page.Change(send.Form);

        _page.Apply(new SendOutcome([TaskId.New(ComposeSamples.Now)], [], null), send.Mode);

        Assert.Equal(SidePanelTab.Tasks, _page.Tab);
        Assert.Null(_page.Form!.UnansweredNonce);
    }

    [Theory]
    [InlineData(true, "lost")]
    [InlineData(false, null)]
    public void Take_Refused_KeepsTheNonceWhereTheSameFormMayBeSentAgain(bool mayRepeat, string? kept)
    {
        Open(Form("a kite") with { UnansweredNonce = "lost" });

        _page.Apply(new SendOutcome([], [], "refused") { MayRepeat = mayRepeat }, Turbo.Mode);

        Assert.Equal(kept, _page.Form!.UnansweredNonce);
    }

    [Fact]
    public void Settle_SendingOfThisPage_ChangesNothing()
    {
        Open(Form("a kite") with { UnansweredNonce = "lost" });
        _page.BeginSend();

        _page.Settle(new AnsweredSend("lost", []));

        Assert.Equal("lost", _page.Form!.UnansweredNonce);
        Assert.Null(_page.Notice);
    }

    [Fact]
    public void Settle_SendingOfAPageThatWasLeft_MakesTheNextANewOneAndSaysSo()
    {
        Open(Form("a kite") with { UnansweredNonce = "lost" });
        var task = TaskId.New(ComposeSamples.Now);

        _page.Settle(new AnsweredSend("lost", [task]));

        Assert.Null(_page.Form!.UnansweredNonce);
        Assert.Equal([task], _page.Notice!.Tasks);
        Assert.Equal([_page.Form], _edited);
    }

    [Fact]
    public void TakeOther_AnotherTabsForm_KeepsTheNoncesOfBoth()
    {
        Open(Form("mine") with { SeveralNonces = ComposeState.NoNonces.Add("a", "1") });
        _page.Heard(new DraftSaving.Conflict(Form("theirs") with { UnansweredNonce = "lost", SeveralNonces = ComposeState.NoNonces.Add("b", "2") }, new DraftVersion(1)));

        _page.AcceptOther();

        Assert.Null(_page.Conflict);
        Assert.Equal(("theirs", "lost", ChangeReason.OtherTab), (_page.Form!.Values.Text("prompt"), _page.Form.UnansweredNonce, _page.Form.Cause));
        Assert.Equal(["a", "b"], _page.Form.SeveralNonces.Keys);
        Assert.Equal("mine", _page.Form.UndoSwitch().Values.Text("prompt"));
    }

    [Fact]
    public void TakeOther_AnotherTabsForm_HandsOutThisOne()
    {
        Open(Form("mine"));
        _page.Heard(new DraftSaving.Conflict(Form("theirs"), new DraftVersion(1)));

        _page.AcceptOther();

        Assert.Equal(["mine"], Replaced);
    }

    [Fact]
    public void KeepThis_AnotherTabsForm_HandsOutThatOne()
    {
        Open(Form("mine"));
        _page.Heard(new DraftSaving.Conflict(Form("theirs"), new DraftVersion(1)));

        _page.KeepThis();

        Assert.Equal(["theirs"], Replaced);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void TryUse_NothingIsWritten_HandsOutNothing(string prompt)
    {
        Open(Form(prompt));

        Assert.True(_page.TryUse(Form("a preset"), keepsModel: false, ChangeReason.Preset));

        Assert.Empty(Replaced);
    }

    [Fact]
    public void TryUse_TheSameForm_HandsOutNothing()
    {
        Open(Form("a kite"));

        Assert.True(_page.TryUse(Form("a kite"), keepsModel: false, ChangeReason.PastDraft));
        Assert.False(_page.TryUse(null, keepsModel: false, ChangeReason.PastDraft));

        Assert.Empty(Replaced);
    }

    [Theory]
    [InlineData("a kite", 0)]
    [InlineData("a kite in June", 1)]
    public void Undo_Switch_HandsOutWhatWasTypedSince(string typed, int handedOut)
    {
        Open(Form("a kite") with { Values = Form("a kite").Values.With("duration", 16) });
        var shorter = ComposeSamples.Target("vidu", "viduq2", "text");
        _page.Change(_page.Form!.SwitchModel(_page.Target, shorter.Provider, shorter.Model, Studio.Id));
        _page.Change(_page.Form.Set(new FieldChange("prompt", FieldValueConverter.ReadText(typed))));

        _page.Undo();

        Assert.Equal("viduq3-turbo", _page.Form.ModelId);
        Assert.Equal(Enumerable.Repeat(typed, handedOut), Replaced);
    }

    [Fact]
    public void OpenExtra_SeveralWhileOneWaits_StaysThatOne()
    {
        Open(Form("a kite"));
        _page.OpenExtra(ComposeDialogKind.Several);
        var plan = _page.Several.Begin(_page.Form, [Studio]);
        _page.CloseExtra();

        _page.OpenExtra(ComposeDialogKind.Several);

        Assert.Same(plan, _page.Several.Plan);
        Assert.Null(_page.Several.Begin(_page.Form, [Studio]));
    }

    [Fact]
    public void UseCatalog_ModelIsGone_LeavesItInNoPlan()
    {
        Open(Form("a kite"));
        _page.OpenExtra(ComposeDialogKind.Several);

        _page.UseCatalog(new ModelCatalog([.. ComposeSamples.Catalog.Providers.Where(provider => provider.Id != "vidu")]));

        Assert.Empty(_page.Several.Plan!.Targets);
        Assert.NotEqual("vidu", _page.Form!.ProviderId);
    }

    [Fact]
    public void Suggest_SomethingIsWritten_StaysThat()
    {
        Open(Form("a kite"));
        _page.Suggest("an example");
        Assert.Equal("a kite", _page.Form!.Values.Text("prompt"));

        _page.Change(Form(" "));
        _page.Suggest("an example");
        Assert.Equal("an example", _page.Form.Values.Text("prompt"));
    }

    private static ComposeState Form(string prompt) => ComposeSamples.State(Turbo) with { Connection = Studio.Id, Values = ParameterValues.Empty.With("prompt", prompt) };

    private void Open(ComposeState? kept) => _page.Open(ComposeSamples.Catalog, [Studio], kept, ComposeRequest.None);
}
