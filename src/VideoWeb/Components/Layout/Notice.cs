using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Layout;

/// <summary>A task of the reader's own that has ended.</summary>
public sealed record Notice(TaskRow Task, DateTimeOffset At)
{
    public const int Most = 12;

    /// <summary>For how long it stands in the list.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(7);

    /// <summary>What a reader wants to hear of: not what they cancelled themselves.</summary>
    public static IReadOnlyList<TaskState> States { get; } =
        [TaskState.Archived, TaskState.Refused, TaskState.Failed, TaskState.Expired, TaskState.Unknown, TaskState.ArchiveLost];

    /// <summary>Those of the rows that ended after the instant, the latest first. Pure.</summary>
    public static IReadOnlyList<Notice> Of(IEnumerable<TaskRow> rows, DateTimeOffset since) =>
    [
        .. rows.Where(row => States.Contains(row.State) && row.FinishedAt > since)
            .Select(row => new Notice(row, row.FinishedAt!.Value))
            .OrderByDescending(notice => notice.At).ThenByDescending(notice => notice.Task.Id).Take(Most),
    ];
}
