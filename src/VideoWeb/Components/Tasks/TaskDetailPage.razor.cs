using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Tasks;

/// <summary>One task with all that is known of it, live.</summary>
public sealed partial class TaskDetailPage : IDisposable
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(80);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _disposed = new();
    private ChangeSignal? _signal;
    private IDisposable? _subscription;
    private (string Slug, string Id)? _shown;
    private TaskId _task;
    private TaskView? _view;
    private UsualTime? _usual;
    private SendWindow? _hours;
    private bool _isPaused;
    private ITimer? _clock;
    private DateTimeOffset _now;
    private bool _hasFailed;
    private bool _isBusy;
    private (Tone Tone, string Text)? _notice;

    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private ConnectionStore Connections { get; set; } = default!;
    [Inject] private UsualTimes UsualTimes { get; set; } = default!;
    [Inject] private ChangeFeed Feed { get; set; } = default!;
    [Inject] private GenerationCommands Commands { get; set; } = default!;
    [Inject] private QueueCommands Queue { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;
    [Inject] private ILogger<TaskDetailPage> Logger { get; set; } = default!;

    [CascadingParameter] private ReaderClock? Clock { get; set; }
    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";
    [Parameter] public string Id { get; set; } = "";

    private bool IsDisabled => _isBusy || !RendererInfo.IsInteractive;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Context.Slug, Id)) { return; }

        _shown = (Context.Slug, Id);
        (_view, _notice) = (null, null);
        if (!TaskId.TryParse(Id, out _task))
        {
            Navigation.NotFound();
            return;
        }

        Subscribe();
        await LoadAsync();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _signal?.Dispose();
        _clock?.Dispose();
        _disposed.Cancel();
    }

    // An unknown or unsaved clip may exist at the provider: "try again" would be the wrong advice there.
    private static string RepeatWords(TaskRow task) =>
        task.State is TaskState.Refused or TaskState.Failed or TaskState.Expired or TaskState.Cancelled ? T("Try again") : T("Reuse parameters");

    private void Subscribe()
    {
        _subscription?.Dispose();
        if (!RendererInfo.IsInteractive) { return; }

        var wanted = _task;
        _signal ??= new ChangeSignal(Frame, Time, () => InvokeAsync(RefreshAsync));
        _clock ??= Time.CreateTimer(_ => _ = InvokeAsync(ShowAgain), null, Minute, Minute);
        _subscription = Feed.Subscribe(
            Context.Actor.Workspace,
            task =>
            {
                if (task == wanted) { _signal.Raise(); }
            },
            _signal.Raise);
    }

    private async Task LoadAsync()
    {
        var asked = _shown;
        try
        {
            var detail = await Tasks.FindDetailAsync(Context.Actor, _task, _disposed.Token);
            var connection = detail is null ? null : await Connections.FindAsync(Context.Actor, detail.Row.Connection, _disposed.Token);
            if (asked != _shown) { return; }

            if (detail is null)
            {
                Navigation.NotFound();
                return;
            }

            _usual = detail.Row.State.IsOpen() ? await UsualTimes.FindAsync(DurationKey.Of(detail.Row), _disposed.Token) : null;
            (_hours, _isPaused) = (connection?.Hours, connection?.IsPaused == true);
            _view = TaskView.Of(detail, Context.Slug, connection?.BaseUrl);
            _now = Time.GetUtcNow();
            _hasFailed = false;
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception error)
        {
            // What is shown already stays; the next signal reads again.
            Logger.LogError(error, "Task {TaskId} could not be read.", _task);
            _hasFailed = _view is null;
        }
    }

    private async Task RefreshAsync()
    {
        if (_disposed.IsCancellationRequested) { return; }

        await LoadAsync();
        StateHasChanged();
    }

    // Lateness comes with time and not with news. Nothing is read.
    private void ShowAgain()
    {
        if (_view?.Row.State.IsOpen() != true) { return; }

        _now = Time.GetUtcNow();
        StateHasChanged();
    }

    private Task CancelAsync() => CommandAsync(token => Commands.CancelAsync(Context.Actor, _task, token));

    private Task MoveUpAsync() => CommandAsync(token => Queue.MoveToFrontAsync(Context.Actor, _task, token));

    private Task ReleaseAsync() => CommandAsync(token => Queue.ReleaseAsync(Context.Actor, _task, token));

    private Task RescheduleAsync(SendSchedule when) => CommandAsync(token => Queue.RescheduleAsync(Context.Actor, _task, when, token));

    private Task CancelRestAsync() => CommandAsync(token => Queue.CancelRestAsync(Context.Actor, _task, token));

    private Task CheckNowAsync() => CommandAsync(token => Commands.CheckNowAsync(Context.Actor, _task, token));

    private Task FetchAgainAsync() => CommandAsync(token => Commands.FetchResultAgainAsync(Context.Actor, _task, token));

    private Task ResumeAsync() => CommandAsync(token => Commands.ResumeAsync(Context.Actor, _task, token));

    private Task ResolveAsync(UnknownResolution resolution) => CommandAsync(token => Commands.ResolveUnknownAsync(Context.Actor, _task, resolution, token));

    private async Task CommandAsync(Func<CancellationToken, Task<CommandResult>> command)
    {
        // Several clicks can be on their way before the disabled button reaches the browser.
        if (_isBusy) { return; }

        _isBusy = true;
        try
        {
            _notice = await command(_disposed.Token) switch
            {
                CommandResult.Done done => (Tone.Success, T(done.Sentence)),
                CommandResult.Denied denied => (Tone.Warning, T(denied.Sentence)),
                _ => (Tone.Warning, T("This task is not here any more.")),
            };
            await LoadAsync();
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone; the command has been given.
        }
        finally
        {
            _isBusy = false;
        }
    }
}
