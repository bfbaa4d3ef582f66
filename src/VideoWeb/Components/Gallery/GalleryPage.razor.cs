using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Gallery;

/// <summary>The workspace's finished clips, and one of them open when the address names it.</summary>
public sealed partial class GalleryPage : IDisposable
{
    private const int PageSize = 48;

    // A circuit keeps every clip it shows; older ones have a page of their own.
    private const int MostClips = 480;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _disposed = new();
    private readonly ChangedTasks _changed = new();
    private ChangeSignal? _signal;
    private IDisposable? _subscription;
    private (string Slug, GalleryQuery Query)? _shown;
    private string? _openId;
    private GalleryQuery _query = new();
    private IReadOnlyList<ClipCard>? _clips;
    private ClipCursor? _next;
    private ClipDetail? _open;
    private (TaskId? Newer, TaskId? Older) _around;
    private bool _isLoading;
    private bool _hasFailed;

    [Inject] private GalleryStore Gallery { get; set; } = default!;
    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private ChangeFeed Feed { get; set; } = default!;
    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;
    [Inject] private ILogger<GalleryPage> Logger { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";

    /// <summary>The task whose clip is open; null for none.</summary>
    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "who")] private string? Who { get; set; }
    [SupplyParameterFromQuery(Name = "provider")] private string? Provider { get; set; }
    [SupplyParameterFromQuery(Name = "search")] private string? Search { get; set; }
    [SupplyParameterFromQuery(Name = "before")] private string? Before { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _query = GalleryQuery.Read(Who, Provider, Search, Before);
        var wanted = (Context.Slug, _query);
        if (_shown != wanted)
        {
            // Subscribe before the first read, so that no change falls between the two.
            if (_shown?.Slug != Context.Slug) { Subscribe(); }

            _shown = wanted;
            _clips = null;
            await LoadAsync();
        }

        if (_openId != Id) { await ShowClipAsync(); }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _signal?.Dispose();
        _disposed.Cancel();
    }

    private void Subscribe()
    {
        _subscription?.Dispose();
        if (!RendererInfo.IsInteractive) { return; }

        _signal ??= new ChangeSignal(Frame, Time, () => InvokeAsync(RefreshAsync));
        _subscription = Feed.Subscribe(Context.Actor.Workspace, task =>
        {
            _changed.Add(task);
            _signal.Raise();
        });
    }

    /// <summary>Shows the clip that the address names, with its neighbours as they lie in the gallery.</summary>
    private async Task ShowClipAsync()
    {
        _openId = Id;
        if (Id is null)
        {
            _open = null;
            return;
        }

        var detail = TaskId.TryParse(Id, out var task) ? await Gallery.FindAsync(Context.Actor, task, _disposed.Token) : null;
        if (_openId != Id) { return; }

        if (detail is null)
        {
            Navigation.NotFound();
            return;
        }

        _open = detail;
        _around = LiveClips.Around(_clips ?? [], task);
        if (_around is (null, null)) { _around = (detail.Newer, detail.Older); }
        if (_around.Older is null && _next is not null)
        {
            await LoadMoreAsync();
            _around = LiveClips.Around(_clips ?? [], task);
        }
    }

    private Task LoadAsync() => ReadAsync(async () =>
    {
        var page = await Gallery.ListAsync(Context.Actor, _query.ToFilter(), _query.After, PageSize, _disposed.Token);
        return () => (_clips, _next) = (page.Clips, page.Next);
    });

    private Task LoadMoreAsync() => _next is null || _isLoading || _clips?.Count >= MostClips ? Task.CompletedTask : ReadAsync(async () =>
    {
        var page = await Gallery.ListAsync(Context.Actor, _query.ToFilter(), _next, PageSize, _disposed.Token);
        return () => (_clips, _next) = (LiveClips.Merge(_clips ?? [], page.Clips), page.Next);
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
            Logger.LogError(error, "The gallery of workspace {Workspace} could not be read.", Context.Actor.Workspace);
            if (asked != _shown) { return; }

            _hasFailed = true;
        }

        _isLoading = false;
        if (_changed.HasAny) { _signal?.Raise(); } // What changed while this was read.
    }

    private async Task RefreshAsync()
    {
        var asked = _shown;
        if (_clips is not { } shown || _query.Before is not null || _disposed.IsCancellationRequested) { return; }

        var changed = _changed.Take();
        try
        {
            if (!await HasNewClipAsync(shown, changed)) { return; }

            var page = await Gallery.ListAsync(Context.Actor, _query.ToFilter(), null, PageSize, _disposed.Token);
            if (asked != _shown || _clips is null) { return; }

            _clips = LiveClips.Merge(_clips, page.Clips);
            if (_open is { } open && LiveClips.Around(_clips, open.Card.TaskId) is var around && around is not (null, null)) { _around = around; }
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
            Logger.LogError(error, "New clips of workspace {Workspace} could not be read.", Context.Actor.Workspace);
        }
    }

    /// <summary>Most signals are progress of tasks that have no clip yet: the list is read only for one that has.</summary>
    private async Task<bool> HasNewClipAsync(IReadOnlyList<ClipCard> shown, IReadOnlySet<TaskId> changed)
    {
        var known = shown.ToDictionary(clip => clip.TaskId, clip => clip.Poster);
        foreach (var id in changed)
        {
            if (await Tasks.FindAsync(Context.Actor, id, _disposed.Token) is { Clip: not null } row && (!known.TryGetValue(id, out var poster) || poster != row.Poster))
            {
                return true;
            }
        }

        return false;
    }

    private string? AddressOf(TaskId? clip) => clip is { } task ? _query.Address(Context.Slug, task) : null;

    private void Show(GalleryQuery query) => Navigation.NavigateTo(query.Address(Context.Slug), replace: true);
}
