using System.Collections.Concurrent;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Polling;

namespace VideoWeb.Engine.Settlement;

/// <summary>Tasks of unknown fate by the moment at which the provider is asked about them: soon at first, then ever more rarely. Thread-safe.</summary>
internal sealed class SettlementQueue(EngineOptions options, TimeProvider time)
{
    // Lists lag behind, callbacks come late; after a day a provider knows nothing more than before.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(14),
    ];

    private readonly ConcurrentDictionary<TaskId, int> _tries = new();

    public DueQueue Due { get; } = new(time);

    /// <summary>A task has just become unknown.</summary>
    public void Begin(TaskId task)
    {
        _tries[task] = 0;
        Due.ScheduleBy(task, options.SettlementDelay);
    }

    /// <summary>Something new is known of it.</summary>
    public void Hasten(TaskId task, TimeSpan pause) => Due.Schedule(task, pause);

    /// <summary>It is still unknown, unless something new has been heard of it meanwhile: that is looked at first.</summary>
    public void Again(TaskId task)
    {
        var tries = _tries.AddOrUpdate(task, 1, (_, count) => count + 1);
        if (tries <= Pauses.Length) { Due.ScheduleBy(task, Pauses[tries - 1]); }
        else { _tries.TryRemove(task, out _); }
    }

    public void Forget(TaskId task) => _tries.TryRemove(task, out _);
}
