using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Tasks.List;

/// <summary>How the tasks of one click stand together. Pure.</summary>
/// <param name="Cost">Null when none is known, or when their units differ.</param>
public sealed record TaskSetSummary(Tone Tone, string State, string Model, string? Cost)
{
    public static TaskSetSummary Of(IReadOnlyList<TaskRow> tasks, Func<TaskRow, SendHold?> holdOf, MessageFormatter texts)
    {
        var needs = tasks.Count(task => TaskSections.NeedsSomebody(task, holdOf(task)));
        var open = tasks.Where(task => task.State.IsOpen() && !TaskSections.NeedsSomebody(task, holdOf(task))).ToList();
        var waiting = open.Count(task => task.State == TaskState.Ready);
        var done = tasks.Count(task => task.State == TaskState.Archived);
        var ended = tasks.Count - needs - open.Count - done;
        var models = tasks.Select(task => task.ModelName).Distinct().ToList();
        return new(
            needs > 0 ? Tone.Warning : open.Count > waiting ? Tone.Accent : waiting > 0 ? Tone.Neutral : ended > 0 ? Tone.Danger : Tone.Success,
            texts[TaskText.SetState, ("done", done), ("total", tasks.Count), ("running", open.Count - waiting), ("waiting", waiting), ("ended", ended), ("needs", needs)],
            models is [var model] ? model : texts[TaskText.SeveralModels, ("count", models.Count)],
            CostOf(tasks, texts));
    }

    private static string? CostOf(IReadOnlyList<TaskRow> tasks, MessageFormatter texts)
    {
        var costs = tasks.Select(task => task.Cost).OfType<ReportedCost>().ToList();
        return costs.Select(cost => cost.Unit).Distinct().ToList() is [var unit]
            ? TaskLabels.Cost(new ReportedCost(costs.Sum(cost => cost.Amount), unit), texts)
            : null;
    }
}
