using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Tasks.Presentation;

/// <summary>What can be asked for at a task of the list.</summary>
public enum TaskVerb
{
    Cancel,

    /// <summary>Put it before the others that wait.</summary>
    MoveUp,

    /// <summary>Send it now, or let the rest of its batch go on.</summary>
    Release,
    Reschedule,
    CancelRest,

    /// <summary>Fetch a clip whose fetching had been given up.</summary>
    FetchAgain,

    /// <summary>Send its request anew, as another task.</summary>
    TryAgain,

    /// <summary>Put it away.</summary>
    Hide,

    /// <summary>Bring back what was put away.</summary>
    Show,
}

/// <summary>What a person asks for at a task of the list.</summary>
/// <param name="When">With <see cref="TaskVerb.Reschedule"/> alone.</param>
public sealed record TaskCommand(TaskVerb Verb, TaskId Task, SendSchedule? When = null);
