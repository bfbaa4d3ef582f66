using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Components.Tasks.List;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks;

/// <summary>The workspace's tasks, newest first and live.</summary>
public sealed partial class TasksPage
{
    private const int PageSize = 30;

    // Of what runs, waits or needs somebody, which is shown whatever its age.
    private const int MostOpen = 100;

    // A circuit keeps every row it shows; older ones have a page of their own.
    private const int MostRows = 300;

    // A change is seen within a fifth of a second; where reading is slow the signal itself makes the frames longer.
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(80);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private (string Slug, TaskListQuery Query)? _shown;
    private TaskListQuery _query = new();
    private IReadOnlyList<TaskRow>? _rows;
    private TaskCursor? _next;
    private DateTimeOffset _now;
    private OpenCount _open = OpenCount.None;
    private IReadOnlyDictionary<DurationKey, UsualTime> _usual = new Dictionary<DurationKey, UsualTime>();
    private IReadOnlyDictionary<TaskId, TaskPlace> _places = new Dictionary<TaskId, TaskPlace>();
    private readonly HashSet<string> _openSets = [];

    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private LiveTasks Live { get; set; } = default!;
    [Inject] private UsualTimes UsualTimes { get; set; } = default!;
    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private GenerationCommands Commands { get; set; } = default!;
    [Inject] private UserPreferences Preferences { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [CascadingParameter] private UserClock? Clock { get; set; }

    [Parameter] public string Slug { get; set; } = "";
    [SupplyParameterFromQuery(Name = "who")] private string? Who { get; set; }
    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }
    [SupplyParameterFromQuery(Name = "provider")] private string? Provider { get; set; }
    [SupplyParameterFromQuery(Name = "search")] private string? Search { get; set; }
    [SupplyParameterFromQuery(Name = "before")] private string? Before { get; set; }

    private string Intro => (_open.Running, _open.Waiting) switch
    {
        (0, 0) => Texts[TaskText.NothingIsRunning],
        (0, var waiting) => Texts[TaskText.ManyWaiting, ("count", waiting)],
        (var running, 0) => Texts[TaskText.ManyRunning, ("count", running)],
        var (running, waiting) => Texts[TaskText.RunningAndWaiting, ("running", running), ("waiting", waiting)],
    };

    private string OlderAddress => (_query with { Before = CursorFormat.Write(_next!.CreatedAt, _next.Id.Value) }).Address(Context.Slug);

    private bool ShowsCards => Preferences.TaskLayout == TaskLayout.Cards;

    private IReadOnlyList<TaskSection> Sections => TaskSections.Of(_rows ?? [], foldsSets: !ShowsCards, _now, Clock, HoldOf);

    protected override void OnInitialized()
    {
        (_onCommand, _onPick) = (EventCallback.Factory.Create<TaskCommand>(this, RunAsync), EventCallback.Factory.Create<TaskPick>(this, Pick));
        Every(Minute, UpdateLateness);
    }

    protected override async Task OnParametersSetAsync()
    {
        _query = TaskListQuery.Read(Who, State, Provider, Search, Before);
        var wanted = (Context.Slug, _query);
        if (_shown == wanted) { return; }

        if (_shown?.Slug != Context.Slug)
        {
            ListenToList(Context.Actor.Workspace, Frame, RefreshAsync, hearsQueues: true);
        }

        _shown = wanted;
        _rows = null;
        (_selection, _repeat) = (Selection<TaskId>.None, null);
        Message = null;
        BeginList();
        await LoadAsync();
    }

    private Task LoadAsync() => LoadPartAsync(async token =>
    {
        var page = await Tasks.ListAsync(Context.Actor, _query.ToFilter(), _query.After, PageSize, token);
        var rows = page.Next is null ? page.Rows : TaskListMerge.Merge(page.Rows, await ListUnfinishedAsync(token));
        var usual = await UsualTimes.FindAsync(rows.Where(row => row.State.IsOpen()), token);
        var places = await FindPlacesAsync(rows, token);
        var queues = await ReadQueuesAsync(token);
        return () =>
        {
            (_rows, _next, _usual, _places) = (rows, page.Next, usual, places);
            Show(queues);
        };
    }, isPart: false);

    /// <summary>What runs, waits or needs somebody stands above all days, however old it is.</summary>
    private async Task<IReadOnlyList<TaskRow>> ListUnfinishedAsync(CancellationToken token)
    {
        List<TaskRow> rows = [];
        foreach (var filter in _query.UnfinishedFilters()) { rows.AddRange((await Tasks.ListAsync(Context.Actor, filter, null, MostOpen, token)).Rows); }

        return rows;
    }

    // One query, and none where nothing waits for its turn.
    private Task<IReadOnlyDictionary<TaskId, TaskPlace>> FindPlacesAsync(IReadOnlyList<TaskRow> rows, CancellationToken token)
    {
        TaskId[] waiting = [.. rows.Where(row => row is { State: TaskState.Ready, IsStopped: false, IsSuspended: false }).Select(row => row.Id)];
        return Live.ReadAsync(Context.Actor, string.Join(' ', waiting), reading => Tasks.FindPlacesAsync(Context.Actor, waiting, Time.GetUtcNow(), reading), token);
    }

    private Task LoadMoreAsync() => _next is null || IsLoading || _rows?.Count >= MostRows ? Task.CompletedTask : LoadPartAsync(
        async token =>
        {
            var page = await Tasks.ListAsync(Context.Actor, _query.ToFilter(), _next, PageSize, token);
            return () => (_rows, _next) = (TaskListMerge.Merge(_rows ?? [], page.Rows), page.Next);
        },
        isPart: true);

    private async Task LoadPartAsync(Func<CancellationToken, Task<Action>> read, bool isPart)
    {
        if (await LoadAsync(read, isPart)) { _now = Time.GetUtcNow(); }
    }

    private Task RefreshAsync() => _rows is not { } shown ? Task.CompletedTask : ShowChangesAsync(async (changed, token) =>
    {
        var fresh = RefreshResult.Of(await Live.FindAsync(Context.Actor, changed, token), changed, shown, _query, _next, Context.Actor.User);
        var queues = await ReadQueuesAsync(token);
        var rows = TaskListMerge.Apply(shown, fresh);
        var usual = await UsualTimes.FindAsync(rows.Where(row => row.State.IsOpen()), token);
        // Turns change where somebody comes to wait or has waited; progress moves nobody.
        var places = AreTurnsOthers(fresh.Rows, queues) ? await FindPlacesAsync(rows, token) : _places;
        return () =>
        {
            (_rows, _usual, _places, _now) = (TaskListMerge.Apply(_rows ?? [], fresh), usual, places, Time.GetUtcNow());
            Show(queues);
        };
    });

    private Task CancelAsync(TaskId task) => RunAsync(
        async token => Message = await Commands.CancelAsync(Context.Actor, task, token) is CommandResult.Denied denied ? new(Tone.Warning, Texts.Format(denied.Message)) : null,
        task);

    private void Show(TaskListQuery query) => Navigation.NavigateTo(query.Address(Context.Slug), replace: true);

    private void Choose(TaskLayout layout) => Preferences.TaskLayout = layout;

    private void Toggle(string set)
    {
        if (!_openSets.Add(set)) { _openSets.Remove(set); }
    }

    private TaskListItem ItemOf(TaskRow row)
    {
        var hold = HoldOf(row);
        return new(row, TimingOf(row), ActionsFor(row, hold), hold, _hours.GetValueOrDefault(row.Connection), hold is null ? PlaceOf(row) : null);
    }

    private TaskActions ActionsFor(TaskRow row, SendHold? hold) => WithTurn(
        TaskActions.For(row, Context.Actor, Catalog.Current.FindProvider(row.ProviderId)?.Capabilities.Cancel == true, hold), row);

    private TaskTiming TimingOf(TaskRow row) =>
        TaskTiming.Of(row, _usual.GetValueOrDefault(DurationKey.Of(row)), Catalog.Current.FindProvider(row.ProviderId)?.Polling, _now, Texts);

    // DelayLevel comes with time and not with news. Only what is shown is worked out again; nothing is read.
    private void UpdateLateness()
    {
        if (_rows is { Count: > 0 }) { _now = Time.GetUtcNow(); }
    }
}
