using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Data;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>How the form of a page is kept, on a real database and without a page.</summary>
public sealed class PageDraftTests(SqliteData data) : IClassFixture<SqliteData>, IAsyncLifetime
{
    private static readonly ModelSelection Turbo = ComposeSamples.Target("vidu", "viduq3-turbo", "text");

    private readonly ComposePageState _page = new(ComposeSamples.Catalog, (_, _) => []);
    private readonly List<DraftSaving> _saved = [];
    private Actor _actor = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _actor = await data.TeamAsync();
        _page.Open(ComposeSamples.Catalog, [ComposeSamples.Connection("vidu")], Form("a kite"), ComposeRequest.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Change_BeforeThePageIsLive_KeepsNothing()
    {
        await using (var draft = Open()) { _page.Change(Form("a boat")); }

        Assert.Null(await data.Drafts.ReadAsync(_actor, Token));
        Assert.Empty(_saved);
    }

    [Fact]
    public async Task Change_OnALivePage_IsKeptAMomentLaterAndTold()
    {
        await using (var draft = Open(isLive: true))
        {
            _page.Change(Form("a boat"));
            Assert.Null(await data.Drafts.ReadAsync(_actor, Token));
        }

        Assert.Equal("a boat", await KeptAsync());
        Assert.Equal([new DraftSaving.Kept()], _saved);
    }

    [Fact]
    public async Task Change_BegunTwice_IsKeptOnce()
    {
        await using (var draft = Open(isLive: true))
        {
            draft.Begin();
            _page.Change(Form("a boat"));
        }

        Assert.Single(_saved);
    }

    [Fact]
    public async Task Replace_FormThatSomebodyWouldMiss_IsAmongThePastDrafts()
    {
        await using var draft = Open(isLive: true);

        _page.UsePrompt("another prompt");

        Assert.Equal("a kite", Assert.Single(await data.PastDrafts.ListAsync(_actor, Token)).Prompt);
    }

    [Fact]
    public async Task Find_AfterAPause_IsThePagesOwnFormAndElseTheKeptOne()
    {
        await data.Drafts.WriteAsync(_actor, ComposeDraft.Write(Form("kept")), null, Token);
        await using var draft = Open();
        var paused = ComposeSnapshot.Of("here", Form("typed before the pause"), SidePanelTab.Tasks, null);

        var (own, none) = await draft.FindAsync(paused, Token);
        var (kept, version) = await draft.FindAsync(null, Token);

        Assert.Equal(("typed before the pause", null), (own!.Values.Text("prompt"), none));
        Assert.Equal("kept", kept!.Values.Text("prompt"));
        Assert.NotNull(version);
    }

    [Fact]
    public async Task Keep_AnotherTabHasKeptAnotherForm_SaysThatNothingMayBeSent()
    {
        await using var draft = Open(isLive: true);
        await data.Drafts.WriteAsync(_actor, ComposeDraft.Write(Form("of another tab")), null, Token);

        var unkept = await draft.KeepAsync(Form("mine"), EnglishTexts.Messages);

        Assert.True(unkept!.MayRepeat);
        Assert.Equal("of another tab", await KeptAsync());
        _page.Heard(Assert.IsType<DraftSaving.Conflict>(_saved[0]));
        draft.Decide(_page.KeepThis);
        Assert.Null(await draft.KeepAsync(_page.Form!, EnglishTexts.Messages));
        Assert.Equal("mine", await KeptAsync());
    }

    [Fact]
    public async Task Keep_FormThatIsTooLarge_SaysThatNothingMayBeSent()
    {
        await using var draft = Open(isLive: true);

        var unkept = await draft.KeepAsync(_page.Form!.Set(new FieldChange("prompt", FieldValueConverter.ReadText(new string('x', DraftStore.MaxBytes + 1)))), EnglishTexts.Messages);

        Assert.Equal((true, 0), (unkept!.MayRepeat, unkept.Tasks.Count));
        Assert.Null(await data.Drafts.ReadAsync(_actor, Token));
    }

    private static ComposeState Form(string prompt) => ComposeSamples.State(Turbo) with { Values = ParameterValues.Empty.With("prompt", prompt) };

    private PageDraft Open(bool isLive = false)
    {
        var draft = new PageDraft(_page, data.Drafts, data.PastDrafts, data.Time, NullLogger.Instance, _saved.Add);
        draft.Choose(_actor);
        if (isLive) { draft.Begin(); }
        return draft;
    }

    private async Task<string?> KeptAsync() => ComposeDraft.Read((await data.Drafts.ReadAsync(_actor, Token))!.Json)!.Values.Text("prompt");
}
