using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Compose.Results;

public sealed partial class ResultCard
{
    private TaskStatusText _status = default!;
    private (TaskRow, string, TaskTiming, SendHold?, UserClock?, bool) _rendered;

    [CascadingParameter] private UserClock? Clock { get; set; }

    [Parameter, EditorRequired] public TaskRow Task { get; set; } = default!;

    /// <summary>The workspace's slug, for addresses.</summary>
    [Parameter, EditorRequired] public string Slug { get; set; } = "";

    /// <summary>The instant at which the page renders; the browser counts on from there.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>How long such a task usually takes, and whether this one is late.</summary>
    [Parameter] public TaskTiming Timing { get; set; } = TaskTiming.Unknown;

    /// <summary>Why it is not sent at the moment; null when nothing but its turn keeps it.</summary>
    [Parameter] public SendHold? Hold { get; set; }

    /// <summary>It stands among others of its set, which leaves it little room.</summary>
    [Parameter] public bool IsBrief { get; set; }

    private (TaskRow, string, TaskTiming, SendHold?, UserClock?, bool) What => (Task, Slug, Timing, Hold, Task.State == TaskState.Ready ? Clock : null, IsBrief);

    private string HeadId => $"task-{Task.Id}";

    // The provider could not be reached: how long such a clip usually takes says nothing then.
    private bool IsInTrouble => Task.State == TaskState.Ready && Task.Problem is not null;

    protected override void OnParametersSet()
    {
        _status = TaskLabels.Describe(Task, Hold, Clock, Texts);
        if (!IsInTrouble || Hold is not null) { return; }

        var again = Clock is not null && Task.NextPollAt is { } next && next > Now ? Texts[TaskText.TriedAgainAt, ("time", Clock.Ahead(next, Texts))] : null;
        _status = _status with { Tone = Tone.Warning, Message = string.Join(' ', new[] { _status.Message, again }.OfType<string>()) };
    }

    protected override bool ShouldRender() => _rendered != What;

    // The first render does not ask ShouldRender, so what has been rendered is noted afterwards.
    protected override void OnAfterRender(bool firstRender) => _rendered = What;
}
