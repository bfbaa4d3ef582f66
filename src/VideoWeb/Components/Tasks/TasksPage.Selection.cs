using Microsoft.AspNetCore.Components;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks;

/// <summary>The part of the page that selects tasks and asks for the same at all of them.</summary>
public sealed partial class TasksPage
{
    private TaskSelection _selection = TaskSelection.None;

    // Made once for all rows.
    private EventCallback<TaskCommand> _onCommand;
    private EventCallback<TaskPick> _onPick;

    // Who only looks can do nothing with a selection.
    private bool CanSelect => !ShowsCards && Context.Membership.Role.CanSpend();

    private IReadOnlyList<TaskListItem> Selected => CanSelect ? [.. (_rows ?? []).Where(row => _selection.Tasks.Contains(row.Id)).Select(ItemOf)] : [];

    private void Pick(TaskPick pick) => _selection = _selection.Pick(pick, [.. Sections.SelectMany(section => section.Entries).SelectMany(entry => entry.Tasks).Select(task => task.Id)]);

    // Which they are is asked at the press: a handler that knew them would keep the whole list twice.
    private void PickAll(TaskPeriod period)
    {
        if (Sections.FirstOrDefault(section => section.Period == period) is { } section) { Pick(new(section.Tasks)); }
    }

    private void ClearSelection() => _selection = TaskSelection.None;

    /// <summary>Asks the engine at each task by itself: who may do what is decided there. What was done is no longer selected.</summary>
    private Task RunSelectedAsync((TaskVerb Verb, SendSchedule? When) wish) => RunAsync(async token =>
    {
        List<CommandResult> results = [];
        foreach (var item in Selected.Where(item => TaskSelection.Offers(item.Actions, wish.Verb)))
        {
            var result = await SendAsync(new(wish.Verb, item.Task.Id, wish.When), token);
            results.Add(result);
            if (result is CommandResult.Done) { _selection = _selection.Without([item.Task.Id]); }
        }

        Message = TaskSelection.Tell(wish.Verb, results, Texts);
        RaiseChange();
    });
}
