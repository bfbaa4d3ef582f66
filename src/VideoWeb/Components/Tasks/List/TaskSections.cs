using VideoWeb.Components.Shared;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks.List;

/// <summary>Under which heading of the list a task stands, in their order.</summary>
public enum TaskPeriod
{
    /// <summary>On its way, or ended a moment ago.</summary>
    Now,

    /// <summary>Only a person can settle it.</summary>
    NeedsYou,
    Today,
    Yesterday,
    Earlier,
}

/// <summary>One line of the list: a task, or all shown tasks of one click.</summary>
/// <param name="Key">Stays the same while the entry grows; no other of the list has it.</param>
/// <param name="Tasks">At least one, newest first.</param>
public sealed record TaskEntry(string Key, IReadOnlyList<TaskRow> Tasks)
{
    public TaskRow First => Tasks[0];

    public bool IsSet => Tasks.Count > 1;

    public IReadOnlyList<TaskId> Ids => [.. Tasks.Select(task => task.Id)];
}

/// <summary>A heading of the list with what stands under it.</summary>
public sealed record TaskSection(TaskPeriod Period, IReadOnlyList<TaskEntry> Entries)
{
    public IReadOnlyList<TaskId> Tasks => [.. Entries.SelectMany(entry => entry.Tasks).Select(task => task.Id)];
}

/// <summary>Puts the rows of the list under headings. Pure.</summary>
public static class TaskSections
{
    // What ends under the reader's eyes does not leave its place at once.
    private static readonly TimeSpan Afterglow = TimeSpan.FromMinutes(1);

    /// <param name="rows">Newest first.</param>
    /// <param name="foldsSets">Whether tasks of one click become one entry.</param>
    /// <param name="clock">The reader's; null before the browser has told its zone, then days are those of UTC.</param>
    /// <param name="holdOf">Why a task is not sent at the moment.</param>
    /// <returns>Those that have something in them.</returns>
    public static IReadOnlyList<TaskSection> Of(
        IReadOnlyList<TaskRow> rows, bool foldsSets, DateTimeOffset now, UserClock? clock, Func<TaskRow, SendHold?> holdOf)
    {
        var zone = clock?.Zone ?? TimeZoneInfo.Utc;
        return
        [
            .. rows.GroupBy(row => foldsSets && row.Batch is { } batch ? batch : Html.Share(row.Id.ToString()))
                .Select(set => new TaskEntry(set.Key, [.. set]))
                .GroupBy(entry => entry.Tasks.Min(task => PeriodOf(task, now, zone, holdOf(task))))
                .OrderBy(section => section.Key)
                .Select(section => new TaskSection(section.Key, [.. section])),
        ];
    }

    private static TaskPeriod PeriodOf(TaskRow task, DateTimeOffset now, TimeZoneInfo zone, SendHold? hold)
    {
        if (NeedsSomebody(task, hold)) { return TaskPeriod.NeedsYou; }
        if (task.State.IsOpen() || task.FinishedAt > now - Afterglow) { return TaskPeriod.Now; }

        return (Day(now, zone) - Day(task.CreatedAt, zone)).Days switch
        {
            <= 0 => TaskPeriod.Today,
            1 => TaskPeriod.Yesterday,
            _ => TaskPeriod.Earlier,
        };
    }

    /// <summary>Nothing goes on with it before a person has decided.</summary>
    public static bool NeedsSomebody(TaskRow task, SendHold? hold) =>
        task.State is TaskState.Unknown or TaskState.ArchiveLost || (task.IsSuspended && task.State.IsOpen()) || task.IsUnclear
        || hold is { Reason: HoldReason.Batch or HoldReason.Maker };

    private static DateTime Day(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).Date;
}
