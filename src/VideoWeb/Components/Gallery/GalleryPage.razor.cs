using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using VideoWeb.Components.Gallery.Grid;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Gallery;

/// <summary>The workspace's finished clips, and one of them open when the address names it.</summary>
public sealed partial class GalleryPage
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(500);

    private (string Slug, GalleryQuery Filters, ClipOrder Order)? _shown;
    private string? _before;
    private string? _openId;
    private GalleryQuery _query = new();
    private ClipWindow? _window;
    private int _loads;
    private ClipCursor? _start;
    private ClipDetail? _open;
    private (ClipId? Previous, ClipId? Next) _around;
    private bool _isBringing;
    private bool _hasStepped;

    [Inject] private GalleryStore Gallery { get; set; } = default!;
    [Inject] private LiveTasks Tasks { get; set; } = default!;
    [Inject] private EngineOptions Engine { get; set; } = default!;
    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private UserPreferences Preferences { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;
    [CascadingParameter] private UserClock? Clock { get; set; }

    [Parameter] public string Slug { get; set; } = "";

    /// <summary>The clip that is open; null for none.</summary>
    [Parameter] public string? Id { get; set; }

    private GalleryView View => _query.View ?? Preferences.GalleryView;

    private TimeZoneInfo Zone => Clock?.Zone ?? TimeZoneInfo.Utc;

    /// <summary>What is shown, from where it was opened: an address that does not change while the view moves on.</summary>
    private GalleryQuery Here => _query.StartBehind(_start);

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    protected override ValueTask DisposeCoreAsync()
    {
        Navigation.LocationChanged -= OnMoved;
        return ValueTask.CompletedTask;
    }

    protected override async Task OnParametersSetAsync()
    {
        _query = GalleryQuery.Read(Find);
        if (_query.View is { } view) { Preferences.GalleryView = view; }
        var wanted = (Context.Slug, _query.Filters, _query.Order);
        if (_shown != wanted)
        {
            if (_shown?.Slug != Context.Slug)
            {
                ListenToList(Context.Actor.Workspace, Frame, RefreshAsync, onBoards: NoteBoards, onClips: NoteClips);
                await ReadBulkAsync();
            }

            (_shown, _before) = (wanted, _query.Before);
            (_window, _selection, _choosing, _isFoundSelected) = (null, Selection<ClipId>.None, null, false);
            await ReadNamesAsync();
            await LoadAsync();
            await CountAsync();
        }
        else if (_before != _query.Before)
        {
            _before = _query.Before;
            if (_query.After != _start && !IsKnown(_query.After)) { await LoadAsync(); }
        }

        if (_openId == Id)
        {
            await BeginReviewAsync();
            return;
        }

        _hasStepped = true;
        (_knownTags, _sharing, _choosing, _kept) = (null, null, null, null);
        await ShowClipAsync();
        await BeginReviewAsync();
    }

    // The script moves the address on with the view. Who then follows a link to where the page was opened gets there, though nothing seems to change; who
    // opens a clip or closes it stays.
    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        if (!_hasStepped && _before == Before && !IsLoading && !IsKnown(_query.After)) { Post(LoadAsync); }
        _hasStepped = false;
    }

    private bool IsKnown(ClipCursor? start) => _window is { } window && (window.Before == start || (start is not null && window.Places.Contains(start)));

    /// <summary>Shows the clip that the address names, with its neighbours as they lie in the gallery.</summary>
    private async Task ShowClipAsync()
    {
        var wanted = _openId = Id;
        if (wanted is null)
        {
            (_open, _talk, Message) = (null, ClipTalk.Empty, null);
            return;
        }

        ClipDetail? detail = null;
        var talk = ClipTalk.Empty;
        var isRead = await RunAsync(
            async token =>
            {
                detail = ClipId.TryParse(wanted, out var clip) ? await Gallery.FindAsync(Context.Actor, clip, token) : null;
                if (detail is not null) { talk = await Comments.ListAsync(Context.Actor, clip, token); }
            },
            subject: wanted);
        if (_openId != wanted || IsGone) { return; }

        if (!isRead)
        {
            // The list stays, and the same link asks again.
            (_open, _openId) = (null, null);
            return;
        }

        if (detail is null)
        {
            Navigation.NotFound();
            return;
        }

        (_open, _talk) = (detail, talk);
        var shown = detail.Card.Id;
        // Who steps far through the clips comes back to where the last one stands.
        if (_window?.BlockOf(shown) is { } block) { await ShowAroundAsync(block.Key); }
        if (_openId != wanted) { return; }

        _around = _window?.Around(shown) ?? default;
        if (_around is (null, null)) { _around = _query.Order == ClipOrder.Oldest ? (detail.Older, detail.Newer) : (detail.Newer, detail.Older); }
    }

    private Task LoadAsync()
    {
        BeginList();
        return LoadAsync(async token =>
        {
            var (filter, order, start) = (_query.ToFilter(Zone), _query.Order, _query.After);
            var page = await Gallery.ListAsync(Context.Actor, filter, order, start, ClipWindow.BlockSize, token);
            if (page.Clips.Count == 0 && start is not null) { (page, start) = (await Gallery.ListAsync(Context.Actor, filter, order, null, ClipWindow.BlockSize, token), null); }
            return () =>
            {
                Keep(ClipWindow.Open(start, Cut(page), order));
                (_loads, _start, _sight) = (_loads + 1, start, null);
            };
        });
    }

    private Task LoadMoreAsync() => _window is { Blocks: [.., var last] } ? ShowAroundAsync(last.Key) : Task.CompletedTask;

    private Task LoadNewerAsync() => _window is { Blocks: [var first, ..] } ? ShowAroundAsync(first.Key, isFront: true) : Task.CompletedTask;

    private async Task RefreshAsync()
    {
        if (_window is null) { return; }

        await RefreshBoardAsync();
        await RefreshManyAsync();
        await ShowChangesAsync(async (changed, token) =>
        {
            var wanted = await WithSetsAsync(await FindClipsAsync(changed, token), token);
            if (wanted.Count == 0) { return () => { }; }

            var fresh = await FindFreshAsync(wanted, token);
            var showTalk = await ReadTalkAsync(wanted, token);
            // Somebody keeps it private now, or it was removed for good.
            var isGone = _open is { Card.Id: var open } && wanted.Contains(open) && fresh.All(clip => clip.Id != open) && await Gallery.FindAsync(Context.Actor, open, token) is null;
            return () =>
            {
                ShowChanged(wanted, fresh);
                showTalk();
                if (isGone) { RemoveFromView([.. wanted]); }
            };
        });
        await RefreshMonthsAsync();
    }

    /// <summary>Most signals are progress of tasks that have no clip yet: only what has one is read.</summary>
    private async Task<IReadOnlyList<ClipId>> FindClipsAsync(IReadOnlySet<TaskId> changed, CancellationToken token)
    {
        var tasks = await Tasks.FindAsync(Context.Actor, changed, token);
        // What is no task is a clip that somebody has brought.
        var brought = changed.Except(tasks.Select(row => row.Id));
        return [.. tasks.Where(row => row.Clip is not null).Select(row => row.Id).Concat(brought).Select(ClipId.Of).Take(GalleryStore.MaxPageSize)];
    }

    private void ShowChanged(IReadOnlyCollection<ClipId> changed, IReadOnlyList<ClipCard> fresh)
    {
        if (_window is null) { return; }

        Keep(_window.Refresh(changed, fresh));
        // All that was read has gone; there may be more than that.
        if (_window.Blocks.IsEmpty) { Post(LoadAsync); }
        foreach (var renewed in fresh) { if (_picked.ContainsKey(renewed.Id)) { _picked[renewed.Id] = renewed; } }
        _selection = _selection.Without(changed.Except(fresh.Select(clip => clip.Id)));
        if (_open is not { } open) { return; }

        if (fresh.FirstOrDefault(clip => clip.Id == open.Card.Id) is { } card) { _open = open with { Card = card }; }
        if (_window.Around(open.Card.Id) is var around && around is not (null, null)) { _around = around; }
    }

    private string? AddressOf(ClipId? clip) => clip is { } open ? Here.Address(Context.Slug, open) : null;

    private void Show(GalleryQuery query) => Navigation.NavigateTo(query.Address(Context.Slug), replace: true);
}
