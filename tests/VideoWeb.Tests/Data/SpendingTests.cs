using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class SpendingTests(DataFixture data)
{
    private readonly SpendingStore _store = data.Get<SpendingStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Budget_OfTwoClips_LetsTwoOfManyAtOnceThrough()
    {
        var (owner, connection) = await TeamAsync();
        await SetAsync(owner, Terms(BudgetScope.Workspace, null, null, BudgetPeriod.Month, Amount.Of(2, Amount.Clips)));

        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => data.Tasks.CreateAsync(owner, data.NewTask(connection), Token)));

        Assert.Equal(2, created.OfType<CreateTaskResult.Created>().Count());
        var shortfall = created.OfType<CreateTaskResult.OverBudget>().First().Shortfall;
        Assert.Equal(new BudgetShortfall(BudgetScope.Workspace, BudgetPeriod.Month, Amount.Of(2, Amount.Clips), Amount.Of(0, Amount.Clips), Amount.OneClip), shortfall);
        Assert.Equal(6, created.OfType<CreateTaskResult.OverBudget>().Count());
        Assert.Equal(2, (await data.Tasks.ListAsync(owner, new TaskFilter(), null, 50, Token)).Rows.Count);
    }

    [Fact]
    public async Task Budget_InCredits_CountsTheEstimateThenTheReportedCost()
    {
        var (owner, connection) = await TeamAsync();
        await SetAsync(owner, Terms(BudgetScope.Connection, null, connection, BudgetPeriod.Month, Amount.Of(100, "credits")));

        var first = await CreateAsync(owner, connection, estimate: 60);
        Assert.IsType<CreateTaskResult.OverBudget>(await data.Tasks.CreateAsync(owner, Order(connection, 60), Token));
        await MoveAsync(first, row => row with { State = TaskState.Succeeded, Charged = ChargeStatus.Yes, Cost = new ReportedCost(30, "credits") });
        await CreateAsync(owner, connection, estimate: 60);

        Assert.Equal(Amount.Of(90, "credits"), Assert.Single(await _store.ListBudgetsAsync(owner, Token)).Used);
        await AssertBalancedAsync(owner);
    }

    [Fact]
    public async Task Budget_WithoutAPublishedPrice_ReservesTheDearestOfTheLatest()
    {
        var (owner, connection) = await TeamAsync();
        var earlier = await CreateAsync(owner, connection);
        await MoveAsync(earlier, row => row with { State = TaskState.Succeeded, Charged = ChargeStatus.Yes, Cost = new ReportedCost(70, "credits") });
        await SetAsync(owner, Terms(BudgetScope.Workspace, null, null, BudgetPeriod.Always, Amount.Of(200, "credits")));

        await CreateAsync(owner, connection);
        var third = await data.Tasks.CreateAsync(owner, data.NewTask(connection), Token);

        Assert.Equal(
            new BudgetShortfall(BudgetScope.Workspace, BudgetPeriod.Always, Amount.Of(200, "credits"), Amount.Of(60, "credits"), Amount.Of(70, "credits")),
            Assert.IsType<CreateTaskResult.OverBudget>(third).Shortfall);
    }

    [Fact]
    public async Task Refusal_OfTheProvider_GivesTheRoomBack()
    {
        var (owner, connection) = await TeamAsync();
        await SetAsync(owner, Terms(BudgetScope.Member, owner.User, null, BudgetPeriod.Day, Amount.OneClip));
        var task = await CreateAsync(owner, connection, estimate: 60);

        await MoveAsync(task, row => row with { State = TaskState.Refused, Charged = ChargeStatus.No });

        await CreateAsync(owner, connection);
        await AssertBalancedAsync(owner);
    }

    [Fact]
    public async Task NextPeriod_BeginsAnew()
    {
        var (owner, connection) = await TeamAsync();
        await SetAsync(owner, Terms(BudgetScope.Workspace, null, null, BudgetPeriod.Day, Amount.OneClip));
        await CreateAsync(owner, connection);
        Assert.IsType<CreateTaskResult.OverBudget>(await data.Tasks.CreateAsync(owner, data.NewTask(connection), Token));

        data.Time.Advance(TimeSpan.FromDays(1));

        await CreateAsync(owner, connection);
    }

    // It only reads: what others write holds it up no longer than any other question.
    [Fact]
    public async Task FindShortfall_WhileSomebodyElseWrites_IsAnsweredAllTheSame()
    {
        var (owner, connection) = await TeamAsync();
        var task = await CreateAsync(owner, connection, estimate: 60);
        await SetAsync(owner, Terms(BudgetScope.Workspace, null, null, BudgetPeriod.Month, Amount.Of(10, "credits")));
        await using var db = await data.OpenAsync();
        await using var writing = await db.Database.BeginTransactionAsync(Token);
        Assert.NotEqual(0, await db.BudgetUse.ExecuteUpdateAsync(use => use.SetProperty(each => each.Micros, each => each.Micros), Token));

        Assert.NotNull(await _store.FindShortfallAsync(task, Token).WaitAsync(TimeSpan.FromSeconds(10), Token));
    }

    [Fact]
    public async Task SentAgain_TheFirstSendCountsAsSpent_AndTheBudgetIsAskedAgain()
    {
        var (owner, connection) = await TeamAsync();
        var task = await CreateAsync(owner, connection, estimate: 60);
        var unknown = await MoveAsync(task, row => row with { State = TaskState.Unknown, Charged = ChargeStatus.Unknown });
        await SetAsync(owner, Terms(BudgetScope.Workspace, null, null, BudgetPeriod.Month, Amount.Of(100, "credits")));

        Assert.NotNull(await _store.FindShortfallAsync(unknown, Token));
        Assert.False(await TryMoveAsync(unknown, row => row with { State = TaskState.Ready }));
        var budget = Assert.Single(await _store.ListBudgetsAsync(owner, Token));
        Assert.Equal(Amount.Of(60, "credits"), budget.Used);
        Assert.Equal(TaskState.Unknown, (await data.Tasks.FindAsync(owner, task.Id, Token))!.State);

        Assert.IsType<SaveBudgetResult.Saved>(await _store.ChangeLimitAsync(owner, budget.Id, 120, Token));
        var again = await MoveAsync(unknown, row => row with { State = TaskState.Ready });
        await MoveAsync(again, row => row with { State = TaskState.Succeeded, Charged = ChargeStatus.Yes, Cost = new ReportedCost(50, "credits") });

        Assert.Equal(Amount.Of(110, "credits"), Assert.Single(await _store.ListBudgetsAsync(owner, Token)).Used);
        Assert.Equal(
            [(Amount.Of(0, Amount.Clips), Amount.Of(2, Amount.Clips)), (Amount.Of(0, "credits"), Amount.Of(110, "credits"))],
            (await _store.ReportAsync(owner, SpendingRange.Always, Token)).Select(line => (line.Reserved, line.Spent)));
        await AssertBalancedAsync(owner);
    }

    // One send was charged: the first. Whatever the second one came to, its clip is counted once.
    [Theory]
    [InlineData(TaskState.Refused, ChargeStatus.Yes, 1, 50)]
    [InlineData(TaskState.Failed, ChargeStatus.Yes, 1, 50)]
    [InlineData(TaskState.Failed, ChargeStatus.Unknown, 1, 60)]
    [InlineData(TaskState.Failed, ChargeStatus.No, 0, 0)]
    public async Task SentAgain_TheSecondSendWasFreeAndTheFirstIsLookedAt_CountsTheFirstAlone(TaskState second, ChargeStatus first, int clips, int credits)
    {
        var (owner, connection) = await TeamAsync();
        await SetAsync(owner, Terms(BudgetScope.Workspace, null, null, BudgetPeriod.Month, Amount.Of(500, "credits")));
        var task = await CreateAsync(owner, connection, estimate: 60);
        var (free, open) = (new ProviderError(ProviderErrorKind.Parameter, Message.Recorded("No."), Charged: ChargeStatus.No), ChargeStatus.Unknown);
        var id = new RemoteTaskId(Guid.NewGuid().ToString("N"));
        var row = await MoveAsync(task, one => one with { State = TaskState.Unknown, Charged = open });
        row = await MoveAsync(row, one => one with { State = TaskState.Ready, HasOpenAttempt = true });
        row = await MoveAsync(row, one => one with { State = second, Error = free, Charged = open });
        row = await MoveAsync(row, one => one with { RemoteId = id }, send: 1);
        row = await MoveAsync(row, one => one with { State = TaskState.Accepted, Error = null });
        if (first == ChargeStatus.Yes)
        {
            row = await MoveAsync(row, one => one with { State = TaskState.Succeeded, Charged = first, Cost = new ReportedCost(50, "credits") });
            await MoveAsync(await MoveAsync(row, one => one with { State = TaskState.ArchiveLost }), one => one with { State = TaskState.Succeeded });
        }
        else
        {
            await MoveAsync(row, one => one with { State = TaskState.Failed, Error = free with { Charged = first }, Charged = open });
        }

        var counted = (await _store.ReportAsync(owner, SpendingRange.Always, Token)).ToDictionary(line => line.Spent.Unit, line => (line.Reserved.Value, line.Spent.Value));
        Assert.Equal((0m, clips), counted.GetValueOrDefault(Amount.Clips));
        Assert.Equal((0m, credits), counted.GetValueOrDefault("credits"));
        Assert.Equal(Amount.Of(credits, "credits"), Assert.Single(await _store.ListBudgetsAsync(owner, Token)).Used);
        await AssertBalancedAsync(owner);
    }

    [Fact]
    public async Task Sandbox_CountsOnlyInTheBudgetOfItsOwnConnection()
    {
        var (owner, _) = await TeamAsync();
        var sandbox = Assert.IsType<SaveConnectionResult.Saved>(await data.Connections.AddAsync(
            owner, new("vidu", "Sandbox", new("http://sandbox.invalid/sandbox/vidu"), new SecretKey("sandbox-key"), true, null, IsSandbox: true), Token)).Connection.Id;
        await SetAsync(owner, Terms(BudgetScope.Workspace, null, null, BudgetPeriod.Month, Amount.Of(0, Amount.Clips)));
        await SetAsync(owner, Terms(BudgetScope.Connection, null, sandbox, BudgetPeriod.Month, Amount.OneClip));

        Assert.IsType<CreateTaskResult.Created>(await data.Tasks.CreateAsync(owner, data.NewTask(sandbox) with { IsSandbox = true }, Token));
        var second = await data.Tasks.CreateAsync(owner, data.NewTask(sandbox) with { IsSandbox = true }, Token);

        Assert.Equal(BudgetScope.Connection, Assert.IsType<CreateTaskResult.OverBudget>(second).Shortfall.Scope);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task FindShortfall_OfSeveralTogether_CountsEachInTheBudgetsOfItsConnection(int clips, bool fits)
    {
        var (owner, connection) = await TeamAsync();
        var other = (await data.ConnectAsync(owner)).Id;
        await SetAsync(owner, Terms(BudgetScope.Member, owner.User, null, BudgetPeriod.Month, Amount.Of(clips, Amount.Clips)));
        await SetAsync(owner, Terms(BudgetScope.Connection, null, other, BudgetPeriod.Month, Amount.OneClip));

        var shortfall = await data.Tasks.FindShortfallAsync(owner, [data.NewTask(connection), data.NewTask(connection), data.NewTask(other)], Token);
        var twice = await data.Tasks.FindShortfallAsync(owner, [data.NewTask(other), data.NewTask(other)], Token);

        Assert.Equal(fits ? null : new BudgetShortfall(BudgetScope.Member, BudgetPeriod.Month, Amount.Of(clips, Amount.Clips), Amount.Of(clips, Amount.Clips), Amount.Of(3, Amount.Clips)), shortfall);
        Assert.Equal((BudgetScope.Connection, Amount.Of(2, Amount.Clips)), (twice!.Scope, twice.Needed));
        Assert.Empty((await data.Tasks.ListAsync(owner, new TaskFilter(), null, 50, Token)).Rows);
    }

    [Fact]
    public async Task FindShortfall_OfWhatWasBegun_IsNotAsked()
    {
        var (owner, connection) = await TeamAsync();
        await SetAsync(owner, Terms(BudgetScope.Workspace, null, null, BudgetPeriod.Month, Amount.OneClip));
        var (first, second) = (data.NewTask(connection), data.NewTask(connection));
        Assert.IsType<CreateTaskResult.Created>(await data.Tasks.CreateAsync(owner, first, Token));

        Assert.Null(await data.Tasks.FindShortfallAsync(owner, [first, second], Token));
        Assert.NotNull(await data.Tasks.FindShortfallAsync(owner, [second], Token));
    }

    [Fact]
    public async Task Report_OfATime_HasALineForEachDayAndModelWithinIt()
    {
        var (owner, connection) = await TeamAsync();
        var today = DateOnly.FromDateTime(data.Time.GetUtcNow().UtcDateTime);
        var first = await CreateAsync(owner, connection, estimate: 60);
        data.Time.Advance(TimeSpan.FromDays(1));
        await CreateAsync(owner, connection);
        await CreateAsync(owner, connection);
        var (noon, midnight) = (data.Time.GetUtcNow(), new DateTimeOffset(today.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));

        var all = await _store.ReportAsync(owner, SpendingRange.Always, Token);
        var later = await _store.ReportAsync(owner, new(midnight, noon.AddTicks(1)), Token);
        var earlier = await _store.ReportAsync(owner, new(DateTimeOffset.UnixEpoch, midnight), Token);

        Assert.Equal(
            [(today, Amount.OneClip), (today, Amount.Of(60, "credits")), (today.AddDays(1), Amount.Of(2, Amount.Clips))],
            all.Select(line => (line.Day, line.Reserved)));
        Assert.All(all, line => Assert.Equal((first.ProviderId, first.ModelId, first.ProviderName, first.ModelName), (line.Model.ProviderId, line.Model.ModelId, line.Model.ProviderName, line.Model.ModelName)));
        Assert.Equal(all.Skip(2), later);
        Assert.Equal(all.Take(2), earlier);
    }

    [Fact]
    public async Task Report_TheTaskIsGone_KeepsWhatItCostWithoutItsModel()
    {
        var (owner, connection) = await TeamAsync();
        var task = await CreateAsync(owner, connection);
        await using (var db = await data.OpenAsync()) { await db.Ledger.Where(entry => entry.TaskId == task.Id).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.TaskId, TaskId.New(DateTimeOffset.UnixEpoch)), Token); }

        var line = Assert.Single(await _store.ReportAsync(owner, SpendingRange.Always, Token));

        Assert.Equal((new SpendingModel("", "", "", ""), Amount.OneClip), (line.Model, line.Reserved));
    }

    [Fact]
    public async Task Strangers_AndMembers_SeeAndSetNoMoreThanTheirs()
    {
        var (owner, connection) = await TeamAsync();
        var ben = await data.JoinAsync(owner, WorkspaceRole.Member);
        var eve = await data.StrangerIn(owner.Workspace);
        await CreateAsync(owner, connection);
        await SetAsync(owner, Terms(BudgetScope.Member, owner.User, null, BudgetPeriod.Month, Amount.OneClip));
        var budget = Assert.Single(await _store.ListBudgetsAsync(owner, Token));

        Assert.Empty(await _store.ListBudgetsAsync(ben, Token));
        Assert.Empty(await _store.ReportAsync(ben, SpendingRange.Always, Token));
        Assert.Empty(await _store.ListBudgetsAsync(eve, Token));
        Assert.Empty(await _store.ReportAsync(eve, SpendingRange.Always, Token));
        Assert.IsType<SaveBudgetResult.Rejected>(await _store.ChangeLimitAsync(ben, budget.Id, 9, Token));
        Assert.IsType<SaveBudgetResult.NotFound>(await _store.ChangeLimitAsync(eve, budget.Id, 9, Token));
        Assert.IsType<SaveBudgetResult.Rejected>(await _store.RemoveBudgetAsync(ben, budget.Id, Token));
        Assert.IsType<SaveBudgetResult.NotFound>(await _store.AddBudgetAsync(eve, Terms(BudgetScope.Workspace, null, null, BudgetPeriod.Day, Amount.OneClip), Token));
        Assert.IsType<SaveBudgetResult.NotFound>(await _store.AddBudgetAsync(owner, Terms(BudgetScope.Member, eve.User, null, BudgetPeriod.Day, Amount.OneClip), Token));

        var (stranger, _) = await TeamAsync();
        Assert.IsType<SaveBudgetResult.NotFound>(await _store.RemoveBudgetAsync(stranger, budget.Id, Token));
        Assert.Single(await _store.ListBudgetsAsync(owner, Token));
    }

    private async Task<(Actor Owner, ConnectionId Connection)> TeamAsync()
    {
        var owner = await data.TeamAsync();
        return (owner, (await data.ConnectAsync(owner)).Id);
    }

    private static BudgetTerms Terms(BudgetScope scope, UserId? member, ConnectionId? connection, BudgetPeriod period, Amount limit) =>
        new() { Scope = scope, Member = member, Connection = connection, Period = period, Limit = limit };

    private async Task SetAsync(Actor actor, BudgetTerms budget) => Assert.IsType<SaveBudgetResult.Saved>(await _store.AddBudgetAsync(actor, budget, Token));

    private NewTask Order(ConnectionId connection, decimal? estimate) =>
        data.NewTask(connection) with { Estimate = estimate is { } amount ? new ReportedCost(amount, "credits") : null };

    private async Task<TaskRow> CreateAsync(Actor actor, ConnectionId connection, decimal? estimate = null)
    {
        var created = Assert.IsType<CreateTaskResult.Created>(await data.Tasks.CreateAsync(actor, Order(connection, estimate), Token));
        return (await data.Tasks.FindAsync(actor, created.Id, Token))!;
    }

    private async Task<TaskRow> MoveAsync(TaskRow before, Func<TaskRow, TaskRow> change, int? send = null)
    {
        var after = change(before) with { UpdatedAt = data.Time.GetUtcNow(), Version = before.Version + 1 };
        Assert.True(await data.EngineTasks.SaveAsync(new(before, after, new("moved", Message.Recorded("It moved."))) { NamedSend = send }, Token));
        return after;
    }

    private Task<bool> TryMoveAsync(TaskRow before, Func<TaskRow, TaskRow> change) =>
        data.EngineTasks.SaveAsync(new(before, change(before) with { UpdatedAt = data.Time.GetUtcNow(), Version = before.Version + 1 }, new("moved", Message.Recorded("It moved."))), Token);

    /// <summary>No account is overdrawn, and what budgets count as used is what the ledger says.</summary>
    private async Task AssertBalancedAsync(Actor actor)
    {
        await using var db = await data.OpenAsync();
        var entries = await db.Ledger.Where(entry => entry.WorkspaceId == actor.Workspace).ToListAsync(Token);
        Assert.All(entries.GroupBy(entry => (entry.TaskId, entry.Series, entry.Amount.Unit)), held =>
        {
            long Balance(LedgerAccount account) => held.Sum(entry => (entry.To == account ? entry.Amount.Micros : 0) - (entry.From == account ? entry.Amount.Micros : 0));
            Assert.True(Balance(LedgerAccount.Reserved) >= 0);
            Assert.True(Balance(LedgerAccount.Spent) >= 0);
            Assert.Equal(0, Balance(LedgerAccount.Available) + Balance(LedgerAccount.Reserved) + Balance(LedgerAccount.Spent));
        });
        foreach (var budget in await _store.ListBudgetsAsync(actor, Token))
        {
            var counted = entries.Where(entry => entry.Amount.Unit == budget.Limit.Unit && entry.SeriesAt >= budget.Since)
                .Sum(entry => (entry.From == LedgerAccount.Available ? entry.Amount.Micros : 0) - (entry.To == LedgerAccount.Available ? entry.Amount.Micros : 0));
            Assert.Equal(counted, budget.Used.Micros);
        }
    }
}

public sealed class SqliteSpendingTests(SqliteData data) : SpendingTests(data), IClassFixture<SqliteData>;

public sealed class PostgresSpendingTests(PostgresData data) : SpendingTests(data), IClassFixture<PostgresData>;
