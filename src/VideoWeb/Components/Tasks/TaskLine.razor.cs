using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Tasks;

public sealed partial class TaskLine
{
    private TaskTelling _telling = default!;
    private string? _note;
    private string _age = "";
    private TaskVerb? _asking;
    private bool _isScheduling;
    private bool _wantsFocus;
    private ElementReference _link;
    private ElementReference _keep;
    private (TaskListItem, string, bool, TaskTelling, string?, string, TaskVerb?, bool, bool) _rendered;

    [Parameter, EditorRequired] public TaskListItem Item { get; set; } = default!;

    /// <summary>The workspace's slug, for addresses.</summary>
    [Parameter, EditorRequired] public string Slug { get; set; } = "";

    /// <summary>The instant at which the page renders; the browser counts on from there.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>The reader's; null before the browser has told its zone.</summary>
    [Parameter, EditorRequired] public ReaderClock? Clock { get; set; }

    [Parameter] public bool IsSelected { get; set; }

    /// <summary>Without it nothing is offered to tick.</summary>
    [Parameter] public EventCallback<TaskPick> OnPick { get; set; }

    [Parameter, EditorRequired] public EventCallback<TaskCommand> OnCommand { get; set; }

    private TaskRow Task => Item.Task;

    private string Name => Task.Prompt.Length == 0 ? Texts[SharedText.NoPrompt] : Task.Prompt;

    private string HeadId => $"task-{Task.Id}";

    private string MenuId => $"menu-{Task.Id}";

    private string Seconds => ((long)Elapsed.Of(Task, Now).TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private bool CanRepeat => Item.Actions.Repeat && !Task.State.IsOpen();

    private bool HasActions => CanRepeat || Item.Actions is { Settle: true } or { FetchAgain: true } or { MoveUp: true } or { SendNow: true } or { Reschedule: true }
        or { DecideBatch: true } or { Cancel: true } or { Download: true } or { Hide: true } or { Show: true };

    // A time that has passed holds nothing any more.
    private SendSchedule Wish => new(Task.HeldUntil > Clock?.Now ? Task.HeldUntil : null, Task.Hours, Task.IgnoresHours);

    private (TaskListItem, string, bool, TaskTelling, string?, string, TaskVerb?, bool, bool) What => (Item, Slug, IsSelected, _telling, _note, _age, _asking, _isScheduling, RendererInfo.IsInteractive);

    private MarkupString State => Html.Of($"""<p class="line-state" {Title(_note)}><span class="dot {TaskStateLine.DotClass(_telling.Tone)}" aria-hidden="true"></span> <span class="strong">{_telling.Headline}</span> {Time} {Note}</p>""");

    private MarkupString? Time => Task.State.IsOpen() && Item.Hold is null
        ? Html.Of($"""<span class="number"><span class="visually-hidden">{Texts[TaskText.TimeSoFar]}</span> <elapsed-time seconds="{Seconds}">{Elapsed.Clock(Elapsed.Of(Task, Now))}</elapsed-time></span>{Late}""")
        : Task is { State: TaskState.Archived, FinishedAt: not null }
            ? Html.Of($"""<span class="number">{Texts[TaskText.InTime, ("time", Elapsed.Clock(Elapsed.Of(Task, Now)))]}</span>""")
            : null;

    private MarkupString? Late => Item.Pace.Lateness switch
    {
        Lateness.InTime => null,
        Lateness.Stalled => Html.Of($"""<span class="badge badge-warning">{Texts[TaskText.Stalled]}</span>"""),
        _ => Html.Of($"""<span class="badge">{Texts[TaskText.SlowerThanUsual]}</span>"""),
    };

    private MarkupString? Note => _note is null ? null : Html.Of($"""<span class="line-note truncate">{_note}</span>""");

    private MarkupString Facts => Html.Of(
        $"""
        <span class="line-model truncate">{Task.ModelName}</span><span class="line-member truncate">{Texts[Task.CreatedByName]}</span><span class="line-cost number truncate">{Cost}</span>
        <time class="line-age truncate" datetime="{Task.CreatedAt.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}" {Title(Clock?.Full(Task.CreatedAt))}>{_age}</time>
        """);

    private MarkupString? Cost => Task.IsSandbox ? Html.Of($"""<span class="badge" {Title(Texts[SharedText.MadeBySandbox])}>{Texts[SharedText.SandboxMark]}</span>""")
        : Task.Cost is { } cost ? Html.Of($"{TaskWords.Cost(cost, Texts)}") : null;

    private static MarkupString? Title(string? text) => text is null ? null : Html.Of($"""title="{text}" """);

    protected override void OnParametersSet()
    {
        _telling = TaskWords.Tell(Task, Item.Hold, Clock, Texts);
        _note = TaskWords.Note(Item, _telling, Now, Clock, Texts);
        _age = Clock?.Relative(Task.CreatedAt, Texts) ?? Task.CreatedAt.ToString("u", CultureInfo.InvariantCulture);
        if (!Item.Actions.Cancel && !Item.Actions.DecideBatch) { _asking = null; }
    }

    protected override bool ShouldRender() => _rendered != What;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The first render does not ask ShouldRender, so what has been rendered is noted afterwards.
        _rendered = What;
        if (!_wantsFocus) { return; }

        _wantsFocus = false;
        // The button that had it is gone. The answer that harms nothing gets it.
        await (_asking is null ? _link : _keep).FocusAsync();
    }

    private string Question(TaskVerb verb) => Texts[verb == TaskVerb.CancelRest ? TaskText.CancelRestQuestion : TaskText.CancelTaskQuestion];

    private void Begin(TaskVerb verb) => (_asking, _wantsFocus) = (verb, true);

    private Task AnswerAsync(TaskVerb? verb)
    {
        (_asking, _wantsFocus) = (null, true);
        return verb is { } confirmed ? AskAsync(confirmed) : System.Threading.Tasks.Task.CompletedTask;
    }

    private Task AskAsync(TaskVerb verb, SendSchedule? when = null) => OnCommand.InvokeAsync(new(verb, Task.Id, when));
}
