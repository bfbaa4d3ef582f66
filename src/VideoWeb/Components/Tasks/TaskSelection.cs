using System.Collections.Immutable;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Tasks;

/// <summary>What a person has ticked: a task, all of a set or all under a heading.</summary>
/// <param name="Tasks">At least one, as they are listed.</param>
/// <param name="IsRange">Everything between the last pick and this one is meant.</param>
public sealed record TaskPick(IReadOnlyList<TaskId> Tasks, bool IsRange = false);

/// <summary>Which tasks of the list are selected. Pure; every change makes a new one.</summary>
/// <param name="Anchor">What was picked last; a range begins there.</param>
public sealed record TaskSelection(ImmutableHashSet<TaskId> Tasks, TaskId? Anchor)
{
    public static TaskSelection None { get; } = new([], null);

    public bool Has(IEnumerable<TaskId> tasks) => tasks.All(Tasks.Contains);

    /// <summary>What was picked is selected, or no longer where all of it was; the rest of a range becomes what the picked one becomes.</summary>
    /// <param name="order">All tasks of the list, as they are listed.</param>
    public TaskSelection Pick(TaskPick pick, IReadOnlyList<TaskId> order)
    {
        var taken = pick.IsRange && Anchor is { } anchor ? Between(anchor, pick.Tasks, order) : pick.Tasks;
        return new(Has(pick.Tasks) ? Tasks.Except(taken) : Tasks.Union(taken), pick.Tasks[^1]);
    }

    public TaskSelection Without(IEnumerable<TaskId> tasks) => this with { Tasks = Tasks.Except(tasks) };

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
    public static CommandMessage Tell(TaskVerb verb, IReadOnlyCollection<CommandResult> results, MessageFormatter texts)
    {
        var (done, name) = (results.Count(result => result is CommandResult.Done), verb.ToString());
        var told = texts[TaskText.SelectedDone, ("verb", name), ("count", done)];
        if (done == results.Count) { return new(Tone.Success, told); }

        var reasons = string.Join(' ', results.Where(result => result is not CommandResult.Done).Select(result => CommandMessage.Of(result, texts).Text).Distinct());
        var left = texts[TaskText.SelectedLeft, ("count", results.Count - done), ("reasons", reasons)];
        return new(Tone.Warning, done == 0 ? left : $"{told} {left}");
    }

    private static IReadOnlyList<TaskId> Between(TaskId anchor, IReadOnlyList<TaskId> picked, IReadOnlyList<TaskId> order)
    {
        var places = order.Index().ToDictionary(place => place.Item, place => place.Index);
        List<TaskId> ends = [.. picked, anchor];
        return ends.All(places.ContainsKey)
            ? [.. order.Take(ends.Max(task => places[task]) + 1).Skip(ends.Min(task => places[task]))]
            : picked;
    }
}
