using System.Collections.Concurrent;
using VideoWeb.Data;

namespace VideoWeb.Engine.Polling;

/// <summary>The accepted tasks that the poller carries in memory.</summary>
internal sealed class PollCases
{
    private readonly ConcurrentDictionary<TaskId, PollCase> _cases = new();

    public PollCase? Find(TaskId task) => _cases.GetValueOrDefault(task);

    public PollCase Keep(PollCase found) => _cases[found.Row.Id] = found;

    /// <summary>The stored row was changed beside the poller, which then reads it anew.</summary>
    public void Forget(TaskId task) => _cases.TryRemove(task, out _);
}
