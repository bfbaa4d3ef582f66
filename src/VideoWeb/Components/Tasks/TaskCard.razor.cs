using Microsoft.AspNetCore.Components;
using VideoWeb.Data;

namespace VideoWeb.Components.Tasks;

public sealed partial class TaskCard
{
    private TaskTelling _telling = default!;
    private (TaskRow, string, TimeSpan?, TaskActions?, bool) _rendered;

    [Parameter, EditorRequired] public TaskRow Task { get; set; } = default!;

    /// <summary>The workspace's slug, for addresses.</summary>
    [Parameter, EditorRequired] public string Slug { get; set; } = "";

    /// <summary>The instant at which the page renders; the browser counts on from there.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>How long such a task usually takes; null when nobody knows.</summary>
    [Parameter] public TimeSpan? UsualTime { get; set; }

    /// <summary>What is offered; null for a card that only shows.</summary>
    [Parameter] public TaskActions? Actions { get; set; }

    [Parameter] public EventCallback<TaskId> OnCancel { get; set; }

    private string HeadId => $"task-{Task.Id}";

    protected override void OnParametersSet() => _telling = TaskWords.Tell(Task);

    protected override bool ShouldRender()
    {
        var wanted = (Task, Slug, UsualTime, Actions, RendererInfo.IsInteractive);
        var differs = wanted != _rendered;
        _rendered = wanted;
        return differs;
    }
}
