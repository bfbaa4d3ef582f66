using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Localization;

namespace VideoWeb.Components.Layout;

/// <summary>What has ended of one click of the reader's own.</summary>
/// <param name="Tasks">At least one. The one that tells the most is the first: what went wrong before what went well, then the latest.</param>
/// <param name="At">When the latest of them ended.</param>
public sealed record TaskNotification(IReadOnlyList<TaskRow> Tasks, DateTimeOffset At)
{
    public const int Most = 12;

    /// <summary>For how long it stands in the list.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(7);

    /// <summary>What a reader wants to hear of: not what they cancelled themselves.</summary>
    public static IReadOnlyList<TaskState> States { get; } =
        [TaskState.Archived, TaskState.Refused, TaskState.Failed, TaskState.Expired, TaskState.Unknown, TaskState.ArchiveLost];

    public TaskRow First => Tasks[0];

    /// <summary>Stays the same while more of the click ends.</summary>
    public string Key => First.Batch ?? First.Id.ToString();

    /// <summary>The latest clip among them; null where there is none.</summary>
    public TaskRow? Picture => Tasks.FirstOrDefault(task => task.Clip is not null);

    /// <summary>The sets of those rows that ended after the instant: first those in which something went wrong that was not read, then the latest. Pure.</summary>
    /// <param name="readAt">Until when the reader has read.</param>
    public static IReadOnlyList<TaskNotification> Of(IEnumerable<TaskRow> rows, DateTimeOffset since, DateTimeOffset readAt) =>
    [
        .. rows.Where(row => States.Contains(row.State) && row.FinishedAt > since)
            .GroupBy(row => row.Batch ?? row.Id.ToString())
            .Select(set => new TaskNotification(
                [.. set.OrderBy(task => task.State == TaskState.Archived).ThenByDescending(task => task.FinishedAt).ThenByDescending(task => task.Id)], set.Max(task => task.FinishedAt!.Value)))
            .OrderByDescending(notice => notice.Tasks.Any(task => task.State != TaskState.Archived && task.FinishedAt > readAt))
            .ThenByDescending(notice => notice.At).ThenByDescending(notice => notice.First.Id).Take(Most),
    ];

    /// <summary>What became of them, in a few words.</summary>
    public string Describe(MessageFormatter texts)
    {
        if (Tasks.Count == 1) { return TaskLabels.Describe(First, texts).Headline; }

        var (done, needs) = (Tasks.Count(task => task.State == TaskState.Archived), Tasks.Count(task => task.State is TaskState.Unknown or TaskState.ArchiveLost));
        return done == Tasks.Count
            ? texts[SharedText.ClipCount, ("count", done)]
            : texts[TaskText.SetState, ("done", done), ("total", Tasks.Count), ("running", 0), ("waiting", 0), ("ended", Tasks.Count - done - needs), ("needs", needs)];
    }
}
