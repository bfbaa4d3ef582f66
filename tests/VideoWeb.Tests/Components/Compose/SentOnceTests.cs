using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>One form is never two tasks for one clip: part of it was refused, an answer was lost, or it could not be kept.</summary>
public sealed class SentOnceTests : PageTest
{
    private const string SendSeveral = "Send to several models";

    public SentOnceTests(SqliteData data)
        : base(data) => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Generate_MoreThanTheBudgetHas_MakesNothingAndSaysSoBeforeAndAfter()
    {
        await DraftAsync(Form() with { Count = 4 });
        await AddBudgetAsync(2);
        var page = Open();
        var before = page.Find("#send-note").TextContent;

        await GenerateAsync(page);

        Assert.Equal(0, await CountAsync());
        Assert.Contains("Needs 4 clips, 2 clips left of 2 clips a month", before, StringComparison.Ordinal);
        Assert.Contains("this needs 4 clips", page.Told().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_OneOfTheBudget_ShowsWhatIsLeftOfIt()
    {
        await DraftAsync(Form());
        await AddBudgetAsync(2);
        var page = Open();
        await GenerateAsync(page);

        page.WaitForAssertion(() => Assert.Contains("1 clip left of 2 clips a month", page.Find("#send-note").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Several_MoreThanTheBudgetHasTogether_MakesNothing()
    {
        await DraftAsync(Form() with { Count = 2 });
        await AddBudgetAsync(3);
        var page = Open();
        await OpenAsync(page, SendSeveral);
        await Dialogs.Find("[data-model='vidu/viduq2']").ClickAsync(new MouseEventArgs());

        await SendSeveralAsync();

        Assert.Equal(0, await CountAsync());
        Assert.All(Dialogs.Cards(), card => Assert.Contains("this needs 4 clips", card.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Generate_PartWasRefusedForWantOfABudget_MakesOnlyTheRest()
    {
        await DraftAsync(Form() with { Count = 4 });
        var budget = await LimitAsync(2);
        var page = Open();
        await GenerateAsync(page);
        var made = await CountAsync();
        await RaiseAsync(budget);

        await GenerateAsync(page);

        Assert.Equal((2, 4), (made, await CountAsync()));
        Assert.Contains("4 tasks are on their way.", page.Told().TextContent, StringComparison.Ordinal);
        await GenerateAsync(page);
        Assert.Equal(8, await CountAsync());
    }

    [Fact]
    public async Task Generate_PartWasRefusedAndThePageLeft_MakesOnlyTheRest()
    {
        await DraftAsync(Form() with { Count = 4 });
        var budget = await LimitAsync(2);
        var page = Open();
        await GenerateAsync(page);
        await page.Instance.DisposeAsync();
        await RaiseAsync(budget);

        await GenerateAsync(Open());

        Assert.Equal(4, await CountAsync());
    }

    [Fact]
    public async Task Generate_PartWasRefusedAfterThePageWasLeft_MakesOnlyTheRest()
    {
        await DraftAsync(Form() with { Count = 4 });
        var budget = await LimitAsync(2);
        var left = Open();
        var gate = (await Data.Get<WriteGate>().EnterAsync(Token))!;
        var click = GenerateAsync(left);
        var leaving = left.Instance.DisposeAsync();
        gate.Dispose();
        await click;
        await leaving;
        await RaiseAsync(budget);

        await GenerateAsync(Open());

        Assert.Equal(4, await CountAsync());
    }

    [Fact]
    public async Task Generate_PartWasRefusedAndTheFormChanged_IsAnotherForm()
    {
        await DraftAsync(Form() with { Count = 4 });
        var budget = await LimitAsync(2);
        var page = Open();
        await GenerateAsync(page);
        await RaiseAsync(budget);

        await page.Find("#field-prompt").ChangeAsync("a blue kite");
        await GenerateAsync(page);

        Assert.Equal(6, await CountAsync());
    }

    [Fact]
    public async Task Generate_TheFormCannotBeKept_SendsNothingAndTheNextMakesOne()
    {
        await DraftAsync(Form());
        var page = Open();
        await RunAsync("ALTER TABLE \"Drafts\" RENAME TO \"DraftsAway\"");
        await GenerateAsync(page);
        var (made, told) = (await CountAsync(), page.Told().TextContent);
        await RunAsync("ALTER TABLE \"DraftsAway\" RENAME TO \"Drafts\"");

        await GenerateAsync(page);

        Assert.Equal((0, 1), (made, await CountAsync()));
        Assert.Contains("The server could not take this.", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vidu", "viduq3-turbo", "payload", 300_000, "x")]
    [InlineData("vidu", "viduq3-turbo", "payload", 1_048_576, "字")]
    [InlineData("vidu", "viduq3-turbo", "payload", 524_288, "🪁")]
    [InlineData("agcloud", "seedance", "prompt", 90_000, "字")]
    public async Task Edit_ALongText_IsThereAgainAfterThePageWasLeft(string provider, string model, string field, int length, string letter)
    {
        await DraftAsync(ComposeSamples.State(ComposeSamples.Target(provider, model)) with { Values = ParameterValues.Empty.With("prompt", "a red kite") });
        var text = new StringBuilder().Insert(0, letter, length).ToString();
        var page = Open();

        await page.Find($"#field-{field}").ChangeAsync(text);
        await page.Instance.DisposeAsync();

        Assert.Equal(text, (await KeptAsync()).Values.Text(field));
        Assert.Equal(text, Open().Find($"#field-{field}").GetAttribute("value"));
    }

    [Fact]
    public async Task Edit_AFormThatIsTooLargeToBeKept_SaysSoUntilItIsShorter()
    {
        await DraftAsync(Form());
        var page = Open();

        await page.Find("#field-prompt").ChangeAsync(new string('x', DraftStore.MaxBytes));
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Contains("too large to be kept", page.Find("#send-note").TextContent, StringComparison.Ordinal));
        Assert.True(page.Find("[data-generate]").HasAttribute("disabled"));

        await page.Find("#field-prompt").ChangeAsync("a red kite");
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.DoesNotContain("too large", page.Find("#send-note").TextContent, StringComparison.Ordinal));
        Assert.False(page.Find("[data-generate]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Generate_AFormThatIsTooLargeToBeKept_SendsNothingAndSaysSo()
    {
        var large = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq3-turbo", "first-frame")) with
        {
            Connection = Connection,
            Values = Form().Values,
            Media = [new MediaItem("first_frame", MediaKind.Image, $"data:image/png;base64,{new string('A', DraftStore.MaxBytes)}", new MediaFacts(6_000_000, "png", 640, 640), "a.png")],
        };
        await DraftAsync(Form());
        await Data.Presets.SaveAsync(Here.Actor, new NewPreset("Large", "vidu", "viduq3-turbo", "{}"), Token);
        await using (var db = await Data.OpenAsync()) { await db.Database.ExecuteSqlAsync($"UPDATE \"Presets\" SET \"Json\" = {ComposeDraft.Write(large)}", Token); }
        var page = Open();
        await OpenAsync(page, "Presets");
        await Dialogs.FirstPreset().AllByRole("button")[0].ClickAsync(new MouseEventArgs());

        await GenerateAsync(page);

        Assert.Empty(page.FindAll("#error-summary").Select(summary => summary.TextContent));
        Assert.Empty(await TasksAsync());
        Assert.Contains("too large to be kept", page.Told().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_TheAnswerWasLostAndTheDialogClosed_IsTheSameTask()
    {
        await DraftAsync(Form());
        var page = Open();
        var task = await LoseAnswerAsync(page);
        await Dialogs.Find("[data-close]").ClickAsync(new MouseEventArgs());

        await OpenAsync(page, SendSeveral);
        await SendSeveralAsync();

        Assert.Equal(task, Assert.Single(await TasksAsync()).Id);
    }

    [Fact]
    public async Task Several_TheAnswerWasLostAndThePageLeft_IsTheSameTaskAndTheNextAnother()
    {
        await DraftAsync(Form());
        var left = Open();
        var task = await LoseAnswerAsync(left);
        await Dialogs.Find("[data-close]").ClickAsync(new MouseEventArgs());
        await left.Instance.DisposeAsync();
        var page = Open();

        await OpenAsync(page, SendSeveral);
        await SendSeveralAsync();
        var (made, told) = (await TasksAsync(), Dialogs.Cards()[0].ByRole("paragraph").TextContent);
        await Dialogs.Find("[data-close]").ClickAsync(new MouseEventArgs());
        await OpenAsync(page, SendSeveral);
        await SendSeveralAsync();

        Assert.Equal(task, Assert.Single(made).Id);
        Assert.Contains("This was sent already", told, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
        await page.Instance.DisposeAsync();
        Assert.Empty((await KeptAsync()).SeveralNonces);
    }

    [Fact]
    public async Task Several_TheAnswerWasLostAndTheFormChangedToAndFro_IsTheSameTask()
    {
        await DraftAsync(Form());
        var page = Open();
        await LoseAnswerAsync(page);
        await Dialogs.Find("[data-close]").ClickAsync(new MouseEventArgs());

        await page.Find("#field-prompt").ChangeAsync("a blue kite");
        await OpenAsync(page, SendSeveral);
        await SendSeveralAsync();
        var other = await CountAsync();
        await Dialogs.Find("[data-close]").ClickAsync(new MouseEventArgs());
        await page.Find("#field-prompt").ChangeAsync("a red kite");
        await OpenAsync(page, SendSeveral);
        await SendSeveralAsync();

        Assert.Equal((2, 2), (other, await CountAsync()));
    }

    [Fact]
    public async Task Several_TheFormCannotBeKept_SendsNothing()
    {
        await DraftAsync(Form());
        var page = Open();
        await OpenAsync(page, SendSeveral);
        await RunAsync("ALTER TABLE \"Drafts\" RENAME TO \"DraftsAway\"");
        await SendSeveralAsync();
        var (made, told) = (await CountAsync(), Dialogs.Find("[role=alert]").TextContent);
        await RunAsync("ALTER TABLE \"DraftsAway\" RENAME TO \"Drafts\"");

        await SendSeveralAsync();

        Assert.Equal((0, 1), (made, await CountAsync()));
        Assert.Contains("The server could not take this.", told, StringComparison.Ordinal);
    }

    /// <summary>Sends from the dialog: the database has the task, and its answer does not come.</summary>
    private async Task<TaskId> LoseAnswerAsync(IRenderedComponent<ComposePage> page)
    {
        await OpenAsync(page, SendSeveral);
        await RunAsync("ALTER TABLE \"Tasks\" RENAME TO \"TasksAway\"");
        await SendSeveralAsync();
        await RunAsync("ALTER TABLE \"TasksAway\" RENAME TO \"Tasks\"");
        Assert.Contains("the same form is never sent twice", Dialogs.Cards()[0].TextContent, StringComparison.Ordinal);
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        var nonce = Assert.Single((await KeptAsync()).SeveralNonces).Value;
        return Assert.IsType<CreateTaskResult.Created>(await Data.Tasks.CreateAsync(Here.Actor, Data.NewTask(Connection) with { FormNonce = $"{nonce}-0" }, Token)).Id;
    }

    /// <summary>A budget that is lowered while a sending is under way: what is refused as a whole beforehand cannot be cut otherwise.</summary>
    private async Task<BudgetId> LimitAsync(int clips)
    {
        var budget = await AddBudgetAsync(20);
        await RunAsync($"""
            CREATE TRIGGER "Lower" AFTER INSERT ON "Tasks" WHEN (SELECT COUNT(*) FROM "Tasks" WHERE "WorkspaceId" = NEW."WorkspaceId") = {clips}
            BEGIN UPDATE "Budgets" SET "LimitMicros" = {clips} * 1000000 WHERE "WorkspaceId" = NEW."WorkspaceId"; END
            """);
        return budget;
    }

    private async Task<BudgetId> AddBudgetAsync(int clips)
    {
        var spending = Data.Get<SpendingStore>();
        Assert.IsType<SaveBudgetResult.Saved>(await spending.AddBudgetAsync(Here.Actor, new BudgetTerms { Scope = BudgetScope.Workspace, Period = BudgetPeriod.Month, Limit = Amount.Of(clips, Amount.Clips) }, Token));
        return Assert.Single(await spending.ListBudgetsAsync(Here.Actor, Token)).Id;
    }

    private async Task RaiseAsync(BudgetId budget)
    {
        await RunAsync("DROP TRIGGER \"Lower\"");
        Assert.IsType<SaveBudgetResult.Saved>(await Data.Get<SpendingStore>().ChangeLimitAsync(Here.Actor, budget, 20, Token));
    }

    private static Task GenerateAsync(IRenderedComponent<ComposePage> page) => page.Find("[data-generate]").ClickAsync(new MouseEventArgs { Detail = 1 });

    private Task SendSeveralAsync() => Dialogs.Find("[data-send-several]").ClickAsync(new MouseEventArgs { Detail = 1 });

    private static Task OpenAsync(IRenderedComponent<ComposePage> page, string tool) =>
        page.FindAll("[data-opens]").Single(item => item.TextContent == tool).ClickAsync(new MouseEventArgs());

    private ComposeState Form() =>
        ComposeSamples.State(ComposeSamples.Target("vidu", "viduq3-turbo", "text")) with { Connection = Connection, Values = ParameterValues.Empty.With("prompt", "a red kite") };

    private Task DraftAsync(ComposeState state) => Data.Drafts.WriteAsync(Here.Actor, ComposeDraft.Write(state), null, Token);

    private async Task<ComposeState> KeptAsync() => ComposeDraft.Read((await Data.Drafts.ReadAsync(Here.Actor, Token))!.Json)!;

    private IRenderedComponent<ComposePage> Open()
    {
        _ = Dialogs;
        return Render<ComposePage>(parameters => parameters.Add(page => page.Slug, Here.Slug));
    }

    private async Task<int> CountAsync() => (await TasksAsync()).Count;

    private async Task<IReadOnlyList<TaskRow>> TasksAsync() => (await Data.Tasks.ListAsync(Here.Actor, TaskFilter.All, null, 20, Token)).Rows;

    private async Task RunAsync(string sql)
    {
        await using var db = await Data.OpenAsync();
        await db.Database.ExecuteSqlRawAsync(sql, Token);
    }
}
