using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Tasks.List;

public sealed partial class TaskLine
{
    private static readonly MarkupString Disabled = new("disabled");
    private static readonly MarkupString AsksFirst = new("data-cancel ");

    private TaskStatusText _status = default!;
    private string? _note;
    private string _age = "";
    private TaskVerb? _asking;
    private bool _wantsFocus;
    private ElementReference _keep;

    // Made once: a line stays with its task.
    private string _id = "";
    private string _headId = "";
    private string _menuId = "";
    private string? _prompt;
    private string _name = "";
    private string _label = "";
    private (TaskListItem, string, bool, TaskStatusText, string?, string, TaskVerb?, bool) _rendered;

    [Parameter, EditorRequired] public TaskListItem Item { get; set; } = default!;

    [Parameter, EditorRequired] public TaskLines List { get; set; } = default!;

    [Parameter] public bool IsSelected { get; set; }

    private TaskRow Task => Item.Task;

    private string Slug => List.Slug;

    private UserClock? Clock => List.Clock;

    private string Seconds => ((long)DurationText.Of(Task, List.Now).TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private bool CanRepeat => Item.Actions.Repeat && !Task.State.IsOpen();

    private bool HasActions => CanRepeat || Item.Actions is { Settle: true } or { FetchAgain: true } or { MoveUp: true } or { SendNow: true } or { Reschedule: true }
        or { DecideBatch: true } or { Cancel: true } or { Download: true } or { Hide: true } or { Show: true };

    // A time that has passed holds nothing any more.
    private SendSchedule Wish => new(Task.HeldUntil > Clock?.Now ? Task.HeldUntil : null, Task.Hours, Task.IgnoresHours);

    private (TaskListItem, string, bool, TaskStatusText, string?, string, TaskVerb?, bool) What => (Item, Slug, IsSelected, _status, _note, _age, _asking, RendererInfo.IsInteractive);

    private MarkupString Picture => TaskThumb.Picture(Task, Slug, Item.Hold is not null);

    private MarkupString Head => Html.Of($"""<h3 class="line-prompt" id="{_headId}"><a class="truncate" href="{AppRoutes.Task(Slug, Task.Id)}" data-line>{_name}</a></h3>""");

    private MarkupString State => Html.Of($"""<p class="line-state" {Title(_note)}><span class="dot {TaskStateLine.DotClass(_status.Tone)}" aria-hidden="true"></span> <span class="strong">{_status.Headline}</span> {Time} {Note}</p>""");

    private MarkupString? Time => Task.State.IsOpen() && Item.Hold is null
        ? Html.Of($"""<span class="number"><span class="visually-hidden">{Texts[TaskText.TimeSoFar]}</span> <elapsed-time seconds="{Seconds}">{DurationText.Clock(DurationText.Of(Task, List.Now))}</elapsed-time></span>{Late}""")
        : Task is { State: TaskState.Archived, FinishedAt: not null }
            ? Html.Of($"""<span class="number">{Texts[TaskText.InTime, ("time", DurationText.Clock(DurationText.Of(Task, List.Now)))]}</span>""")
            : null;

    private MarkupString? Late => Item.Timing.Delay switch
    {
        DelayLevel.InTime => null,
        DelayLevel.Stalled => Html.Of($"""<span class="badge badge-warning">{Texts[TaskText.Stalled]}</span>"""),
        _ => Html.Of($"""<span class="badge">{Texts[TaskText.SlowerThanUsual]}</span>"""),
    };

    private MarkupString? Note => _note is null ? null : Html.Of($"""<span class="line-note truncate">{_note}</span>""");

    private MarkupString Facts => Html.Of(
        $"""
        <span class="line-model truncate">{Task.ModelName}</span><span class="line-member truncate">{Texts[Task.CreatedByName]}</span><span class="line-cost number truncate">{Cost}</span><time class="line-age truncate" datetime="{Task.CreatedAt.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}" {Title(Clock?.Full(Task.CreatedAt))}>{_age}</time>
        """);

    private MarkupString Verbs => Html.Of(
        $"{(Item.Actions.Settle ? Link(TaskText.Decide) : null)}{(Item.Actions.FetchAgain ? Link(TaskText.FetchAgain) : null)}{MoveUp}{SendNow}{HoldUntil}{End}{Download}{Repeat}{HideOrShow}");

    private MarkupString More => Html.Of($"""<button type="button" class="button button-quiet button-icon line-more" popovertarget="{_menuId}" aria-label="{Texts[TaskText.TaskMenu]}">{IconShapes.Small["more"]}</button>""");

    private MarkupString? MoveUp => Item.Actions.MoveUp ? Button(TaskVerb.MoveUp, Texts[TaskText.Next], Title(Texts[TaskText.PutBeforeOthersMaker])) : null;

    private MarkupString? SendNow => Item.Actions.SendNow ? Button(TaskVerb.Release, Texts[TaskText.SendNow]) : null;

    private MarkupString? HoldUntil => Item.Actions.Reschedule ? Button(TaskVerb.Reschedule, Texts[TaskText.HoldUntil]) : null;

    private MarkupString? End => Item.Actions.DecideBatch
        ? Html.Of($"{Button(TaskVerb.Release, Texts[TaskText.GoOn])}{Button(TaskVerb.CancelRest, Texts[TaskText.CancelTheRest], AsksFirst)}")
        : Item.Actions.Cancel ? Button(TaskVerb.Cancel, Texts[SharedText.Cancel], AsksFirst) : null;

    private MarkupString? Download => Item.Actions.Download && Task.Clip is { } clip
        ? Html.Of($"""<a class="button button-small button-quiet" href="{AppRoutes.Download(Slug, clip)}" download>{Texts[SharedText.Download]}</a>""")
        : null;

    private MarkupString? Repeat => CanRepeat ? Html.Of($"""<a class="button button-small button-quiet" href="{AppRoutes.Reuse(Slug, Task.Id)}">{RepeatName}</a>""") : null;

    private MarkupString? HideOrShow => Item.Actions switch
    {
        { Hide: true } => Button(TaskVerb.Hide, Texts[TaskText.Hide]),
        { Show: true } => Button(TaskVerb.Show, Texts[TaskText.ShowAgain]),
        _ => null,
    };

    private string RepeatName => Task.State.HasEndedWithoutClip() ? Texts[SharedText.TryAgain] : Texts[TaskText.Reuse];

    private MarkupString? Cost => Task.IsSandbox ? Html.Of($"""<span class="badge" {Title(Texts[SharedText.MadeBySandbox])}>{Texts[SharedText.SandboxMark]}</span>""")
        : Task.Cost is { } cost ? Html.Of($"{TaskLabels.Cost(cost, Texts)}") : null;

    private static MarkupString? Title(string? text) => text is null ? null : Html.Of($"""title="{text}" """);

    private MarkupString Link(TaskText name) => Html.Of($"""<a class="button button-small" href="{AppRoutes.Task(Slug, Task.Id)}">{Texts[name]}</a>""");

    // task-list.js tells of the press.
    private MarkupString Button(TaskVerb verb, string name, MarkupString? attributes = null) => Html.Of(
        $"""<button type="button" class="button button-small {(verb == TaskVerb.Release && Item.Actions.DecideBatch ? null : "button-quiet")}" data-verb="{verb.ToString()}" {attributes}{(RendererInfo.IsInteractive ? null : Disabled)}>{name}</button>""");

    protected override void OnParametersSet()
    {
        if (_id.Length == 0) { (_id, _headId, _menuId) = (Html.Share($"{Task.Id}"), Html.Share($"task-{Task.Id}"), Html.Share($"menu-{Task.Id}")); }
        if (Task.Prompt != _prompt)
        {
            _prompt = Task.Prompt;
            _name = Task.Prompt.Length == 0 ? Texts[SharedText.NoPrompt] : Task.Prompt;
            _label = Html.Share(Texts[TaskText.SelectTask, ("prompt", _name)]);
        }

        _status = TaskLabels.Describe(Task, Item.Hold, Clock, Texts);
        _note = TaskLabels.Note(Item, _status, List.Now, Clock, Texts) is { } note ? Html.Share(note) : null;
        _age = Clock?.Relative(Task.CreatedAt, Texts) ?? Task.CreatedAt.ToString("u", CultureInfo.InvariantCulture);
        if (_asking == TaskVerb.Reschedule ? !Item.Actions.Reschedule : !Item.Actions.Cancel && !Item.Actions.DecideBatch) { _asking = null; }
    }

    protected override bool ShouldRender() => _rendered != What;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The first render does not ask ShouldRender, so what has been rendered is noted afterwards.
        _rendered = What;
        if (!_wantsFocus) { return; }

        _wantsFocus = false;
        // The button that had it is gone. The answer that harms nothing gets it; once it is answered, task-list.js gives it to the row.
        await _keep.FocusAsync();
    }

    private string Question(TaskVerb verb) => Texts[verb == TaskVerb.CancelRest ? TaskText.CancelRestQuestion : TaskText.CancelTaskQuestion];

    // The engine asks again whether the task can be acted on; a verb that is none is a browser's mistake.
    private Task ActAsync(TaskVerbEventArgs pressed)
    {
        if (!Enum.TryParse<TaskVerb>(pressed.Verb, out var verb) || !Enum.IsDefined(verb)) { return System.Threading.Tasks.Task.CompletedTask; }
        if (verb is not (TaskVerb.Cancel or TaskVerb.CancelRest or TaskVerb.Reschedule)) { return AskAsync(verb); }

        (_asking, _wantsFocus) = (verb, true);
        return System.Threading.Tasks.Task.CompletedTask;
    }

    private Task PickAsync(MouseEventArgs click) => List.OnPick.InvokeAsync(new([Task.Id], click.ShiftKey));

    private Task AnswerAsync(TaskVerb? verb, SendSchedule? when = null)
    {
        _asking = null;
        return verb is { } confirmed ? AskAsync(confirmed, when) : System.Threading.Tasks.Task.CompletedTask;
    }

    private Task AskAsync(TaskVerb verb, SendSchedule? when = null) => List.OnCommand.InvokeAsync(new(verb, Task.Id, when));
}
