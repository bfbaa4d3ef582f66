using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks.Presentation;

public sealed partial class TaskCard
{
    private TaskStatusText _status = default!;
    private (TaskRow, string, TaskTiming, TaskActions?, SendHold?, SendWindow?, UserClock?, bool) _rendered;

    [CascadingParameter] private UserClock? Clock { get; set; }

    [Parameter, EditorRequired] public TaskRow Task { get; set; } = default!;

    /// <summary>The workspace's slug, for addresses.</summary>
    [Parameter, EditorRequired] public string Slug { get; set; } = "";

    /// <summary>The instant at which the page renders; the browser counts on from there.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>How long such a task usually takes, and whether this one is late.</summary>
    [Parameter] public TaskTiming Timing { get; set; } = TaskTiming.Unknown;

    /// <summary>What is offered; null for a card that only shows.</summary>
    [Parameter] public TaskActions? Actions { get; set; }

    /// <summary>Why it is not sent at the moment; null when nothing but its turn keeps it.</summary>
    [Parameter] public SendHold? Hold { get; set; }

    /// <summary>Those of its connection; null when it sends at any time.</summary>
    [Parameter] public SendWindow? Hours { get; set; }

    [Parameter] public EventCallback<TaskCommand> OnCommand { get; set; }

    private (TaskRow, string, TaskTiming, TaskActions?, SendHold?, SendWindow?, UserClock?, bool) What => (Task, Slug, Timing, Actions, Hold, Hours, Task.State == TaskState.Ready ? Clock : null, RendererInfo.IsInteractive);

    private string HeadId => $"task-{Task.Id}";

    private Task AskAsync(TaskVerb verb, SendSchedule? when = null) => OnCommand.InvokeAsync(new(verb, Task.Id, when));

    protected override void OnParametersSet() => _status = TaskLabels.Describe(Task, Hold, Clock, Texts);

    protected override bool ShouldRender() => _rendered != What;

    // The first render does not ask ShouldRender, so what has been rendered is noted afterwards.
    protected override void OnAfterRender(bool firstRender) => _rendered = What;
}
