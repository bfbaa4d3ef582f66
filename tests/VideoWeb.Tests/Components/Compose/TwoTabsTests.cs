using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>Two tabs have one draft between them: what was typed in one is not lost by typing in the other.</summary>
public sealed class TwoTabsTests : PageTest
{
    public TwoTabsTests(SqliteData data)
        : base(data) => JSInterop.Mode = JSRuntimeMode.Loose;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Edit_InBothTabs_KeepsTheFirstAndAsksInTheSecond(bool hadDraft)
    {
        if (hadDraft) { await DraftAsync(Form("before")); }
        var (first, second) = (Open(), Open());

        await TypeAsync(first, "typed first");
        await TypeAsync(second, "typed second");

        second.WaitForElement("[data-keep-this]");
        Assert.Equal(("typed first", "typed second"), (await KeptAsync(), Prompt(second)));
        Assert.Empty(first.FindAll("[data-keep-this]"));
        Assert.True(second.Find("[data-generate]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task KeepThisTabs_IsKeptAndTheOtherIsAskedInItsTurn()
    {
        var (first, second) = await ConflictAsync();

        await second.Find("[data-keep-this]").ClickAsync(new MouseEventArgs());
        await PauseAsync(second);
        var kept = await KeptAsync();
        await TypeAsync(second, "more in the second");

        Assert.Equal(("typed second", "more in the second"), (kept, await KeptAsync()));
        Assert.Empty(second.FindAll("[data-keep-this]"));
        await TypeAsync(first, "more in the first");
        first.WaitForElement("[data-take-other]");
        Assert.Equal(("more in the first", "more in the second"), (Prompt(first), await KeptAsync()));
    }

    [Fact]
    public async Task TakeTheOthers_ShowsItAndThisOneCanBeHadBack()
    {
        var (_, second) = await ConflictAsync();

        await second.Find("[data-take-other]").ClickAsync(new MouseEventArgs());
        var taken = Prompt(second);
        await PauseAsync(second);
        await second.Notes()!.AllByRole("button")[0].ClickAsync(new MouseEventArgs());
        await PauseAsync(second);

        Assert.Equal(("typed first", "typed second"), (taken, Prompt(second)));
        Assert.Equal("typed second", await KeptAsync());
    }

    [Fact]
    public async Task Generate_BeforeItIsKnownThatAnotherTabHasTyped_SendsNothingAndAsks()
    {
        await DraftAsync(Form("before"));
        var (first, second) = (Open(), Open());
        // In this order, because the pause of one tab is that of both.
        await TypeAsync(first, "typed first");
        await second.Find("#field-prompt").ChangeAsync("typed second");

        await second.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

        second.WaitForElement("[data-keep-this]");
        Assert.Empty(await TasksAsync());
        Assert.Equal("typed first", await KeptAsync());
        await second.Find("[data-keep-this]").ClickAsync(new MouseEventArgs());
        await second.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });
        Assert.Equal("typed second", Assert.Single(await TasksAsync()).Prompt);
    }

    [Fact]
    public async Task TakeTheOthers_ItsSendingIsNotAnswered_SentAgainIsTheSameTask()
    {
        await DraftAsync(Form("before"));
        var (first, second) = (Open(), Open());
        await TypeAsync(first, "typed first");
        // The page that sent it has died before its answer came.
        var kept = (await Data.Drafts.ReadAsync(Here.Actor, Token))!;
        var waiting = ComposeDraft.Read(kept.Json)! with { UnansweredNonce = "n1" };
        await Data.Drafts.WriteAsync(Here.Actor, ComposeDraft.Write(waiting), kept.Version, Token);
        Assert.IsType<CreateTaskResult.Created>(await Data.Tasks.CreateAsync(Here.Actor, Data.NewTask(Connection) with { FormNonce = "n1-0" }, Token));
        await TypeAsync(second, "typed second");
        second.WaitForElement("[data-take-other]");

        await second.Find("[data-take-other]").ClickAsync(new MouseEventArgs());
        await second.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

        Assert.Single(await TasksAsync());
    }

    [Fact]
    public async Task Edit_TheOtherTabHasTypedTheSame_AsksNothing()
    {
        await DraftAsync(Form("before"));
        var (first, second) = (Open(), Open());

        await TypeAsync(first, "the same");
        await TypeAsync(second, "the same");
        await TypeAsync(second, "and more");

        Assert.Equal("and more", await KeptAsync());
        Assert.Empty(second.FindAll("[data-keep-this]"));
    }

    [Fact]
    public async Task Edit_TheOtherTabHasOnlySent_AsksNothing()
    {
        await DraftAsync(Form("before"));
        var (first, second) = (Open(), Open());

        await first.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });
        await PauseAsync(first);
        await TypeAsync(second, "typed second");

        Assert.Equal("typed second", await KeptAsync());
        Assert.Empty(second.FindAll("[data-keep-this]"));
    }

    [Fact]
    public async Task Edit_AfterAPauseBeforeWhichTheLastSavingCame_AsksNothing()
    {
        var paused = new TabDraft(Data.Drafts, Here.Actor);
        await paused.SaveAsync(Form("kept"));
        var version = paused.Version;
        await paused.SaveAsync(Form("kept as it went"));
        var resumed = new TabDraft(Data.Drafts, Here.Actor);
        resumed.Know(version, Form("kept as it went"));

        Assert.Equal(new DraftSaving.Kept(), await resumed.SaveAsync(Form("and more")));

        Assert.Equal("and more", await KeptAsync());
    }

    [Fact]
    public async Task Edit_AfterASavingWhoseAnswerWasLost_AsksNothing()
    {
        await DraftAsync(Form("kept"));
        var tab = new TabDraft(Data.Drafts, Here.Actor);
        var read = (await tab.ReadAsync(Token))!.Value;
        tab.Know(read.Version, read.Form);
        await tab.SaveAsync(Form("kept, and nobody was told"));
        tab.Know(read.Version, read.Form);

        Assert.Equal(new DraftSaving.Kept(), await tab.SaveAsync(Form("and more")));

        Assert.Equal("and more", await KeptAsync());
    }

    [Fact]
    public async Task Edit_AfterAPauseInWhichAnotherTabTyped_Asks()
    {
        var paused = new TabDraft(Data.Drafts, Here.Actor);
        await paused.SaveAsync(Form("kept"));
        var other = new TabDraft(Data.Drafts, Here.Actor);
        other.Know(paused.Version, Form("kept"));
        await other.SaveAsync(Form("of the other"));
        var resumed = new TabDraft(Data.Drafts, Here.Actor);
        resumed.Know(paused.Version, Form("kept as it went"));

        Assert.IsType<DraftSaving.Conflict>(await resumed.SaveAsync(Form("and more")));

        Assert.Equal("of the other", await KeptAsync());
    }

    [Fact]
    public async Task Leave_BeforeItIsDecided_StaysOnThePage()
    {
        var (_, second) = await ConflictAsync();
        var before = Services.GetRequiredService<NavigationManager>().Uri;

        GoTo($"/w/{Here.Slug}/tasks");
        var held = Services.GetRequiredService<NavigationManager>().Uri;
        await second.Find("[data-take-other]").ClickAsync(new MouseEventArgs());
        GoTo($"/w/{Here.Slug}/tasks");

        Assert.Equal(before, held);
        Assert.EndsWith("/tasks", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    private async Task<(IRenderedComponent<ComposePage> First, IRenderedComponent<ComposePage> Second)> ConflictAsync()
    {
        await DraftAsync(Form("before"));
        var (first, second) = (Open(), Open());
        await TypeAsync(first, "typed first");
        await TypeAsync(second, "typed second");
        second.WaitForElement("[data-keep-this]");
        return (first, second);
    }

    private async Task TypeAsync(IRenderedComponent<ComposePage> page, string text)
    {
        await page.Find("#field-prompt").ChangeAsync(text);
        await PauseAsync(page);
    }

    /// <summary>As long as a form waits before it is kept, and until it is.</summary>
    private async Task PauseAsync(IRenderedComponent<ComposePage> page)
    {
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        (await Data.Get<WriteGate>().EnterAsync(Token))!.Dispose();
        await page.InvokeAsync(() => { });
    }

    private static string? Prompt(IRenderedComponent<ComposePage> page) => page.Find("#field-prompt").GetAttribute("value");

    private ComposeState Form(string prompt) =>
        ComposeSamples.State(ComposeSamples.Target("vidu", "viduq3-turbo", "text")) with { Connection = Connection, Values = ParameterValues.Empty.With("prompt", prompt) };

    private Task DraftAsync(ComposeState state) => Data.Drafts.WriteAsync(Here.Actor, ComposeDraft.Write(state), null, Token);

    private async Task<string?> KeptAsync() => ComposeDraft.Read((await Data.Drafts.ReadAsync(Here.Actor, Token))!.Json)!.Values.Text("prompt");

    private async Task<IReadOnlyList<TaskRow>> TasksAsync() => (await Data.Tasks.ListAsync(Here.Actor, TaskFilter.All, null, 20, Token)).Rows;

    private IRenderedComponent<ComposePage> Open() => Render<ComposePage>(parameters => parameters.Add(page => page.Slug, Here.Slug));
}
