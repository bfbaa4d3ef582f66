using Microsoft.AspNetCore.Components;
using VideoWeb.Data;

namespace VideoWeb.Components.Tasks;

public sealed partial class TaskCard
{
    private TaskTelling _telling = default!;
    private (TaskRow, string, TaskPace, TaskActions?, bool) _rendered;

    [Parameter, EditorRequired] public TaskRow Task { get; set; } = default!;

    /// <summary>The workspace's slug, for addresses.</summary>
    [Parameter, EditorRequired] public string Slug { get; set; } = "";

    /// <summary>The instant at which the page renders; the browser counts on from there.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>How long such a task usually takes, and whether this one is late.</summary>
    [Parameter] public TaskPace Pace { get; set; } = TaskPace.Unknown;

    /// <summary>What is offered; null for a card that only shows.</summary>
    [Parameter] public TaskActions? Actions { get; set; }

    [Parameter] public EventCallback<TaskId> OnCancel { get; set; }

    private (TaskRow, string, TaskPace, TaskActions?, bool) What => (Task, Slug, Pace, Actions, RendererInfo.IsInteractive);

    private string HeadId => $"task-{Task.Id}";

    protected override void OnParametersSet() => _telling = TaskWords.Tell(Task);

    protected override bool ShouldRender() => _rendered != What;

    // The first render does not ask ShouldRender, so what has been rendered is noted afterwards.
    protected override void OnAfterRender(bool firstRender) => _rendered = What;
}
