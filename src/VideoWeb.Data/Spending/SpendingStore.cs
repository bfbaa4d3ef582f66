using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Spending;

/// <summary>Budgets, and what was spent. Managers see everybody's; others the workspace's budgets and their own lines.</summary>
public sealed class SpendingStore(Database database, TimeProvider time)
{
    public const int MaxBudgets = 50;

    private static readonly Message ManagersOnly = Message.Of(MessageCode.BudgetManagersOnly);

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<BudgetView>> ListBudgetsAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role) { return []; }

        var sees = role.CanManage();
        var budgets = await db.Budgets.AsNoTracking()
            .Where(budget => budget.WorkspaceId == actor.Workspace && (sees || budget.Scope != BudgetScope.Member || budget.Member == actor.User))
            .OrderBy(budget => budget.CreatedAt).ThenBy(budget => budget.Id)
            .Select(budget => new
            {
                Budget = budget,
                Name = budget.Member != null
                    ? db.Users.Where(user => user.Id == (Guid)(object)budget.Member).Select(user => user.DisplayName).FirstOrDefault()
                    : db.Connections.Where(connection => connection.Id == budget.Connection).Select(connection => connection.Label).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var ids = budgets.Select(row => row.Budget.Id).ToList();
        var uses = await db.BudgetUse.AsNoTracking().Where(use => ids.Contains(use.BudgetId)).ToListAsync(cancellationToken);

        var now = time.GetUtcNow();
        return [.. budgets.Select(row =>
        {
            var start = row.Budget.Period.StartAt(now);
            return BudgetView.Of(row.Budget, row.Name, start, uses.FirstOrDefault(use => use.BudgetId == row.Budget.Id && use.PeriodStart == start)?.Micros ?? 0);
        })];
    }

    /// <summary>Sets a budget. What was reserved and spent in the running period counts in it from the start.</summary>
    public Task<SaveBudgetResult> AddBudgetAsync(Actor actor, BudgetTerms terms, CancellationToken cancellationToken) =>
        database.WriteAsync(db => AddAsync(db, actor, terms, cancellationToken), cancellationToken);

    /// <param name="limit">In the budget's own unit.</param>
    public Task<SaveBudgetResult> ChangeLimitAsync(Actor actor, BudgetId budget, decimal limit, CancellationToken cancellationToken) =>
        AsManagerAsync(
            actor,
            db =>
            {
                var micros = Amount.Of(limit, "").Micros;
                return db.Budgets.Where(stored => stored.Id == budget && stored.WorkspaceId == actor.Workspace)
                    .ExecuteUpdateAsync(set => set.SetProperty(budget => budget.Limit.Micros, micros), cancellationToken);
            },
            cancellationToken);

    public Task<SaveBudgetResult> RemoveBudgetAsync(Actor actor, BudgetId budget, CancellationToken cancellationToken) =>
        AsManagerAsync(
            actor, db => db.Budgets.Where(stored => stored.Id == budget && stored.WorkspaceId == actor.Workspace).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    /// <summary>What was reserved and spent by tasks confirmed in a time, a line for each day, member, connection, model and unit; the earliest day first.</summary>
    /// <remarks>Days begin at midnight UTC, as the periods of budgets do.</remarks>
    public async Task<IReadOnlyList<SpendingLine>> ReportAsync(Actor actor, SpendingRange range, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role) { return []; }

        var sees = role.CanManage();
        var (since, until) = (range.Since, range.Until);
        // A task that is gone leaves what it cost behind, without its model.
        var entries =
            from entry in db.Ledger
            where entry.WorkspaceId == actor.Workspace && entry.SeriesAt >= since && entry.SeriesAt < until && (sees || entry.MemberId == actor.User)
            join task in db.Tasks on entry.TaskId equals task.Id into tasks
            from task in tasks.DefaultIfEmpty()
            select new { Entry = entry, Day = (long)(object)entry.SeriesAt / TimeSpan.TicksPerDay, task.ProviderId, task.ModelId, task.ProviderName, task.ModelName };
        var sums = await entries
            .GroupBy(row => new { row.Day, row.Entry.MemberId, row.Entry.ConnectionId, row.Entry.IsSandbox, row.ProviderId, row.ModelId, row.Entry.Amount.Unit, row.Entry.From, row.Entry.To })
            .Select(group => new { group.Key, Micros = group.Sum(row => row.Entry.Amount.Micros), Provider = group.Max(row => row.ProviderName), Model = group.Max(row => row.ModelName) })
            .ToListAsync(cancellationToken);
        var people = sums.Select(sum => sum.Key.MemberId.Value).Distinct().ToList();
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var labels = await db.Connections.Where(connection => connection.WorkspaceId == actor.Workspace)
            .ToDictionaryAsync(connection => connection.Id, connection => connection.Label, cancellationToken);

        return [.. sums
            .GroupBy(sum => (sum.Key.Day, sum.Key.MemberId, sum.Key.ConnectionId, sum.Key.IsSandbox, sum.Key.ProviderId, sum.Key.ModelId, sum.Key.Unit))
            .Select(line =>
            {
                long Balance(LedgerAccount account) => line.Sum(sum => (sum.Key.To == account ? sum.Micros : 0) - (sum.Key.From == account ? sum.Micros : 0));
                return new SpendingLine(
                    DateOnly.FromDayNumber((int)line.Key.Day),
                    line.Key.MemberId, new PersonName(names.GetValueOrDefault(line.Key.MemberId.Value)),
                    line.Key.ConnectionId, labels.GetValueOrDefault(line.Key.ConnectionId, ""), line.Key.IsSandbox,
                    new SpendingModel(line.Key.ProviderId ?? "", line.Key.ModelId ?? "", line.Max(sum => sum.Provider) ?? "", line.Max(sum => sum.Model) ?? ""),
                    new Amount(Balance(LedgerAccount.Reserved), line.Key.Unit), new Amount(Balance(LedgerAccount.Spent), line.Key.Unit));
            })
            .Where(line => line.Reserved.Micros != 0 || line.Spent.Micros != 0)
            .OrderBy(line => line.Day).ThenBy(line => line.MemberName.Value, StringComparer.CurrentCulture).ThenBy(line => line.ConnectionLabel, StringComparer.CurrentCulture)
            .ThenBy(line => line.Model.ModelName, StringComparer.CurrentCulture).ThenBy(line => line.Spent.Unit, StringComparer.Ordinal)];
    }

    /// <summary>For the engine: the budget that has no room for sending a task again; null when all have. Saving asks once more.</summary>
    public async Task<BudgetShortfall?> FindShortfallAsync(TaskRow task, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Ledger.FindShortfallAsync(db, task, time.GetUtcNow(), cancellationToken);
    }

    private async Task<SaveBudgetResult> AddAsync(VideoWebDbContext db, Actor actor, BudgetTerms terms, CancellationToken cancellationToken)
    {
        var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
        if (role is null) { return new SaveBudgetResult.NotFound(); }
        if (!role.Value.CanManage()) { return new SaveBudgetResult.Rejected(ManagersOnly); }
        if (terms.Limit.Micros < 0 || terms.Limit.Unit.Length > Amount.MaxUnitLength) { return new SaveBudgetResult.Rejected(Message.Of(MessageCode.BudgetWrong)); }
        if (!await IsKnownAsync(db, actor.Workspace, terms, cancellationToken)) { return new SaveBudgetResult.NotFound(); }
        if (await db.Budgets.CountAsync(budget => budget.WorkspaceId == actor.Workspace, cancellationToken) >= MaxBudgets)
        {
            return new SaveBudgetResult.Rejected(Message.Of(MessageCode.TooManyBudgets, ("most", MaxBudgets)));
        }

        var now = time.GetUtcNow();
        var budget = new BudgetEntity(terms)
        {
            Id = BudgetId.New(now),
            WorkspaceId = actor.Workspace,
            Member = terms.Scope == BudgetScope.Member ? terms.Member : null,
            Connection = terms.Scope == BudgetScope.Connection ? terms.Connection : null,
            CreatedAt = now,
        };
        db.Budgets.Add(budget);
        db.BudgetUse.Add(new BudgetUseEntity { BudgetId = budget.Id, PeriodStart = terms.Period.StartAt(now), Micros = await UsedAsync(db, budget, now, cancellationToken) });
        await db.SaveChangesAsync(cancellationToken);
        return new SaveBudgetResult.Saved();
    }

    private static async Task<bool> IsKnownAsync(VideoWebDbContext db, WorkspaceId workspace, BudgetTerms terms, CancellationToken cancellationToken) => terms.Scope switch
    {
        BudgetScope.Workspace => true,
        BudgetScope.Member => terms.Member is { } member && await db.RoleOfAsync(workspace, member, cancellationToken) is not null,
        BudgetScope.Connection => await db.Connections.AnyAsync(
            connection => connection.WorkspaceId == workspace && connection.Id == terms.Connection && connection.RemovedAt == null && connection.IsShared, cancellationToken),
        _ => false,
    };

    private static async Task<long> UsedAsync(VideoWebDbContext db, BudgetEntity budget, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var start = budget.Period.StartAt(now);
        var entries = db.Ledger.Where(entry => entry.WorkspaceId == budget.WorkspaceId && entry.SeriesAt >= start && entry.Amount.Unit == budget.Limit.Unit);
        entries = budget.Scope switch
        {
            BudgetScope.Member => entries.Where(entry => entry.MemberId == budget.Member && !entry.IsSandbox),
            BudgetScope.Connection => entries.Where(entry => entry.ConnectionId == budget.Connection),
            _ => entries.Where(entry => !entry.IsSandbox),
        };
        var taken = await entries.Where(entry => entry.From == LedgerAccount.Available).SumAsync(entry => entry.Amount.Micros, cancellationToken);
        var given = await entries.Where(entry => entry.To == LedgerAccount.Available).SumAsync(entry => entry.Amount.Micros, cancellationToken);
        return taken - given;
    }

    private Task<SaveBudgetResult> AsManagerAsync(Actor actor, Func<VideoWebDbContext, Task<int>> change, CancellationToken cancellationToken) =>
        database.WriteAsync<SaveBudgetResult>(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (role is null) { return new SaveBudgetResult.NotFound(); }
                if (!role.Value.CanManage()) { return new SaveBudgetResult.Rejected(ManagersOnly); }

                return await change(db) == 0 ? new SaveBudgetResult.NotFound() : new SaveBudgetResult.Saved();
            },
            cancellationToken);
}

/// <summary>A time in which tasks were confirmed: from <paramref name="Since"/>, and before <paramref name="Until"/>.</summary>
public readonly record struct SpendingRange(DateTimeOffset Since, DateTimeOffset Until)
{
    public static SpendingRange Always { get; } = new(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
}

/// <summary>With what a clip was made, by the names that it had then; all empty where the task is gone.</summary>
public sealed record SpendingModel(string ProviderId, string ModelId, string ProviderName, string ModelName)
{
    // A model that was renamed meanwhile is the same.
    public bool Equals(SpendingModel? other) => other is not null && (ProviderId, ModelId) == (other.ProviderId, other.ModelId);

    public override int GetHashCode() => HashCode.Combine(ProviderId, ModelId);
}

/// <summary>What one member spent on one day with one model through one connection, in one unit.</summary>
/// <param name="Day">In UTC.</param>
/// <param name="Reserved">Claimed by tasks whose cost is not known yet, unknown ones among them.</param>
public sealed record SpendingLine(
    DateOnly Day, UserId Member, PersonName MemberName, ConnectionId Connection, string ConnectionLabel, bool IsSandbox, SpendingModel Model, Amount Reserved, Amount Spent);
