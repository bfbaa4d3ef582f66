using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Tasks;

/// <summary>The workspace's tasks, newest first and live.</summary>
public sealed partial class TasksPage : IDisposable
{
    private const int PageSize = 30;

    // A circuit keeps every row it shows; older ones have a page of their own.
    private const int MostRows = 300;

    // A change is seen within a fifth of a second; where reading is slow the signal itself makes the frames longer.
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(80);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _disposed = new();
    private readonly ChangedTasks _changed = new();
    private ChangeSignal? _signal;
    private IDisposable? _subscription;
    private (string Slug, TaskListQuery Query)? _shown;
    private TaskListQuery _query = new();
    private IReadOnlyList<TaskRow>? _rows;
    private TaskCursor? _next;
    private DateTimeOffset _now;
    private OpenCount _open = OpenCount.None;
    private ITimer? _clock;
    private IReadOnlyDictionary<DurationKey, UsualTime> _usual = new Dictionary<DurationKey, UsualTime>();
    private bool _isLoading;
    private bool _hasFailed;
    private string? _notice;

    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private UsualTimes UsualTimes { get; set; } = default!;
    [Inject] private ChangeFeed Feed { get; set; } = default!;
    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private GenerationCommands Commands { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;
    [Inject] private ILogger<TasksPage> Logger { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";
    [SupplyParameterFromQuery(Name = "who")] private string? Who { get; set; }
    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }
    [SupplyParameterFromQuery(Name = "provider")] private string? Provider { get; set; }
    [SupplyParameterFromQuery(Name = "search")] private string? Search { get; set; }
    [SupplyParameterFromQuery(Name = "before")] private string? Before { get; set; }

    private string Intro => (_open.Running, _open.Waiting) switch
    {
        (0, 0) => T("Nothing is running."),
        (0, 1) => T("1 is waiting."),
        (0, var waiting) => T("{0} are waiting.", waiting),
        (1, 0) => T("1 is running."),
        (var running, 0) => T("{0} are running.", running),
        var (running, waiting) => T("{0} running, {1} waiting.", running, waiting),
    };

    private string OlderAddress => (_query with { Before = CursorText.Write(_next!.CreatedAt, _next.Id) }).Address(Context.Slug);

    protected override async Task OnParametersSetAsync()
    {
        _query = TaskListQuery.Read(Who, State, Provider, Search, Before);
        var wanted = (Context.Slug, _query);
        if (_shown == wanted) { return; }

        // Subscribe before the first read, so that no change falls between the two.
        if (_shown?.Slug != Context.Slug) { Subscribe(); }

        _shown = wanted;
        _rows = null;
        _notice = null;
        await LoadAsync();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _signal?.Dispose();
        _clock?.Dispose();
        _disposed.Cancel();
    }

    private void Subscribe()
    {
        _subscription?.Dispose();
        if (!RendererInfo.IsInteractive) { return; }

        _signal ??= new ChangeSignal(Frame, Time, () => InvokeAsync(RefreshAsync));
        _clock ??= Time.CreateTimer(_ => _ = InvokeAsync(ShowAgain), null, Minute, Minute);
        _subscription = Feed.Subscribe(
            Context.Actor.Workspace,
            task =>
            {
                _changed.Add(task);
                _signal.Raise();
            },
            _signal.Raise);
    }

    private Task LoadAsync() => ReadAsync(async () =>
    {
        var page = await Tasks.ListAsync(Context.Actor, _query.ToFilter(), _query.After, PageSize, _disposed.Token);
        var open = await Tasks.CountOpenAsync(Context.Actor, _disposed.Token);
        var usual = await UsualTimes.FindAsync(page.Rows.Where(row => row.State.IsOpen()), _disposed.Token);
        var queues = await ReadQueuesAsync();
        return () => (_rows, _next, _open, _usual, _queues) = (page.Rows, page.Next, open, usual, queues);
    });

    private Task LoadMoreAsync() => _next is null || _isLoading || _rows?.Count >= MostRows ? Task.CompletedTask : ReadAsync(async () =>
    {
        var page = await Tasks.ListAsync(Context.Actor, _query.ToFilter(), _next, PageSize, _disposed.Token);
        return () => (_rows, _next) = (LiveRows.Merge(_rows ?? [], page.Rows), page.Next);
    });

    /// <summary>Reads, then shows what was read unless another list is wanted by then.</summary>
    private async Task ReadAsync(Func<Task<Action>> read)
    {
        var asked = _shown;
        _isLoading = true;
        try
        {
            var show = await read();
            if (asked != _shown) { return; }

            show();
            _hasFailed = false;
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error)
        {
            Logger.LogError(error, "The tasks of workspace {Workspace} could not be read.", Context.Actor.Workspace);
            if (asked != _shown) { return; }

            _hasFailed = true;
        }

        _isLoading = false;
        _now = Time.GetUtcNow();
        if (_changed.HasAny) { _signal?.Raise(); } // What changed while this was read.
    }

    private async Task RefreshAsync()
    {
        var asked = _shown;
        if (_rows is not { } shown || _disposed.IsCancellationRequested) { return; }

        var changed = _changed.Take();
        try
        {
            var fresh = await ReadChangedAsync(shown, changed);
            var open = await Tasks.CountOpenAsync(Context.Actor, _disposed.Token);
            var queues = await ReadQueuesAsync();
            if (asked != _shown || _rows is null) { return; }

            (_rows, _open, _queues, _now) = (LiveRows.Take(_rows, fresh), open, queues, Time.GetUtcNow());
            _usual = await UsualTimes.FindAsync(_rows.Where(row => row.State.IsOpen()), _disposed.Token);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception error)
        {
            // What is shown stays; the next signal reads these again.
            _changed.Add(changed);
            Logger.LogError(error, "Changed tasks of workspace {Workspace} could not be read.", Context.Actor.Workspace);
        }
    }

    /// <summary>Reads the rows that have changed, and the first page only when one of them is new here.</summary>
    private async Task<FreshRows> ReadChangedAsync(IReadOnlyList<TaskRow> shown, IReadOnlySet<TaskId> changed)
    {
        var asked = shown.Select(row => row.Id).Where(changed.Contains).ToList();
        List<TaskRow> rows = [.. await Tasks.FindAsync(Context.Actor, asked, _disposed.Token)];
        List<TaskId> gone = [.. asked.Except(rows.Select(row => row.Id))];

        // Ids grow with time: one below the last row shown belongs to a page that is not loaded yet.
        var isNew = _query.Before is null && changed.Any(id => shown.All(row => row.Id != id) && (_next is null || id.CompareTo(_next.Id) > 0));
        if (isNew) { rows.AddRange((await Tasks.ListAsync(Context.Actor, _query.ToFilter(), null, PageSize, _disposed.Token)).Rows); }

        return new(rows, gone);
    }

    private async Task CancelAsync(TaskId task)
    {
        _noticeTone = Tone.Warning;
        _notice = await Commands.CancelAsync(Context.Actor, task, _disposed.Token) is CommandResult.Denied denied ? T(denied.Sentence) : null;
    }

    private void Show(TaskListQuery query) => Navigation.NavigateTo(query.Address(Context.Slug), replace: true);

    private TaskActions ActionsFor(TaskRow row) => WithTurn(
        TaskActions.For(row, Context.Actor, Catalog.Current.FindProvider(row.ProviderId)?.Capabilities.Cancel == true, HoldOf(row)), row);

    private TaskPace PaceOf(TaskRow row) =>
        TaskPace.Of(row, _usual.GetValueOrDefault(DurationKey.Of(row)), Catalog.Current.FindProvider(row.ProviderId)?.Polling, _now);

    // Lateness comes with time and not with news. Only what is shown is worked out again; nothing is read.
    private void ShowAgain()
    {
        if (_rows?.Any(row => row.State.IsOpen()) != true) { return; }

        _now = Time.GetUtcNow();
        StateHasChanged();
    }
}
