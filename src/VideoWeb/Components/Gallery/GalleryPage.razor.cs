using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Gallery;

/// <summary>The workspace's finished clips, and one of them open when the address names it.</summary>
public sealed partial class GalleryPage
{
    private const int PageSize = 48;

    // A circuit keeps every clip it shows; older ones have a page of their own.
    private const int MostClips = 480;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(500);

    private readonly ChangedTasks _changed = new();
    private (string Slug, GalleryQuery Query)? _shown;
    private string? _openId;
    private GalleryQuery _query = new();
    private IReadOnlyList<ClipCard>? _clips;
    private ClipCursor? _next;
    private ClipDetail? _open;
    private (ClipId? Newer, ClipId? Older) _around;
    private bool _isLoading;

    [Inject] private GalleryStore Gallery { get; set; } = default!;
    [Inject] private LiveTasks Tasks { get; set; } = default!;
    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";

    /// <summary>The clip that is open; null for none.</summary>
    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "who")] private string? Who { get; set; }
    [SupplyParameterFromQuery(Name = "provider")] private string? Provider { get; set; }
    [SupplyParameterFromQuery(Name = "search")] private string? Search { get; set; }
    [SupplyParameterFromQuery(Name = "before")] private string? Before { get; set; }
    [SupplyParameterFromQuery(Name = "show")] private string? Part { get; set; }

    [SupplyParameterFromQuery(Name = "tag")] private string? Tagged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _query = GalleryQuery.Read(Who, Provider, Search, Before, Part, Tagged);
        var wanted = (Context.Slug, _query);
        if (_shown != wanted)
        {
            if (_shown?.Slug != Context.Slug) { Listen(Context.Actor.Workspace, Frame, RefreshAsync, _changed.Note); }

            _shown = wanted;
            (_clips, _selection) = (null, Selection<ClipId>.None);
            ChangeSubject();
            await ReadTagAsync();
            await LoadAsync();
        }

        if (_openId == Id) { return; }

        _knownTags = null;
        await ShowClipAsync();
    }

    /// <summary>Shows the clip that the address names, with its neighbours as they lie in the gallery.</summary>
    private async Task ShowClipAsync()
    {
        var wanted = _openId = Id;
        if (wanted is null)
        {
            (_open, Message) = (null, null);
            return;
        }

        ClipDetail? detail = null;
        var isRead = await RunAsync(
            async token => detail = ClipId.TryParse(wanted, out var clip) ? await Gallery.FindAsync(Context.Actor, clip, token) : null,
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

        _open = detail;
        var shown = detail.Card.Id;
        _around = LiveClips.Around(_clips ?? [], shown);
        if (_around is (null, null)) { _around = (detail.Newer, detail.Older); }
        if (_around.Older is null && _next is not null)
        {
            await LoadMoreAsync();
            if (_openId == wanted) { _around = LiveClips.Around(_clips ?? [], shown); }
        }
    }

    private Task LoadAsync() => LoadAsync(async token =>
    {
        var page = await Gallery.ListAsync(Context.Actor, _query.ToFilter(), _query.After, PageSize, token);
        return () => (_clips, _next) = (page.Clips, page.Next);
    });

    private Task LoadMoreAsync() => _next is null || _isLoading || _clips?.Count >= MostClips ? Task.CompletedTask : LoadAsync(
        async token =>
        {
            var page = await Gallery.ListAsync(Context.Actor, _query.ToFilter(), _next, PageSize, token);
            return () => (_clips, _next) = (LiveClips.Merge(_clips ?? [], page.Clips), page.Next);
        },
        isPart: true);

    private async Task LoadAsync(Func<CancellationToken, Task<Action>> read, bool isPart = false)
    {
        var asked = _shown;
        _isLoading = true;
        await ReadAsync(read, isPart);
        if (asked != _shown) { return; }

        _isLoading = false;
        if (_changed.HasAny) { RaiseChange(); } // What changed while this was read.
    }

    private async Task RefreshAsync()
    {
        if (_clips is null || _query.Before is not null) { return; }

        await _changed.TakeAsync(changed => ShowAsync(async token =>
        {
            var wanted = await FindClipsAsync(changed, token);
            if (wanted.Count == 0) { return () => { }; }

            var fresh = await Gallery.FindCardsAsync(Context.Actor, _query.ToFilter(), wanted, token);
            return () => ShowChanged(wanted, fresh);
        }));
    }

    /// <summary>Most signals are progress of tasks that have no clip yet: only what has one is read.</summary>
    private async Task<IReadOnlyList<ClipId>> FindClipsAsync(IReadOnlySet<TaskId> changed, CancellationToken token) =>
        [.. (await Tasks.FindAsync(Context.Actor, changed, token)).Where(row => row.Clip is not null).Select(row => ClipId.Of(row.Id)).Take(GalleryStore.MaxPageSize)];

    private void ShowChanged(IReadOnlyCollection<ClipId> changed, IReadOnlyList<ClipCard> fresh)
    {
        if (_clips is null) { return; }

        _clips = LiveClips.Refresh(_clips, changed, fresh);
        _selection = _selection.Without(_selection.Items.Except(_clips.Select(clip => clip.Id)));
        if (_open is not { } open) { return; }

        if (fresh.FirstOrDefault(clip => clip.Id == open.Card.Id) is { } card) { _open = open with { Card = card }; }
        if (LiveClips.Around(_clips, open.Card.Id) is var around && around is not (null, null)) { _around = around; }
    }

    private string? AddressOf(ClipId? clip) => clip is { } open ? _query.Address(Context.Slug, open) : null;

    private void Show(GalleryQuery query) => Navigation.NavigateTo(query.Address(Context.Slug), replace: true);
}
