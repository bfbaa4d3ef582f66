using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Spending;

/// <summary>Holds budgets by raising what is used of them: a statement that does not find room changes nothing, so two clicks cannot share the last of it.</summary>
internal static class BudgetUsage
{
    /// <summary>The budgets that a subject's spending counts in, in the order in which all writers touch them.</summary>
    public static async Task<IReadOnlyList<BudgetEntity>> FindBudgetsAsync(VideoWebDbContext db, LedgerSubject subject, CancellationToken cancellationToken) =>
        [.. (await ListBudgetsAsync(db, subject.Workspace, cancellationToken)).Where(budget => budget.Counts(subject.Member, subject.Connection, subject.IsSandbox))];

    /// <summary>All of a workspace, <see cref="SpendingStore.MaxBudgets"/> at most, in the order in which all writers touch them.</summary>
    public static Task<List<BudgetEntity>> ListBudgetsAsync(VideoWebDbContext db, WorkspaceId workspace, CancellationToken cancellationToken) =>
        db.Budgets.AsNoTracking().Where(budget => budget.WorkspaceId == workspace).OrderBy(budget => budget.Id).ToListAsync(cancellationToken);

    /// <summary>Claims room in every budget. The caller rolls back when there is none in one of them.</summary>
    /// <returns>Null when all have room.</returns>
    public static async Task<BudgetShortfall?> ReserveAsync(
        VideoWebDbContext db, IReadOnlyList<BudgetEntity> budgets, IReadOnlyList<Amount> claim, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var budget in budgets)
        {
            var micros = claim.Where(amount => amount.Unit == budget.Limit.Unit).Sum(amount => amount.Micros);
            if (micros == 0) { continue; }

            var start = await BeginPeriodAsync(db, budget, at, cancellationToken);
            var raised = await db.BudgetUse
                .Where(use => use.BudgetId == budget.Id && use.PeriodStart == start
                    && db.Budgets.Any(stored => stored.Id == budget.Id && use.Micros + micros <= stored.Limit.Micros))
                .ExecuteUpdateAsync(set => set.SetProperty(use => use.Micros, use => use.Micros + micros), cancellationToken);
            if (raised == 0) { return Shortfall(budget, await UsedAsync(db, budget, start, cancellationToken), micros); }
        }

        return null;
    }

    /// <summary>The first of the budgets that has no room at this moment; null when all have. Claims nothing.</summary>
    public static async Task<BudgetShortfall?> FindShortfallAsync(
        VideoWebDbContext db, IReadOnlyList<BudgetEntity> budgets, IReadOnlyList<Amount> claim, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var budget in budgets)
        {
            var micros = claim.Where(amount => amount.Unit == budget.Limit.Unit).Sum(amount => amount.Micros);
            if (micros == 0) { continue; }

            var start = budget.Period.StartAt(at);
            var used = await UsedAsync(db, budget, start, cancellationToken);
            if (used + micros > budget.Limit.Micros) { return Shortfall(budget, used, micros); }
        }

        return null;
    }

    /// <summary>Corrects what is used, up or down, without asking for room: the money has moved already.</summary>
    /// <param name="at">When the series was reserved.</param>
    public static async Task AdjustAsync(
        VideoWebDbContext db, LedgerSubject subject, IReadOnlyDictionary<string, long> changes, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (changes.Values.All(micros => micros == 0)) { return; }

        foreach (var budget in await FindBudgetsAsync(db, subject, cancellationToken))
        {
            if (!changes.TryGetValue(budget.Limit.Unit, out var micros) || micros == 0) { continue; }

            var start = await BeginPeriodAsync(db, budget, at, cancellationToken);
            await db.BudgetUse.Where(use => use.BudgetId == budget.Id && use.PeriodStart == start)
                .ExecuteUpdateAsync(set => set.SetProperty(use => use.Micros, use => use.Micros + micros), cancellationToken);
        }
    }

    private static async Task<DateTimeOffset> BeginPeriodAsync(VideoWebDbContext db, BudgetEntity budget, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var start = budget.Period.StartAt(at);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "BudgetUse" ("BudgetId", "PeriodStart", "Micros") VALUES ({budget.Id.Value}, {start.UtcTicks}, 0)
            ON CONFLICT ("BudgetId", "PeriodStart") DO NOTHING
            """,
            cancellationToken);
        return start;
    }

    // Nothing before the period's first claim.
    private static Task<long> UsedAsync(VideoWebDbContext db, BudgetEntity budget, DateTimeOffset start, CancellationToken cancellationToken) =>
        db.BudgetUse.Where(use => use.BudgetId == budget.Id && use.PeriodStart == start).Select(use => use.Micros).SingleOrDefaultAsync(cancellationToken);

    private static BudgetShortfall Shortfall(BudgetEntity budget, long used, long micros) => new(
        budget.Scope,
        budget.Period,
        budget.Limit,
        budget.Limit with { Micros = Math.Max(0, budget.Limit.Micros - used) },
        budget.Limit with { Micros = micros });
}
