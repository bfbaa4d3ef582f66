using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Tasks.List;

/// <summary>What a person has ticked: a task, all of a set or all under a heading.</summary>
/// <param name="Tasks">At least one, as they are listed.</param>
/// <param name="IsRange">Everything between the last pick and this one is meant.</param>
public sealed record TaskPick(IReadOnlyList<TaskId> Tasks, bool IsRange = false);

/// <summary>What can be done with selected tasks. Pure.</summary>
public static class TaskSelection
{
    /// <summary>Whether a command is offered for a task.</summary>
    public static bool Offers(TaskActions actions, TaskVerb verb) => verb switch
    {
        TaskVerb.Cancel => actions.Cancel,
        TaskVerb.Release => actions.SendNow,
        TaskVerb.Reschedule => actions.Reschedule,
        TaskVerb.FetchAgain => actions.FetchAgain,
        TaskVerb.TryAgain => actions.TryAgain,
        TaskVerb.Hide => actions.Hide,
        TaskVerb.Show => actions.Show,
        _ => false,
    };

    /// <summary>What the same command came to at several tasks: what was done, what was not, and why.</summary>
    public static CommandMessage Describe(TaskVerb verb, IReadOnlyCollection<CommandResult> results, MessageFormatter texts)
    {
        var (done, name) = (results.Count(result => result is CommandResult.Done), verb.ToString());
        var told = texts[TaskText.SelectedDone, ("verb", name), ("count", done)];
        if (done == results.Count) { return new(Tone.Success, told); }

        var reasons = string.Join(' ', results.Where(result => result is not CommandResult.Done).Select(result => CommandMessage.Of(result, texts).Text).Distinct());
        var left = texts[TaskText.SelectedLeft, ("count", results.Count - done), ("reasons", reasons)];
        return new(Tone.Warning, done == 0 ? left : $"{told} {left}");
    }
}
