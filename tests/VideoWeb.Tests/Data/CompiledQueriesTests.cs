using VideoWeb.Data;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class CompiledQueriesTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_OneShapeForManyWhoAsk_AnswersEachWithTheirOwn()
    {
        var queries = new CompiledQueries<bool, Values, string>((db, actor, ofPrompt, values) =>
        {
            var tasks = db.TasksOf(actor);
            if (ofPrompt) { tasks = tasks.Where(task => task.Prompt == values.Prompt || values.Others!.Contains(task.Prompt)); }
            return tasks.OrderBy(task => task.Prompt).Select(task => task.Prompt);
        });
        var (one, other) = (await data.TeamAsync(), await data.TeamAsync());
        foreach (var (team, prompts) in new[] { (one, "abc"), (other, "bcd") })
        {
            var connection = (await data.ConnectAsync(team)).Id;
            foreach (var prompt in prompts) { await data.CreateAsync(team, connection, $"{prompt}"); }
        }

        Assert.Equal(["a", "b", "c"], await ReadAsync(one, ofPrompt: false, new(null, null), count: 5));
        Assert.Equal(["b", "c", "d"], await ReadAsync(other, ofPrompt: false, new(null, null), count: 5));
        Assert.Equal(["b"], await ReadAsync(other, ofPrompt: false, new(null, null), count: 1));
        Assert.Equal(["a", "c"], await ReadAsync(one, ofPrompt: true, new("a", ["c", "d"]), count: 5));
        Assert.Equal(["c", "d"], await ReadAsync(other, ofPrompt: true, new("a", ["c", "d"]), count: 5));
        Assert.Equal(["b"], await ReadAsync(one, ofPrompt: true, new("b", []), count: 5));
        Assert.Empty(await ReadAsync(one with { User = UserId.New(data.Time.GetUtcNow()) }, ofPrompt: false, new(null, null), count: 5));

        async Task<List<string>> ReadAsync(Actor actor, bool ofPrompt, Values values, int count)
        {
            await using var db = await data.Get<Database>().OpenAsync(Token);
            return await queries.ReadAsync(db, actor, ofPrompt, values, count, Token);
        }
    }

    [Fact]
    public async Task Read_SomethingElseFromOutside_IsRefused()
    {
        var owner = await data.TeamAsync();
        var (prompt, count) = ("of the first who asks", 3);
        await RefuseAsync((db, actor, _, _) => db.TasksOf(actor).Where(task => task.Prompt == prompt));
        await RefuseAsync((db, actor, _, _) => db.TasksOf(actor).OrderBy(task => task.Id).Take(count));
        await RefuseAsync((db, actor, _, _) => db.TasksOf(actor).OrderBy(task => task.Id).Skip(count));

        async Task RefuseAsync(Func<VideoWebDbContext, Actor, bool, Values, IQueryable<TaskEntity>> query)
        {
            await using var db = await data.Get<Database>().OpenAsync(Token);
            await Assert.ThrowsAsync<InvalidOperationException>(() => new CompiledQueries<bool, Values, TaskEntity>(query).ReadAsync(db, owner, false, new(null, null), 1, Token));
        }
    }

    private sealed record Values(string? Prompt, IReadOnlyList<string>? Others);
}

public sealed class SqliteCompiledQueriesTests(SqliteData data) : CompiledQueriesTests(data), IClassFixture<SqliteData>;

public sealed class PostgresCompiledQueriesTests(PostgresData data) : CompiledQueriesTests(data), IClassFixture<PostgresData>;
