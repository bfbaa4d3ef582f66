using Bunit;
using VideoWeb.Components.Reconcile;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class ReconcilePageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public void Page_NothingInDoubt_SaysSo() => Assert.Contains("Nothing to reconcile", Open().TextsByRole("heading"));

    [Fact]
    public async Task Page_TaskBecomesUnknown_AppearsAndGoesWhenDropped()
    {
        var page = Open();
        var task = await MoveAsync(await CreateAsync("a red kite"), row => row with { State = TaskState.Unknown });

        page.WaitForAssertion(() => Assert.Equal(["Follow this task", "Send again", "Drop the task"], page.ByRole("article", "a red kite").TextsByRole("button")));
        Assert.Equal($"/w/{Here.Slug}/tasks/{task.Id}", page.ByRole("article").ByRole("link", "a red kite").GetAttribute("href"));

        page.Button("Drop the task").Click();
        page.WaitForAssertion(() => page.Button("Drop it").Click());

        page.WaitForAssertion(() => Assert.Contains("Dropped.", page.TextsByRole("status")));
        Assert.Empty(page.AllByRole("article"));
    }

    [Fact]
    public async Task Page_TaskSuspended_ShowsWhyAndGoesOn()
    {
        var task = await MoveAsync(await CreateAsync("a red kite"), row => row with { IsSuspended = true });
        await Data.Get<TaskFailureStore>().CountAsync(task.Id, Message.Of(MessageCode.WorkFailedAt, ("error", "FormatException"), ("place", "Archiver.CopyAsync")), Token);
        var page = Open();

        Assert.Contains("FormatException in Archiver.CopyAsync.", page.ByRole("article", "a red kite").TextsByRole("paragraph"));
        page.Button("Go on with it").Click();

        page.WaitForAssertion(() => Assert.Empty(page.AllByRole("article")));
        Assert.False((await Data.Tasks.FindAsync(Here.Actor, task.Id, Token))!.IsSuspended);
    }

    [Theory]
    [InlineData("en", "The stored key of this connection cannot be read any more. Enter it again on the connections page.")]
    [InlineData("zh-Hans", "此连接存储的密钥已无法读取。请在连接页面重新输入。")]
    public async Task Page_KeyOfATaskCannotBeRead_SaysWhatToDo(string language, string sentence)
    {
        var error = new ProviderError(ProviderErrorKind.Key, OpenKeyResult.Unreadable.Message, Charged: ChargeStatus.Unknown);
        await MoveAsync(await CreateAsync("a red kite"), row => row with { IsSuspended = true, Error = error });
        using var reader = new CultureSwitch(language);

        var page = Open();

        Assert.Contains(sentence, page.ByRole("article").TextsByRole("paragraph"));
    }

    [Fact]
    public async Task Page_AnotherTeamsTask_IsNotThere()
    {
        var stranger = await Data.TeamAsync("Eve");
        var foreign = await Data.CreateAsync(stranger, (await Data.ConnectAsync(stranger)).Id, "not yours");
        await MoveAsyncOf(stranger, foreign);

        Assert.DoesNotContain("not yours", Open().Markup, StringComparison.Ordinal);
    }

    private async Task MoveAsyncOf(Actor actor, TaskRow row)
    {
        Assert.True(await Data.EngineTasks.SaveAsync(new TaskTransition(row, row with { State = TaskState.Unknown, Version = 2 }, new NewTaskEvent("unknown", Message.Recorded("?"))), Token));
        Assert.Single(await Data.Tasks.ListUnresolvedAsync(actor, 10, Token));
    }

    private IRenderedComponent<ReconcilePage> Open() => Render<ReconcilePage>(parameters => parameters.Add(page => page.Slug, Here.Slug));
}
