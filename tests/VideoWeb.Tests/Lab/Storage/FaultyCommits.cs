using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>Breaks off chosen commits of chosen tasks, either before they happen or behind them. Tasks are known by their prompts.</summary>
internal sealed class FaultyCommits(Func<Exception> fault) : DbTransactionInterceptor
{
    private readonly ConcurrentDictionary<string, CommitFault> _planned = new();
    private readonly ConcurrentDictionary<TaskId, (CommitFault Fault, int Left)> _tasks = new();

    /// <summary>The events whose commits were struck.</summary>
    public ConcurrentBag<string> Struck { get; } = [];

    public void Plan(string prompt, CommitFault fault) => _planned[prompt] = fault;

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Strike(eventData.Context!, isDone: false);
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Strike(eventData.Context!, isDone: true);
        return Task.CompletedTask;
    }

    private void Strike(DbContext db, bool isDone)
    {
        foreach (var one in db.ChangeTracker.Entries<TaskEntity>())
        {
            if (_planned.TryRemove(one.Entity.Prompt, out var planned)) { _tasks[one.Entity.Id] = (planned, planned.Times); }
        }

        foreach (var one in db.ChangeTracker.Entries<TaskEventRow>())
        {
            if (!_tasks.TryGetValue(one.Entity.TaskId, out var plan) || plan.Left == 0 || plan.Fault.IsDone != isDone || plan.Fault.Event != one.Entity.Kind) { continue; }

            _tasks[one.Entity.TaskId] = (plan.Fault, plan.Left - 1);
            Struck.Add(one.Entity.Kind);
            // A click that was not saved comes again as another task with the same words.
            if (!isDone && db.ChangeTracker.Entries<TaskEntity>().FirstOrDefault() is { } task && plan.Left > 1) { _planned[task.Entity.Prompt] = plan.Fault with { Times = plan.Left - 1 }; }
            throw fault();
        }
    }
}
