using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Work;

/// <summary>Stands between the queues and the work, so that one task which makes it break off cannot keep the others from going on.</summary>
/// <remarks>
/// Work that throws is counted after it has. Work that ends the whole process leaves no time for that, so after a crash the first work on every
/// task that was taken up is counted before it begins. Steady work writes nothing. Trouble of the machine is counted for nobody: it strikes all alike,
/// and when it is over all go on.
/// </remarks>
internal sealed class PoisonGuard(TaskFailureStore crashes, TaskJournal journal, ILogger<PoisonGuard> logger) : IDisposable
{
    /// <summary>So often in a row, and the task is left alone.</summary>
    public const int Patience = 3;

    private static readonly Message ProgramEnded = Message.Of(MessageCode.WorkEndedWithProgram);

    // To be counted before their next work; true when they have been counted already, and so may be guilty.
    private readonly ConcurrentDictionary<TaskId, bool> _suspects = new();

    // Counted beforehand for work that then could not be done or not be noted, by no fault of theirs: that count stands for the next try.
    private readonly ConcurrentDictionary<TaskId, bool> _spared = new();
    private readonly SemaphoreSlim _alone = new(1, 1);

    public void Dispose() => _alone.Dispose();

    /// <summary>Reads who is under suspicion.</summary>
    /// <param name="recovery">What was open when the run began.</param>
    public async Task PrepareAsync(IReadOnlyList<DueTask> recovery, bool followsACrash, CancellationToken cancellationToken)
    {
        if (followsACrash)
        {
            foreach (var task in recovery) { _suspects[task.Id] = false; }
        }

        foreach (var task in (await crashes.ListAsync(cancellationToken)).Keys) { _suspects[task] = true; }
    }

    /// <summary>Does the work, unless it has broken off too often: then the task is set aside.</summary>
    public async Task RunAsync(TaskId task, Func<TaskId, Task> work, CancellationToken stoppingToken)
    {
        if (!_suspects.TryGetValue(task, out var isCounted))
        {
            await TryAsync(task, isSuspect: false, work, stoppingToken);
            return;
        }

        // One at a time: when the process dies again, nobody who only stood beside is counted.
        if (isCounted) { await _alone.WaitAsync(stoppingToken); }
        try
        {
            if (!_spared.TryRemove(task, out _)
                && await crashes.CountAsync(task, ProgramEnded, stoppingToken) > Patience)
            {
                await SuspendAsync(task, await crashes.FindEvidenceAsync(task, stoppingToken) ?? ProgramEnded, stoppingToken);
                return;
            }

            await TryAsync(task, isSuspect: true, work, stoppingToken);
        }
        finally
        {
            if (isCounted) { _alone.Release(); }
        }
    }

    private async Task TryAsync(TaskId task, bool isSuspect, Func<TaskId, Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work(task);
            if (isSuspect) { await ForgiveAsync(task, CancellationToken.None); }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A stop is no crash: what was counted for it beforehand is taken back.
            if (isSuspect) { await crashes.ClearAsync(task, CancellationToken.None); }
            throw;
        }
        catch (Exception error) when (MachineTrouble.IsIn(error))
        {
            if (isSuspect) { _spared[task] = true; }
            throw;
        }
        catch (Exception error)
        {
            if (await NoteAsync(task, isSuspect, error)) { return; }
            throw;
        }
    }

    /// <summary>A person wants it tried from the beginning.</summary>
    public async Task ForgiveAsync(TaskId task, CancellationToken cancellationToken)
    {
        await crashes.ClearAsync(task, cancellationToken);
        _suspects.TryRemove(task, out _);
    }

    /// <returns>True when the task was set aside and is not to be tried again.</returns>
    private async Task<bool> NoteAsync(TaskId task, bool isCounted, Exception error)
    {
        // Kind and place, never the message: it may quote what the work was about.
        var evidence = Message.Of(MessageCode.WorkFailedAt, ("error", error.GetType().Name), ("place", $"{error.TargetSite?.DeclaringType?.Name ?? "?"}.{error.TargetSite?.Name}"));
        int count;
        if (isCounted)
        {
            await crashes.ExplainAsync(task, evidence, CancellationToken.None);
            count = (await crashes.ListAsync(CancellationToken.None)).GetValueOrDefault(task);
        }
        else
        {
            count = await crashes.CountAsync(task, evidence, CancellationToken.None);
            _suspects[task] = true;
        }

        if (count < Patience) { return false; }

        logger.LogError(error, "Work on task {TaskId} broke off {Count} times.", task, count);
        await SuspendAsync(task, evidence, CancellationToken.None);
        return true;
    }

    private async Task SuspendAsync(TaskId task, Message evidence, CancellationToken cancellationToken)
    {
        if (await journal.ApplyAsync(task, new TaskEvent.Suspended(Patience, evidence), cancellationToken) is null) { return; }

        logger.LogWarning("Task {TaskId} is set aside, because work on it broke off {Count} times in a row.", task, Patience);
    }
}
