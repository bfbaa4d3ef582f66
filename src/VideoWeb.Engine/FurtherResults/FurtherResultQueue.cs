using System.Collections.Concurrent;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Polling;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.FurtherResults;

/// <summary>Tasks with further results by the moment at which the provider is asked about these. Thread-safe. The rows are the truth: it is filled from them at start.</summary>
internal sealed class FurtherResultQueue(EngineOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<(TaskId Task, RemoteTaskId Id), FurtherMemory> _memories = new();

    private readonly ConcurrentDictionary<TaskId, bool> _inHand = new();

    public DueQueue Due { get; } = new(time);

    /// <summary>A further result of the task has just become known, or was there at the start.</summary>
    public void Expect(TaskId task) => Due.ScheduleBy(task, TimeSpan.Zero);

    /// <summary>Somebody wants to know now: patience begins anew.</summary>
    public void AskNow(TaskId task, RemoteTaskId id)
    {
        Forget(task, id);
        Due.Schedule(task, TimeSpan.Zero);
    }

    /// <summary>Whether the task is free to be worked on; it is due again soon where it is not, because two copies of one clip would write one file.</summary>
    public bool TryBegin(TaskId task)
    {
        if (_inHand.TryAdd(task, true)) { return true; }

        Due.ScheduleBy(task, options.RetryDelay);
        return false;
    }

    public void End(TaskId task) => _inHand.TryRemove(task, out _);

    public FurtherMemory MemoryOf(TaskId task, RemoteTaskId id) => _memories.GetOrAdd((task, id), _ => new FurtherMemory(PollMemory.Fresh, time.GetUtcNow(), Tries: 0));

    public void Remember(TaskId task, RemoteTaskId id, FurtherMemory memory) => _memories[(task, id)] = memory;

    public void Forget(TaskId task, RemoteTaskId id) => _memories.TryRemove((task, id), out _);
}

/// <summary>What is remembered of one further result. Not stored: after a restart patience begins anew.</summary>
/// <param name="Since">When this process began to ask about it.</param>
/// <param name="Tries">Copies of its clip that failed.</param>
internal sealed record FurtherMemory(PollMemory Answers, DateTimeOffset Since, int Tries);
