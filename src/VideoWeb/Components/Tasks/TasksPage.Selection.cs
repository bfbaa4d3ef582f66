using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.List;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks;

/// <summary>The part of the page that selects tasks and asks for the same at all of them.</summary>
public sealed partial class TasksPage
{
    private Selection<TaskId> _selection = Selection<TaskId>.None;
    private IReadOnlyList<RepeatItem>? _repeat; // what is asked about; null for nothing

    [Inject] private BulkCommands Bulk { get; set; } = default!;
    [Inject] private Toasts Toasts { get; set; } = default!;

    // Made once for all rows.
    private EventCallback<TaskCommand> _onCommand;
    private EventCallback<TaskPick> _onPick;

    // Who only looks can do nothing with a selection.
    private bool CanSelect => !ShowsCards && Context.Membership.Role.CanSpend();

    private IReadOnlyList<TaskListItem> Selected => CanSelect ? [.. (_rows ?? []).Where(row => _selection.Items.Contains(row.Id)).Select(ItemOf)] : [];

    private void Pick(TaskPick pick) => _selection = _selection.Pick(pick.Tasks, pick.IsRange, [.. Sections.SelectMany(section => section.Entries).SelectMany(entry => entry.Tasks).Select(task => task.Id)]);

    // Which they are is asked at the press: a handler that knew them would keep the whole list twice.
    private void PickAll(TaskPeriod period)
    {
        if (Sections.FirstOrDefault(section => section.Period == period) is { } section) { Pick(new(section.Tasks)); }
    }

    private void ClearSelection() => _selection = Selection<TaskId>.None;

    private Task RunSelectedAsync((TaskVerb Verb, SendSchedule? When) wish)
    {
        IReadOnlyList<TaskId> tasks = [.. Selected.Where(item => TaskSelection.Offers(item.Actions, wish.Verb)).Select(item => item.Task.Id)];
        return wish.Verb switch
        {
            TaskVerb.Hide or TaskVerb.Show => SetHiddenAsync(tasks, wish.Verb == TaskVerb.Hide),
            TaskVerb.TryAgain => RunAsync(async token => _repeat = await Bulk.PlanRepeatAsync(Context.Actor, tasks, token)),
            _ => RunAsync(token => SendEachAsync(tasks, wish.Verb, wish.When, token)),
        };
    }

    /// <summary>Asks the engine at each task by itself: who may do what is decided there. What was done is no longer selected.</summary>
    private async Task SendEachAsync(IReadOnlyList<TaskId> tasks, TaskVerb verb, SendSchedule? when, CancellationToken token)
    {
        List<CommandResult> results = [];
        foreach (var task in tasks)
        {
            var result = await SendAsync(new(verb, task, when), token);
            results.Add(result);
            if (result is CommandResult.Done) { _selection = _selection.Without([task]); }
        }

        Message = TaskSelection.Describe(verb, results, Texts);
        RaiseChange();
    }

    private Task RepeatAsync(IReadOnlyList<TaskId> tasks) => RunAsync(async _ =>
    {
        _repeat = null;
        // Not the page's token: a click that was made counts, also when the reader leaves.
        var results = await Bulk.RepeatAsync(Context.Actor, tasks, CancellationToken.None);
        _selection = _selection.Without(results.Where(result => result.Result is SubmitResult.Submitted).Select(result => result.Source));
        Message = RepeatLabels.Describe(results, Texts);
        RaiseChange();
    });

    private Task SetHiddenAsync(IReadOnlyList<TaskId> tasks, bool isHidden) => RunAsync(async token =>
    {
        var actor = Context.Actor;
        switch (await Bulk.SetHiddenAsync(actor, tasks, isHidden, token))
        {
            case HideTasksResult.Changed { Tasks: { Count: > 0 } changed }:
                _selection = _selection.Without(changed);
                Toasts.Show(new(
                    isHidden ? Texts[TaskText.TasksHidden, ("count", changed.Count)] : Texts[TaskText.TasksShown, ("count", changed.Count)],
                    async undone => await Bulk.SetHiddenAsync(actor, changed, !isHidden, undone) is HideTasksResult.Rejected denied ? Texts.Format(denied.Message) : null));
                break;
            case HideTasksResult.Rejected rejected:
                Message = new(Tone.Warning, Texts.Format(rejected.Message));
                break;
        }
    });
}
