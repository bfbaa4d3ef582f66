using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>The page on a real database and the engine's real doors; nothing is sent to anybody.</summary>
public sealed class ComposePageTests : PageTest
{
    private static readonly ModelSelection Target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");

    public ComposePageTests(SqliteData data)
        : base(data) => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Send_FilledForm_MakesOneTaskAndKeepsTheForm()
    {
        await DraftAsync(Form("a red kite"));
        var page = Open();

        await page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

        var task = Assert.Single(await TasksAsync());
        Assert.Equal(("a red kite", "vidu", Connection), (task.Prompt, task.ProviderId, task.Connection));
        page.WaitForAssertion(() => Assert.Equal($"/w/{Here.Slug}/tasks/{task.Id}", page.Find("a[aria-label='Open the task']").GetAttribute("href")));
        Assert.Equal("a red kite", page.Find("#field-prompt").GetAttribute("value"));
        Assert.Equal("a red kite", Assert.Single(page.FindAll("article h2")).TextContent.Trim());
    }

    [Fact]
    public async Task Send_ThreeClipsWithAFixedSeed_MakesThreeTasksWithThreeSeeds()
    {
        await DraftAsync(Form("a red kite") with { Count = 3, Values = Form("a red kite").Values.With("seed", 7) });
        var page = Open();

        await page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

        var seeds = new List<long?>();
        foreach (var task in await TasksAsync()) { seeds.Add((await Data.Tasks.FindDetailAsync(Here.Actor, task.Id, Token))!.Values.Integer("seed")); }
        Assert.Equal([7L, 8L, 9L], seeds.Order());
    }

    [Fact]
    public async Task Send_TwiceSlowly_MakesTwoTasks()
    {
        await DraftAsync(Form("a red kite"));
        var page = Open();

        await page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });
        await page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

        Assert.Equal(2, (await TasksAsync()).Count);
    }

    [Fact]
    public async Task Send_AnswerWasLostWithThePage_IsTheSameTaskAgain()
    {
        await DraftAsync(Form("a red kite") with { UnansweredNonce = "lost" });
        var first = await Data.Tasks.CreateAsync(Here.Actor, Data.NewTask(Connection) with { FormNonce = "lost-0" }, Token);
        var page = Open();

        await page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

        Assert.Equal(Assert.IsType<CreateTaskResult.Created>(first).Id, Assert.Single(await TasksAsync()).Id);
    }

    [Fact]
    public async Task Send_EmptyForm_MakesNothingAndSaysWhy()
    {
        await DraftAsync(Form(""));
        var page = Open();

        await page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

        Assert.Empty(await TasksAsync());
        Assert.Contains("Prompt", page.Find("#error-summary").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#field-prompt").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Send_ConnectionRemovedMeanwhile_SaysTheEnginesSentence()
    {
        await DraftAsync(Form("a red kite"));
        var page = Open();
        await Data.Connections.RemoveAsync(Here.Actor, Connection, Token);

        await page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

        Assert.Empty(await TasksAsync());
        Assert.Contains("connection", page.Told().ByRole("alert").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_APauseLater_IsInTheDraft()
    {
        await DraftAsync(Form("before"));
        var page = Open();

        page.Find("#field-prompt").Change("after");
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        await page.Instance.DisposeAsync();

        Assert.Equal("after", ComposeDraft.Read((await Data.Drafts.ReadAsync(Here.Actor, Token))!.Json)!.Values.Text("prompt"));
    }

    [Fact]
    public async Task From_TaskOfThisTeam_FillsTheFormAndLeavesTheAddress()
    {
        var task = await CreateAsync("again, please");
        GoTo($"/w/{Here.Slug}/compose?from={task.Id}");

        var page = Open();

        page.WaitForAssertion(() => Assert.Equal("again, please", page.Find("#field-prompt").GetAttribute("value")));
        page.WaitForAssertion(() => Assert.EndsWith($"/w/{Here.Slug}/compose", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_OverAnUnsentDraft_SaysSoAndUndoBringsItBack()
    {
        await DraftAsync(Form("not sent yet"));
        var task = await CreateAsync("again, please");
        GoTo($"/w/{Here.Slug}/compose?from={task.Id}");
        var page = Open();
        page.WaitForAssertion(() => Assert.Equal("again, please", page.Find("#field-prompt").GetAttribute("value")));

        Assert.Equal(["not sent yet"], (await Data.PastDrafts.ListAsync(Here.Actor, Token)).Select(draft => draft.Prompt));
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Undo").ClickAsync(new MouseEventArgs());

        Assert.Equal("not sent yet", page.Find("#field-prompt").GetAttribute("value"));
    }

    [Fact]
    public async Task From_OverAnEmptyForm_AsksNothing()
    {
        await DraftAsync(Form(""));
        var task = await CreateAsync("again, please");
        GoTo($"/w/{Here.Slug}/compose?from={task.Id}");

        var page = Open();

        page.WaitForAssertion(() => Assert.Equal("again, please", page.Find("#field-prompt").GetAttribute("value")));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Undo");
    }

    [Fact]
    public async Task Send_ThroughAPausedConnection_IsSaidBeforeAndAfter()
    {
        await Data.Connections.SetPausedAsync(Here.Actor, Connection, true, Token);
        await DraftAsync(Form("a red kite"));
        var page = Open();
        Assert.Contains("The connection is paused", page.Find("#send-note").TextContent, StringComparison.Ordinal);

        await page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

        Assert.DoesNotContain("On its way", page.Markup, StringComparison.Ordinal);
        Assert.Contains("connection paused", page.Find("article").TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Task_WhoseProviderCannotBeReached_SaysSoInItsCard()
    {
        var task = await CreateAsync("a red kite");
        await MoveAsync(task, row => row with { Error = new ProviderError(ProviderErrorKind.Unreachable, Message.Recorded("The provider could not be reached. Nothing was sent.")) });

        var card = Open().Find("article");

        Assert.Contains("The provider could not be reached. Nothing was sent.", card.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("usually", card.TextContent, StringComparison.Ordinal);
        Assert.Empty(card.QuerySelectorAll("[role=progressbar]"));
    }

    [Fact]
    public async Task Send_TwoClips_AreOneSetAndTheSetBeforeStandsInTheStrip()
    {
        await DraftAsync(Form("a red kite") with { Count = 2 });
        await CreateAsync("an earlier one");
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        var page = Open();

        await page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

        Assert.Equal(["a red kite", "a red kite"], page.FindAll("article h2").Select(prompt => prompt.TextContent.Trim()));
        var strip = page.FindAll("[aria-label='Earlier clips'] button");
        Assert.Equal(["true", "false"], strip.Select(set => set.GetAttribute("aria-pressed")!));
        // Found anew: what was sent may have moved on meanwhile.
        await page.InvokeAsync(() => page.FindAll("[aria-label='Earlier clips'] button")[1].Click());
        Assert.Equal("an earlier one", Assert.Single(page.FindAll("article h2")).TextContent.Trim());
    }

    [Fact]
    public async Task NoConnection_Member_IsLedToConnections()
    {
        await Data.Connections.RemoveAsync(Here.Actor, Connection, Token);

        var page = Open();

        Assert.Equal(["Add a connection", "Try the sandbox", "Add a connection with your key"], page.FindAll($"a[href='/w/{Here.Slug}/connections']").Select(link => link.TextContent));
        Assert.Empty(page.FindAll("textarea"));
    }

    [Fact]
    public async Task NoConnection_UseTheSandbox_ConnectsAllProvidersAndFillsAnExampleIn()
    {
        await Data.Connections.RemoveAsync(Here.Actor, Connection, Token);
        var page = Open();

        await page.FindAll("button").Single(button => button.TextContent == "Use the sandbox").ClickAsync(new MouseEventArgs());

        page.WaitForAssertion(() => Assert.Equal(EnglishTexts.Messages[ComposeText.ExamplePrompt], page.Find("textarea").GetAttribute("value") ?? page.Find("textarea").TextContent));
        var connections = await Data.Connections.ListAsync(Here.Actor, Token);
        Assert.Equal(5, connections.Count);
        Assert.All(connections, connection => Assert.True(connection.IsSandbox));
        Assert.False(page.Find("[data-generate]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Prerendered_NothingCanBeTypedOrSent()
    {
        await DraftAsync(Form("a red kite"));
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var page = Open();

        Assert.True(page.Find("fieldset").HasAttribute("disabled"));
        Assert.True(page.Find("[data-generate]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Request_OfTheSandbox_NamesTheSiteThatPlaysTheProvider()
    {
        var sandbox = Assert.IsType<SaveConnectionResult.Saved>(await Data.Connections.AddAsync(
            Here.Actor, new("vidu", "Sandbox", SandboxAddress.For("vidu"), new SecretKey(SandboxAddress.Key), true, null, IsSandbox: true), Token)).Connection.Id;
        await DraftAsync(Form("a red kite") with { Connection = sandbox });
        var page = Open();

        await page.FindAll("[role=tab]").Single(tab => tab.TextContent.Trim() == "Request").ClickAsync(new MouseEventArgs());

        Assert.Equal("http://localhost/sandbox/vidu/ent/v2/text2video", page.AllByRole("code")[0].TextContent);
    }

    [Fact]
    public async Task Request_Tab_ShowsWhatWouldBeSent()
    {
        await DraftAsync(Form("a red kite"));
        var page = Open();

        await page.FindAll("[role=tab]").Single(tab => tab.TextContent.Trim() == "Request").ClickAsync(new MouseEventArgs());

        Assert.Contains("a red kite", page.Find("pre").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_TaskOfAnotherTeam_ShowsNothingOfIt()
    {
        var stranger = await Data.TeamAsync("Eve");
        var foreign = await Data.CreateAsync(stranger, (await Data.ConnectAsync(stranger)).Id, "not yours");
        GoTo($"/w/{Here.Slug}/compose?from={foreign.Id}");

        Assert.DoesNotContain("not yours", Open().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_MadeByAColleague_AppearWithoutReload()
    {
        var page = Open();

        var task = await CreateAsync("made by a colleague");
        Publish(task.Id);

        page.WaitForAssertion(() => Assert.Contains("made by a colleague", page.FindAll("[role=tabpanel]")[0].TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_DatabaseComesBack_OpensAfterTryAgain()
    {
        await RunAsync("ALTER TABLE \"Connections\" RENAME TO \"ConnectionsAway\"");
        var page = Open();
        Assert.Equal("This could not be loaded", page.Find("[role=alert] h2").TextContent);

        await RunAsync("ALTER TABLE \"ConnectionsAway\" RENAME TO \"Connections\"");
        await page.Find("[role=alert] button").ClickAsync(new MouseEventArgs());

        page.WaitForAssertion(() => Assert.NotNull(page.Find("#field-prompt")));
    }

    private ComposeState Form(string prompt) => ComposeSamples.State(Target) with { Connection = Connection, Values = ParameterValues.Empty.With("prompt", prompt) };

    private Task DraftAsync(ComposeState state) => Data.Drafts.WriteAsync(Here.Actor, ComposeDraft.Write(state), null, Token);

    private IRenderedComponent<ComposePage> Open() => Render<ComposePage>(parameters => parameters.Add(page => page.Slug, Here.Slug));

    private async Task<IReadOnlyList<TaskRow>> TasksAsync() => (await Data.Tasks.ListAsync(Here.Actor, TaskFilter.All, null, 10, Token)).Rows;

    private async Task RunAsync(string sql)
    {
        await using var db = await Data.OpenAsync();
        await db.Database.ExecuteSqlRawAsync(sql, Token);
    }
}
