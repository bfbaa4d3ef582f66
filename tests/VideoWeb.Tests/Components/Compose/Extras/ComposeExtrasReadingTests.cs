using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.Presets;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Data;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Compose.Extras;

/// <summary>What the dialogs of the form are given, without the page and its dialogs.</summary>
public sealed class ComposeExtrasReadingTests(SqliteData data) : IClassFixture<SqliteData>, IAsyncLifetime
{
    private static readonly ModelSelection Turbo = ComposeSamples.Target("vidu", "viduq3-turbo", "text");

    private readonly ComposePageState _page = new(ComposeSamples.Catalog, (_, _) => []);
    private Actor _actor = default!;
    private ComposeDialogs _extras = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _actor = await data.TeamAsync();
        _extras = new ComposeDialogs(_page, data.Presets, data.PastDrafts, data.Tasks, _actor, EnglishTexts.Messages);
        _page.Open(ComposeSamples.Catalog, [ComposeSamples.Connection("vidu")], Form("a kite"), ComposeRequest.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Read_PastDrafts_AreThoseThatDoNotStandInTheForm()
    {
        await KeepAsync("a boat");
        await data.PastDrafts.KeepAsync(_actor, ComposeDraft.Past(_page.Form!), Token);

        await _extras.ReadAsync(ComposeDialogKind.Recent, Token);

        Assert.Equal("a boat", Assert.Single(_extras.Drafts).Prompt);
    }

    [Fact]
    public async Task UseDraft_OneThatIsKept_IsTheFormAndOneThatIsGoneIsNot()
    {
        await KeepAsync("a boat");
        var boat = Assert.Single(await data.PastDrafts.ListAsync(_actor, Token)).Id;

        Assert.True(await _extras.UseDraftAsync(boat, Token));
        Assert.False(await _extras.UseDraftAsync(default, Token));

        Assert.Equal("a boat", _page.Form!.Values.Text("prompt"));
    }

    [Fact]
    public async Task Presets_SavedAppliedAndGone_ChangeTheFormOrSayWhyNot()
    {
        await _extras.ReadAsync(ComposeDialogKind.Presets, Token);
        Assert.True(await _extras.SaveAsync("Kites", Token));
        var preset = Assert.Single(_extras.Presets.Rows!).Id;
        _page.Change(Form("something else"));

        await _extras.ApplyAsync(new PresetChoice(preset, KeepsModel: false), Token);
        Assert.Equal(("a kite", null), (_page.Form!.Values.Text("prompt"), _extras.Presets.Problem));
        await _extras.Presets.DeleteAsync(preset, Token);
        await _extras.ApplyAsync(new PresetChoice(preset, KeepsModel: false), Token);

        Assert.NotNull(_extras.Presets.Problem);
        await _extras.ReadAsync(ComposeDialogKind.Presets, Token);
        Assert.Null(_extras.Presets.Problem);
    }

    [Fact]
    public async Task ReadPrompts_AnswerToEarlierWords_IsNotShown()
    {
        await data.CreateAsync(_actor, (await data.ConnectAsync(_actor)).Id, "a red kite");
        _extras.Search = "kite";
        await _extras.ReadPromptsAsync("kite", Token);
        _extras.Search = "boat";

        await _extras.ReadPromptsAsync("kit", Token);

        Assert.Equal("a red kite", Assert.Single(_extras.Prompts!).Text);
        await _extras.ReadPromptsAsync("boat", Token);
        Assert.Empty(_extras.Prompts!);
    }

    private static ComposeState Form(string prompt) => ComposeSamples.State(Turbo) with { Values = ParameterValues.Empty.With("prompt", prompt) };

    private Task KeepAsync(string prompt) => data.PastDrafts.KeepAsync(_actor, ComposeDraft.Past(Form(prompt)), Token);
}
