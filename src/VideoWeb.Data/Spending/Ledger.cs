using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Spending;

/// <summary>Writes what tasks claim, spend and give back, in the transaction of the move that causes it.</summary>
internal static class Ledger
{
    private const int RecentCosts = 20;

    /// <summary>Claims what a new task will probably cost, in every budget it counts in.</summary>
    /// <returns>Null when there is room; otherwise the caller rolls back.</returns>
    public static async Task<BudgetShortfall?> ReserveAsync(
        VideoWebDbContext db, LedgerSubject subject, NewTask task, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var budgets = await BudgetUsage.FindBudgetsAsync(db, subject, cancellationToken);
        var claim = await ClaimAsync(db, subject.Workspace, task, budgets, cancellationToken);
        if (await BudgetUsage.ReserveAsync(db, budgets, claim, now, cancellationToken) is { } shortfall) { return shortfall; }

        Add(db, subject, LedgerRules.Reserve(1, claim), seriesAt: now, now);
        return null;
    }

    /// <summary>The first budget that has no room at this moment for all of some new tasks together; null when all have. Claims nothing.</summary>
    public static async Task<BudgetShortfall?> FindShortfallAsync(
        VideoWebDbContext db, Actor actor, IReadOnlyList<NewTask> tasks, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var budgets = await BudgetUsage.ListBudgetsAsync(db, actor.Workspace, cancellationToken);
        var claims = budgets.ToDictionary(budget => budget.Id, _ => new List<Amount>());
        foreach (var task in tasks)
        {
            var counted = budgets.FindAll(budget => budget.Counts(actor.User, task.Connection, task.IsSandbox));
            if (counted.Count == 0) { continue; }

            var claim = await ClaimAsync(db, actor.Workspace, task, counted, cancellationToken);
            foreach (var budget in counted) { claims[budget.Id].AddRange(claim); }
        }

        foreach (var budget in budgets)
        {
            if (await BudgetUsage.FindShortfallAsync(db, [budget], claims[budget.Id], now, cancellationToken) is { } shortfall) { return shortfall; }
        }

        return null;
    }

    /// <summary>Brings the task's ledger to what its new row says.</summary>
    /// <returns>Null, or the budget that has no room for sending it again; then the caller rolls back.</returns>
    public static async Task<BudgetShortfall?> SettleAsync(VideoWebDbContext db, TaskRow before, TaskRow after, CancellationToken cancellationToken)
    {
        if (!LedgerRules.Matters(before, after)) { return null; }

        var subject = LedgerSubject.Of(after);
        var entries = await db.Ledger.AsNoTracking().Where(entry => entry.TaskId == after.Id).OrderBy(entry => entry.Id).ToListAsync(cancellationToken);
        var series = entries.Count == 0 ? 1 : entries.Max(entry => entry.Series);
        var latest = entries.Where(entry => entry.Series == series).ToList();
        var seriesAt = latest.Count == 0 ? after.CreatedAt : latest[0].SeriesAt;
        var holdings = HoldingsOf(latest);

        if (LedgerRules.IsSentAgain(before, after))
        {
            var claim = ClaimOf(latest);
            var budgets = await BudgetUsage.FindBudgetsAsync(db, subject, cancellationToken);
            if (await BudgetUsage.ReserveAsync(db, budgets, claim, after.UpdatedAt, cancellationToken) is { } shortfall) { return shortfall; }

            Add(db, subject, LedgerRules.Close(series, holdings), seriesAt, after.UpdatedAt);
            Add(db, subject, LedgerRules.Reserve(series + 1, claim), seriesAt: after.UpdatedAt, after.UpdatedAt);
            return null;
        }

        if (LedgerRules.MayBeOfAnEarlierSend(before, after, holdings) && after.RemoteId is { } id
            && await RemoteIds.FindSendAsync(db, after.Id, id, cancellationToken) is { } send && send < series && entries.Where(entry => entry.Series == send).ToList() is [var first, ..] earlier)
        {
            (series, seriesAt, holdings) = (send, first.SeriesAt, HoldingsOf(earlier));
        }

        var transfers = LedgerRules.Settle(after, series, holdings);
        Add(db, subject, transfers, seriesAt, after.UpdatedAt);
        await BudgetUsage.AdjustAsync(db, subject, ChangesOf(transfers), seriesAt, cancellationToken);
        return null;
    }

    /// <summary>
    /// The last send had no effect and the task goes on by an earlier one's id: what was claimed for the last one is now for that clip, and what the
    /// earlier one was presumed to have spent is given back.
    /// </summary>
    public static async Task TakeUpEarlierAsync(VideoWebDbContext db, TaskRow task, CancellationToken cancellationToken)
    {
        var entries = await db.Ledger.AsNoTracking().Where(entry => entry.TaskId == task.Id).OrderBy(entry => entry.Id).ToListAsync(cancellationToken);
        var series = entries.Count == 0 ? 0 : entries.Max(entry => entry.Series) - 1;
        var earlier = entries.Where(entry => entry.Series == series).ToList();
        if (earlier.Count == 0) { return; }

        var subject = LedgerSubject.Of(task);
        var transfers = LedgerRules.Release(series, HoldingsOf(earlier));
        Add(db, subject, transfers, earlier[0].SeriesAt, task.UpdatedAt);
        await BudgetUsage.AdjustAsync(db, subject, ChangesOf(transfers), earlier[0].SeriesAt, cancellationToken);
    }

    /// <summary>Whether there would be room for sending the task again, at this moment.</summary>
    public static async Task<BudgetShortfall?> FindShortfallAsync(VideoWebDbContext db, TaskRow task, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entries = await db.Ledger.AsNoTracking().Where(entry => entry.TaskId == task.Id).OrderBy(entry => entry.Id).ToListAsync(cancellationToken);
        if (entries.Count == 0) { return null; }

        var claim = ClaimOf([.. entries.Where(entry => entry.Series == entries[^1].Series)]);
        return await BudgetUsage.FindShortfallAsync(db, await BudgetUsage.FindBudgetsAsync(db, LedgerSubject.Of(task), cancellationToken), claim, now, cancellationToken);
    }

    /// <summary>What tasks claimed and gave back between two accounts changes what counts as used, where one of the accounts is the untouched one.</summary>
    private static Dictionary<string, long> ChangesOf(IReadOnlyList<LedgerTransfer> transfers) =>
        transfers.GroupBy(transfer => transfer.Amount.Unit).ToDictionary(
            unit => unit.Key,
            unit => unit.Sum(transfer => (transfer.From == LedgerAccount.Available ? transfer.Amount.Micros : 0) - (transfer.To == LedgerAccount.Available ? transfer.Amount.Micros : 0)));

    private static List<LedgerHolding> HoldingsOf(IReadOnlyList<LedgerEntity> entries) =>
        [.. entries.GroupBy(entry => entry.Amount.Unit).Select(unit => new LedgerHolding(unit.Key, Balance(unit, LedgerAccount.Reserved), Balance(unit, LedgerAccount.Spent)))];

    private static long Balance(IEnumerable<LedgerEntity> entries, LedgerAccount account) =>
        entries.Sum(entry => (entry.To == account ? entry.Amount.Micros : 0) - (entry.From == account ? entry.Amount.Micros : 0));

    private static List<Amount> ClaimOf(IReadOnlyList<LedgerEntity> entries) =>
        [.. entries.Where(entry => entry.Reason == LedgerReason.Reserved).GroupBy(entry => entry.Amount.Unit).Select(unit => new Amount(unit.Sum(entry => entry.Amount.Micros), unit.Key))];

    // One clip, its price, and in the units of the budgets what it will probably cost.
    private static async Task<List<Amount>> ClaimAsync(
        VideoWebDbContext db, WorkspaceId workspace, NewTask task, IReadOnlyList<BudgetEntity> budgets, CancellationToken cancellationToken)
    {
        var claim = LedgerRules.Claim(task.Estimate).ToList();
        foreach (var unit in budgets.Select(budget => budget.Limit.Unit).Distinct().Except(claim.Select(amount => amount.Unit)).ToList())
        {
            if (await FindUsualCostAsync(db, task, workspace, unit, cancellationToken) is { } usual) { claim.Add(usual); }
        }

        return claim;
    }

    // Where no price is published, the dearest of the latest ones of this model is what to expect.
    private static async Task<Amount?> FindUsualCostAsync(
        VideoWebDbContext db, NewTask task, WorkspaceId workspace, string unit, CancellationToken cancellationToken)
    {
        var (provider, model) = (task.Snapshot.Provider.Id, task.Snapshot.Model.Id);
        var costs = await db.Tasks
            .Where(stored => stored.Workspace == workspace && stored.ProviderId == provider && stored.ModelId == model && stored.IsSandbox == task.IsSandbox && stored.Cost!.Unit == unit)
            .OrderByDescending(task => task.CreatedAt).Take(RecentCosts)
            .Select(task => (decimal?)task.Cost!.Amount).ToListAsync(cancellationToken);
        return costs.Max() is { } dearest ? Amount.Of(new ReportedCost(dearest, unit)) : null;
    }

    private static void Add(VideoWebDbContext db, LedgerSubject subject, IReadOnlyList<LedgerTransfer> transfers, DateTimeOffset seriesAt, DateTimeOffset now) =>
        db.Ledger.AddRange(transfers.Select(transfer => new LedgerEntity(transfer)
        {
            WorkspaceId = subject.Workspace,
            TaskId = subject.Task,
            MemberId = subject.Member,
            ConnectionId = subject.Connection,
            IsSandbox = subject.IsSandbox,
            SeriesAt = seriesAt,
            At = now,
        }));
}

/// <summary>Whose money a transfer is.</summary>
internal sealed record LedgerSubject(WorkspaceId Workspace, TaskId Task, UserId Member, ConnectionId Connection, bool IsSandbox)
{
    public static LedgerSubject Of(TaskRow task) => new(task.Workspace, task.Id, task.CreatedBy, task.Connection, task.IsSandbox);
}
