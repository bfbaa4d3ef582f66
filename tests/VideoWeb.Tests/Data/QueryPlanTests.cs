using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>The queries that must not slow down as a workspace fills: what the stores really send, explained by SQLite.</summary>
public sealed partial class QueryPlanTests(SqliteData data) : IClassFixture<SqliteData>
{
    private static readonly TaskCursor Cursor = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(Guid.Empty));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListTasks_NextPage_BeginsInTheIndexAndSortsNothing()
    {
        var plan = await PlanAsync((host, actor) => host.GetRequiredService<TaskStore>().ListAsync(actor, TaskFilter.All, Cursor, 48, Token));

        Assert.Contains("USING INDEX IX_Tasks_Newest (WorkspaceId=? AND CreatedAt<?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListTasks_WithoutWhatWasPutAway_ReadsNoneOfThat()
    {
        var plan = await PlanAsync((host, actor) => host.GetRequiredService<TaskStore>().ListAsync(actor, new(IsHidden: false), Cursor, 48, Token));

        Assert.Contains("USING INDEX IX_Tasks_Hidden (WorkspaceId=? AND IsHidden=? AND CreatedAt<?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListTasks_Running_ReadsOnlyOpenOnes()
    {
        var plan = await PlanAsync((host, actor) => host.GetRequiredService<TaskStore>().ListAsync(actor, new(RunningOnly: true), null, 48, Token));

        Assert.Contains("USING INDEX IX_Tasks_Shelf (WorkspaceId=? AND Shelf=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListClips_NextPage_BeginsInTheIndexAndSortsNothing()
    {
        var plan = await PlanAsync((host, actor) => host.GetRequiredService<GalleryStore>()
            .ListAsync(actor, ClipFilter.All, new(Cursor.CreatedAt, ClipId.Of(Cursor.Id)), 48, Token));

        Assert.Contains("USING INDEX IX_Clips_Newest (WorkspaceId=? AND IsTrashed=? AND (CreatedAt,Id)<(?,?))", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListClips_OldestFirst_BeginsInTheSameIndex()
    {
        var plan = await PlanAsync((host, actor) => host.GetRequiredService<GalleryStore>()
            .ListAsync(actor, ClipFilter.All, ClipOrder.Oldest, new(Cursor.CreatedAt, ClipId.Of(Cursor.Id)), 48, Token));

        Assert.Contains("USING INDEX IX_Clips_Newest (WorkspaceId=? AND IsTrashed=? AND (CreatedAt,Id)>(?,?))", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ClipOrder.Longest, "IX_Clips_Length (WorkspaceId=? AND IsTrashed=? AND (Milliseconds,CreatedAt,Id)<(?,?,?))")]
    [InlineData(ClipOrder.Shortest, "IX_Clips_Length (WorkspaceId=? AND IsTrashed=? AND (Milliseconds,CreatedAt,Id)>(?,?,?))")]
    [InlineData(ClipOrder.BestRated, "IX_Clips_Rating (WorkspaceId=? AND IsTrashed=? AND (Rating,CreatedAt,Id)<(?,?,?))")]
    [InlineData(ClipOrder.MostUsed, "IX_Clips_Uses (WorkspaceId=? AND IsTrashed=? AND (Uses,CreatedAt,Id)<(?,?,?))")]
    [InlineData(ClipOrder.Dearest, "IX_Clips_Cost (WorkspaceId=? AND IsTrashed=? AND (CostUnit,CostMicros,CreatedAt,Id)<(?,?,?,?))")]
    public async Task ListClips_InAnotherOrder_IsARangeOfItsIndex(ClipOrder order, string range)
    {
        var plan = await PlanAsync((host, actor) => host.GetRequiredService<GalleryStore>()
            .ListAsync(actor, ClipFilter.All, order, new(Cursor.CreatedAt, ClipId.Of(Cursor.Id)) { Rank = 5, Unit = "USD" }, 48, Token));

        Assert.Contains($"USING INDEX {range}", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CountFacets_OfAFullWorkspace_ReadsNoClips()
    {
        var plans = await PlansAsync((host, actor) => host.GetRequiredService<ClipFacetStore>().ListAsync(actor, new(ProviderId: "vidu"), Token));

        // What is said of clips is not counted beside them: from the comments to theirs.
        Assert.Equal(2, plans.Count);
        Assert.All(plans, plan => Assert.Contains("USING INTEGER PRIMARY KEY (rowid=?)", plan, StringComparison.Ordinal));
        Assert.All(plans, plan => Assert.DoesNotContain("IX_Clips_", plan, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ClipTrait.Prompt, "IX_Clips_SamePrompt (WorkspaceId=? AND IsTrashed=? AND PromptHash=? AND (CreatedAt,Id)<(?,?))")]
    [InlineData(ClipTrait.Seed, "IX_Clips_SameSeed (WorkspaceId=? AND IsTrashed=? AND Seed=? AND (CreatedAt,Id)<(?,?))")]
    [InlineData(ClipTrait.Inputs, "IX_Clips_SameInputs (WorkspaceId=? AND IsTrashed=? AND InputsHash=? AND (CreatedAt,Id)<(?,?))")]
    [InlineData(ClipTrait.File, "IX_Clips_SameFile (WorkspaceId=? AND IsTrashed=? AND FileHash=? AND (CreatedAt,Id)<(?,?))")]
    public async Task ListClips_ThatAreLikeOne_BeginInTheirIndexAndSortNothing(ClipTrait trait, string range)
    {
        var plan = await PlanAsync((host, actor) => host.GetRequiredService<GalleryStore>()
            .ListAsync(actor, new() { Similar = new(ClipId.Of(Cursor.Id), trait) }, new(Cursor.CreatedAt, ClipId.Of(Cursor.Id)), 48, Token));

        Assert.Contains($"USING INDEX {range}", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Census_ManyTasks_ReadsOnlyUnsettledOnes()
    {
        var plan = await PlanAsync((host, actor) => host.GetRequiredService<EngineTaskStore>().CountAsync(actor.Workspace, Token));

        Assert.Contains("SEARCH Tasks USING INDEX IX_Tasks_S", plan, StringComparison.Ordinal);
        Assert.Contains("(WorkspaceId=? AND Shelf=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN Tasks", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN Members", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListOpen_AtStart_ReadsOnlyOpenOnes()
    {
        var plan = await PlanAsync((host, _) => host.GetRequiredService<EngineTaskStore>().ListOpenAsync(Token));

        Assert.Equal("SCAN t USING INDEX IX_Tasks_Open", plan);
    }

    [Fact]
    public async Task ListPrompts_OfAFullTeam_ReadsOnlyOnesOwn()
    {
        var plan = await PlanAsync((host, actor) => host.GetRequiredService<TaskStore>().ListPromptsAsync(actor, null, 50, Token));

        Assert.Contains("USING INDEX IX_Tasks_Own (WorkspaceId=? AND CreatedById=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListMade_ManyTasks_ReadsOnlyClipsAndSortsNothing()
    {
        var plan = await PlanAsync((host, actor) => host.GetRequiredService<TaskStore>().ListMadeAsync(actor, Token));

        Assert.Contains("USING INDEX IX_Tasks_Shelf (WorkspaceId=? AND Shelf=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    private async Task<string> PlanAsync(Func<ServiceProvider, Actor, Task> ask) => Assert.Single(await PlansAsync(ask));

    private async Task<List<string>> PlansAsync(Func<ServiceProvider, Actor, Task> ask)
    {
        var actor = await data.TeamAsync();
        using var log = new CommandLog();
        await using var host = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).AddVideoWebData(data.Get<DataOptions>()).BuildServiceProvider();
        await ask(host, actor);

        await using var connection = new SqliteConnection($"Data Source={data.Folder}/videoweb.db");
        await connection.OpenAsync(Token);
        var plans = new List<string>();
        foreach (var sql in log.Commands.Where(command => command.Contains("\"Tasks\"", StringComparison.Ordinal) || command.Contains("\"Clips\"", StringComparison.Ordinal)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + Parameter().Replace(sql, "1");
            await using var reader = await command.ExecuteReaderAsync(Token);
            var lines = new List<string>();
            while (await reader.ReadAsync(Token)) { lines.Add(reader.GetString(3)); }
            plans.Add(string.Join('\n', lines));
        }

        return plans;
    }

    [GeneratedRegex("@[A-Za-z0-9_]+")]
    private static partial Regex Parameter();

    private sealed class CommandLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Commands { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name != "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted") { return; }

            var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            Commands.Enqueue(values.Single(value => value.Key == "commandText").Value?.ToString() ?? "");
        }

        public void Dispose() { }
    }
}
