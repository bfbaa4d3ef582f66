using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Tests.Lab.Simulation;

/// <summary>What must hold after every single step of a schedule.</summary>
internal sealed class ScheduleJudge(SimulatedStore store, SimulatedProvider provider)
{
    private readonly Dictionary<TaskId, int> _confirmations = [];
    private readonly Dictionary<TaskId, TaskRow> _ended = [];
    private readonly Dictionary<TaskId, List<string>> _told = [];
    private readonly HashSet<TaskId> _inDoubt = [];

    /// <summary>A person has agreed to pay for one attempt.</summary>
    public void Confirm(TaskId task) => _confirmations[task] = _confirmations.GetValueOrDefault(task) + 1;

    /// <summary>The provider has accepted the task with this id, and the process that heard it has written down what it had to.</summary>
    public void Tell(TaskId task, RemoteTaskId id)
    {
        if (!_told.TryAdd(task, [id.Value])) { _told[task].Add(id.Value); }
    }

    /// <summary>A person wants to know more of a task that has ended: it may move on.</summary>
    public void Reopen(TaskId task) => _ended.Remove(task);

    /// <summary>A person has said what became of a task of unknown fate.</summary>
    public void Settle(TaskId task) => _inDoubt.Remove(task);

    /// <summary>Null when all holds.</summary>
    public string? Violation() => store.Rows.Select(ViolationOf).FirstOrDefault(one => one is not null);

    // What a late answer tells of the money and of the id is written down also when the task has ended.
    private static TaskRow LessLateNews(TaskRow row, TaskRow end) => row with
    {
        Version = end.Version,
        UpdatedAt = end.UpdatedAt,
        HasOpenAttempt = end.HasOpenAttempt,
        RemoteId = end.RemoteId ?? row.RemoteId,
        Charged = row.Charged == ChargeStatus.Unknown ? end.Charged : row.Charged,
    };

    private string? ViolationOf(TaskRow row)
    {
        var confirmed = _confirmations[row.Id];
        var clips = provider.Clips.Where(clip => clip.Task == row.Id).ToList();
        if (clips.Count > confirmed) { return $"{row.Id} is charged {clips.Count} times for {confirmed} confirmations"; }
        var risks = provider.Risks.Where(risk => risk.Key.Task == row.Id).ToList();
        if (risks.Sum(risk => risk.Value) > confirmed) { return $"{row.Id} was sent {risks.Sum(risk => risk.Value)} times at a risk for {confirmed} confirmations"; }
        if (risks.Find(risk => risk.Value > 1) is { Value: > 1 } twice) { return $"{row.Id} was sent {twice.Value} times at a risk as attempt {twice.Key.Attempt}"; }
        if (_told.GetValueOrDefault(row.Id)?.FirstOrDefault(id => !store.Knows(row.Id, id)) is { } hidden) { return $"{row.Id}: the provider told {hidden}, and it is kept nowhere"; }
        if (_inDoubt.Contains(row.Id) && row is { State: TaskState.Accepted, RemoteId: { } found } && clips.Find(clip => clip.Id == found.Value)!.Attempt != store.AttemptOf(row.Id).Number) { return $"{row.Id}: the doubt about its last send has ended with the id of an earlier one"; }
        if (row.State == TaskState.Unknown) { _inDoubt.Add(row.Id); } else { _inDoubt.Remove(row.Id); }
        if (row is { State: TaskState.Refused or TaskState.Failed or TaskState.Expired or TaskState.Cancelled, RemoteId: null } && _told.ContainsKey(row.Id)) { return $"{row.Id} has ended as {row.State} and cannot be looked at, although the provider told an id"; }
        if (row.Charged == ChargeStatus.No && clips.Any(clip => clip.IsKept)) { return $"{row.Id} is {row.State} and shown as not charged, but it is"; }
        if (row.State is TaskState.Ready or TaskState.Refused && !row.HasOpenAttempt && clips.Count > 0) { return $"{row.Id} is {row.State}, but the provider has it"; }
        if (row is { State: TaskState.Accepted or TaskState.Succeeded or TaskState.Archived, RemoteId: null }) { return $"{row.Id} is {row.State} without an id"; }
        if (_ended.TryGetValue(row.Id, out var end) && end with { RemoteId = end.RemoteId ?? row.RemoteId } != LessLateNews(row, end)) { return $"{row.Id} had ended as {end.State} and is now {row.State}"; }
        if (row.State is TaskState.Archived or TaskState.Refused or TaskState.Failed or TaskState.Cancelled or TaskState.Expired) { _ended[row.Id] = row; }
        return null;
    }
}
