using Microsoft.AspNetCore.Components;
using VideoWeb.Circuits;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Security;

namespace VideoWeb.Components.Shared;

/// <summary>A component that lives on a circuit: its cancellation, its live updates, and what becomes of what it throws.</summary>
/// <remarks>
/// What an event handler throws becomes a sentence, so the page and all that is typed on it stay. What fails after the component is gone is
/// logged and goes no further: the person is on another page by then, which the renderer would replace. What is read is shown unless the
/// component shows something else by then. While it is not known whether the session of the person goes on, nothing is read, shown or run.
/// </remarks>
public abstract class LiveComponentBase : ComponentBase, IHandleEvent, IAsyncDisposable
{
    /// <summary>What a reading answers with that has found nothing to show: after a change that does not concern the component, it is not rendered.</summary>
    protected static readonly Action Unchanged = () => { };

    private readonly CancellationTokenSource _source = new();
    private readonly List<IDisposable> _held = [];
    private ChangeSignal? _signal;
    private Func<Task>? _refresh;
    private IDisposable? _subscription;
    private int _subject;
    private long _lastBegun;
    private long _lastShown;
    private bool? _hasNothing; // of all that the refresh has read so far; null before it has read

    protected LiveComponentBase()
    {
        // A copy, because the source must not be asked for its token once it is disposed of.
        Gone = _source.Token;
    }

    [Inject] private ILoggerFactory Loggers { get; set; } = default!;

    [Inject] private ChangeFeed Feed { get; set; } = default!;

    [Inject] private MessageFormatter Texts { get; set; } = default!;

    [Inject] private SessionGate Session { get; set; } = default!;

    [Inject] private CircuitCulture Culture { get; set; } = default!;

    [Inject] protected TimeProvider Time { get; private set; } = default!;

    /// <summary>Cancelled when the component is disposed of; may be used at any time.</summary>
    protected CancellationToken Gone { get; }

    protected bool IsGone => Gone.IsCancellationRequested;

    protected ILogger Logger => field ??= Loggers.CreateLogger(GetType());

    /// <summary>A command runs, or nobody listens yet: what gives commands is disabled.</summary>
    protected bool IsBusy => Runner.IsBusy || !RendererInfo.IsInteractive;

    /// <summary>What the last command came to. Each component that has handlers shows it.</summary>
    protected CommandMessage? Message { get => Runner.Message; set => Runner.Message = value; }

    /// <summary>The last reading of what is shown failed.</summary>
    protected bool HasFailed { get; private set; }

    /// <summary>The last live refresh failed, so what is shown may be old; it is tried again.</summary>
    protected bool IsOutdated { get; private set; }

    private CommandRunner Runner => field ??= new CommandRunner(Texts, Logger, Gone);

    public async ValueTask DisposeAsync()
    {
        if (IsGone) { return; }

        _subscription?.Dispose();
        _signal?.Dispose();
        foreach (var held in _held) { held.Dispose(); }
        try
        {
            await _source.CancelAsync();
            await DisposeCoreAsync();
        }
        catch (Exception error)
        {
            Logger.LogWarning(error, "A component could not be put away.");
        }

        _source.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>For what a component has beyond the subscriptions that are held here. Called once, after <see cref="Gone"/> was cancelled.</summary>
    protected virtual ValueTask DisposeCoreAsync() => ValueTask.CompletedTask;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        try
        {
            await base.SetParametersAsync(parameters);
        }
        catch (Exception error) when (IsGone && error is not NavigationException)
        {
            Runner.Report(error);
        }
    }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        try
        {
            var handling = item.InvokeAsync(arg);
            // Shows what the handler has set before it waits.
            if (!handling.IsCompleted) { StateHasChanged(); }
            await handling;
        }
        catch (Exception error) when (error is not NavigationException)
        {
            Runner.Report(error);
        }

        StateHasChanged();
    }

    /// <inheritdoc cref="CommandRunner.RunAsync"/>
    protected Task<bool> RunAsync(Func<CancellationToken, Task> command, object? subject = null, string? failure = null) => Runner.RunAsync(
        async token =>
        {
            await Session.WaitAsync(token);
            await command(token);
        },
        subject,
        failure);

    /// <summary>From now on the component shows something else, such as another address: what is being read for the old is not shown.</summary>
    protected void ChangeSubject()
    {
        _subject++;
        HasFailed = false;
    }

    /// <summary>Reads and then shows; a failure is logged and sets <see cref="HasFailed"/>.</summary>
    /// <param name="read">Reads, and answers with what shows it.</param>
    /// <param name="isPart">It adds to what is shown, as a further page does, and does not stand in its place.</param>
    protected async Task ReadAsync(Func<CancellationToken, Task<Action>> read, bool isPart = false)
    {
        var subject = _subject;
        try
        {
            await ShowAsync(read, isPart);
            if (subject == _subject) { HasFailed = false; }
        }
        catch (Exception error) when (error is not NavigationException)
        {
            if (IsGone)
            {
                Runner.Report(error);
                return;
            }

            Logger.LogError(error, "What is to be shown could not be read.");
            if (subject == _subject) { HasFailed = true; }
        }
    }

    /// <summary>As <see cref="ReadAsync"/>, but throws: for a live refresh, which is tried again when it fails.</summary>
    protected async Task ShowAsync(Func<CancellationToken, Task<Action>> read, bool isPart = false)
    {
        var (subject, order) = (_subject, ++_lastBegun);
        await Session.WaitAsync(Gone);
        var show = await read(Gone);
        // It may have ended while this was read.
        await Session.WaitAsync(Gone);
        // An answer that was slower than a later one knows less.
        if (IsGone || subject != _subject || (!isPart && order < _lastShown)) { return; }

        if (!isPart) { (_lastShown, HasFailed, IsOutdated) = (order, false, false); }
        _hasNothing = _hasNothing != false && show == Unchanged;
        show();
    }

    /// <summary>Refreshes whenever something changes in the workspace, at most once an interval. Called before the first read, so that no change falls between the two.</summary>
    /// <remarks>Called again it follows the new workspace instead. While a page is prerendered nothing happens: it is not alive to listen.</remarks>
    /// <param name="refresh">Reads and shows. It may throw, and is then called again a while later.</param>
    /// <param name="isWanted">Whether the change of a task matters here; called on any thread. Null for every change.</param>
    /// <param name="hearsQueues">Whether changes of queues matter too.</param>
    /// <param name="onBoards">Called when boards have changed, before the refresh, on any thread; null where they do not matter.</param>
    /// <param name="onClips">The same for many clips at once.</param>
    /// <param name="onMentions">The same for comments that name members.</param>
    protected void Listen(
        WorkspaceId workspace, TimeSpan interval, Func<Task> refresh, Func<TaskId, bool>? isWanted = null, bool hearsQueues = false, Action? onBoards = null, Action? onClips = null,
        Action? onMentions = null)
    {
        _subscription?.Dispose();
        if (!RendererInfo.IsInteractive || IsGone) { return; }

        _refresh = refresh;
        var signal = _signal ??= new ChangeSignal(interval, Time, Logger, () => InvokeAsync(RefreshAsync));
        _subscription = Feed.Subscribe(
            workspace,
            task =>
            {
                if (isWanted?.Invoke(task) != false) { signal.Raise(); }
            },
            hearsQueues ? signal.Raise : null,
            Marking(onBoards),
            Marking(onClips),
            Marking(onMentions));

        Action? Marking(Action? mark) => mark is null ? null : () =>
        {
            mark();
            signal.Raise();
        };
    }

    /// <summary>Has the live refresh run once more.</summary>
    protected void RaiseChange() => _signal?.Raise();

    /// <summary>Runs and renders again and again, on a live circuit only.</summary>
    protected void Every(TimeSpan period, Action work)
    {
        if (RendererInfo.IsInteractive && !IsGone) { Hold(Time.CreateTimer(_ => Post(work), null, period, period)); }
    }

    /// <summary>Disposes of it together with the component.</summary>
    protected void Hold(IDisposable held) => _held.Add(held);

    /// <summary>Runs on the component's own circuit and renders; from any thread, also when the component is gone.</summary>
    protected void Post(Func<Task> work) => _ = PostAsync(work);

    /// <inheritdoc cref="Post(Func{Task})"/>
    protected void Post(Action work) => Post(() =>
    {
        work();
        return Task.CompletedTask;
    });

    private async Task PostAsync(Func<Task> work)
    {
        try
        {
            await InvokeAsync(async () =>
            {
                if (IsGone) { return; }

                Culture.Apply();
                await Session.WaitAsync(Gone);
                await work();
                StateHasChanged();
            });
        }
        catch (Exception error)
        {
            Runner.Report(error);
        }
    }

    private async Task RefreshAsync()
    {
        if (IsGone) { return; }

        Culture.Apply();
        var wasWrong = IsOutdated || HasFailed;
        _hasNothing = null;
        try
        {
            await _refresh!();
            // Also when there was nothing to show in what it has read.
            IsOutdated = false;
        }
        catch (Exception error) when (IsGone)
        {
            Runner.Report(error);
        }
        catch
        {
            IsOutdated = true;
            StateHasChanged();
            throw;
        }

        if (_hasNothing != true || wasWrong) { StateHasChanged(); }
    }
}
