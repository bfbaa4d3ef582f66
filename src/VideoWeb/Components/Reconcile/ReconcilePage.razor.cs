using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Reconcile;

/// <summary>All tasks of the workspace that wait for a person, with the evidence and the ways out, live.</summary>
public sealed partial class ReconcilePage : IDisposable
{
    // More than a person settles in one sitting; the rest follows as these are settled.
    private const int Shown = 50;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _disposed = new();
    private IReadOnlyList<UnresolvedTask>? _doubts;
    private (Tone Tone, string Text)? _notice;
    private WorkspaceId? _shown;
    private ChangeSignal? _signal;
    private IDisposable? _subscription;
    private bool _hasFailed;
    private bool _isBusy;

    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private ChangeFeed Feed { get; set; } = default!;
    [Inject] private GenerationCommands Commands { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;
    [Inject] private ILogger<ReconcilePage> Logger { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Context.Membership.Id) { return; }

        (_shown, _doubts, _notice) = (Context.Membership.Id, null, null);
        _subscription?.Dispose();
        if (RendererInfo.IsInteractive)
        {
            // Subscribed before the first read, so that no change falls between the two.
            _signal ??= new ChangeSignal(Frame, Time, () => InvokeAsync(RefreshAsync));
            _subscription = Feed.Subscribe(Context.Membership.Id, _ => _signal.Raise());
        }

        await LoadAsync();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _signal?.Dispose();
        _disposed.Cancel();
        _disposed.Dispose();
    }

    private async Task RefreshAsync()
    {
        if (_disposed.IsCancellationRequested) { return; }

        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        try
        {
            _doubts = await Tasks.ListUnresolvedAsync(Context.Actor, Shown, _disposed.Token);
            _hasFailed = false;
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception error)
        {
            Logger.LogError(error, "The doubtful tasks of workspace {WorkspaceId} could not be listed.", Context.Membership.Id);
            _hasFailed = _doubts is null;
        }
    }

    private Task ResolveAsync(TaskId task, UnknownResolution resolution) => CommandAsync(token => Commands.ResolveUnknownAsync(Context.Actor, task, resolution, token));

    private Task ResumeAsync(TaskId task) => CommandAsync(token => Commands.ResumeAsync(Context.Actor, task, token));

    // One thing at a time: a second click may arrive before the first one's rendering has disabled the button.
    private async Task CommandAsync(Func<CancellationToken, Task<CommandResult>> command)
    {
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
