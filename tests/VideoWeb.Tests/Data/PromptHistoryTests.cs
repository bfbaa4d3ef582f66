using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class PromptHistoryTests(DataFixture data)
{
    private readonly TaskStore _store = data.Tasks;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListPrompts_SamePromptTwice_StandsOnceNewestFirst()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        foreach (var prompt in new[] { "a red kite", "a blue kite", "", "a red kite" })
        {
            data.Time.Advance(TimeSpan.FromSeconds(1));
            await data.CreateAsync(owner, connection, prompt);
        }

        Assert.Equal(
            [new("a red kite", data.Time.GetUtcNow()), new PastPrompt("a blue kite", data.Time.GetUtcNow() - TimeSpan.FromSeconds(2))],
            await _store.ListPromptsAsync(owner, null, 50, Token));
    }

    [Theory]
    [InlineData("BLUE", "100% blue_kite")]
    [InlineData("0%", "100% blue_kite")]
    [InlineData("e_k", "100% blue_kite")]
    [InlineData(" ", "100% blue_kite|a red kite")]
    [InlineData("green", "")]
    public async Task ListPrompts_Search_FindsItsLettersOnly(string search, string expected)
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        await data.CreateAsync(owner, connection, "a red kite");
        data.Time.Advance(TimeSpan.FromSeconds(1));
        await data.CreateAsync(owner, connection, "100% blue_kite");

        Assert.Equal(expected, string.Join('|', (await _store.ListPromptsAsync(owner, search, 50, Token)).Select(prompt => prompt.Text)));
    }

    [Fact]
    public async Task ListPrompts_OfOthers_AreNotShown()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        await data.CreateAsync(member, connection, "a secret");

        Assert.Empty(await _store.ListPromptsAsync(owner, null, 50, Token));
        Assert.Empty(await _store.ListPromptsAsync(member with { Workspace = (await data.TeamAsync()).Workspace }, null, 50, Token));
        Assert.Empty(await _store.ListPromptsAsync(await data.StrangerIn(owner.Workspace), null, 50, Token));
    }

    [Fact]
    public async Task ListMade_ClipsOfTheWorkspace_NewestFirstWithWhatTheyTook()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        await data.CreateAsync(owner, connection, "not made yet");
        await MakeAsync(owner, connection, TimeSpan.FromSeconds(40), new ReportedCost(80, "credits"));
        data.Time.Advance(TimeSpan.FromSeconds(1));
        await MakeAsync(owner, connection, TimeSpan.FromSeconds(50), null);

        var made = await _store.ListMadeAsync(owner, Token);

        Assert.Equal([(TimeSpan.FromSeconds(50), null), (TimeSpan.FromSeconds(40), new ReportedCost(80, "credits"))], made.Select(clip => (clip.MadeIn!.Value, clip.Cost)));
        Assert.Equal(("vidu", false), (made[0].ProviderId, made[0].IsSandbox));
        Assert.Empty(await _store.ListMadeAsync(await data.StrangerIn(owner.Workspace), Token));
    }

    private async Task MakeAsync(Actor actor, ConnectionId connection, TimeSpan time, ReportedCost? cost)
    {
        var task = await data.ArchiveAsync(actor, connection);
        Assert.True(await data.EngineTasks.SaveAsync(new(task, task with { MadeIn = time, Cost = cost, Version = task.Version + 1 }, new("counted", Message.Recorded("It was counted."))), Token));
    }
}

public sealed class SqlitePromptHistoryTests(SqliteData data) : PromptHistoryTests(data), IClassFixture<SqliteData>;

public sealed class PostgresPromptHistoryTests(PostgresData data) : PromptHistoryTests(data), IClassFixture<PostgresData>;
