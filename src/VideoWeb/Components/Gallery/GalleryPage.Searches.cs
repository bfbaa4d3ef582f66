using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that keeps searches under names.</summary>
public sealed partial class GalleryPage
{
    private IReadOnlyList<SavedSearch>? _searches;
    private bool _isSearching;
    private bool _hasSearchesFailed;

    [Inject] private SavedSearchStore Searches { get; set; } = default!;

    private bool CanManage => Context.Membership.Role.CanManage();

    private Task OpenSearchesAsync()
    {
        (_isSearching, Message) = (true, null);
        return ReadSearchesAsync();
    }

    private void CloseSearches() => (_isSearching, _searches, Message) = (false, null, null);

    private async Task ReadSearchesAsync()
    {
        _hasSearchesFailed = false;
        try
        {
            var read = await Searches.ListAsync(Context.Actor, Gone);
            if (_isSearching) { _searches = read; }
        }
        catch (Exception error) when (error is not NavigationException && !IsGone)
        {
            Logger.LogWarning(error, "The saved searches could not be read.");
            _hasSearchesFailed = true;
        }
    }

    private Task SaveSearchAsync(NewSavedSearch search) => ChangeSearchesAsync(token => Searches.SaveAsync(Context.Actor, search, token));

    private Task RenameSearchAsync((SavedSearchId Search, string Name) wish) => ChangeSearchesAsync(token => Searches.RenameAsync(Context.Actor, wish.Search, wish.Name, token));

    private Task DeleteSearchAsync(SavedSearch search) => ChangeSearchesAsync(async token =>
    {
        var (actor, deleted) = (Context.Actor, await Searches.DeleteAsync(Context.Actor, search.Id, token));
        // What was somebody else's is not made one's own.
        if (deleted is SaveSearchResult.Saved && search.Owner == actor.User)
        {
            Toasts.Show(new(
                Texts[GalleryText.SearchDeleted, ("name", search.Name)],
                async undone => await Searches.SaveAsync(actor, new(search.Name, search.Query, search.IsShared), undone) is SaveSearchResult.Rejected denied ? Texts.Format(denied.Message) : null));
        }

        return deleted;
    });

    private Task ChangeSearchesAsync(Func<CancellationToken, Task<SaveSearchResult>> change) => RunAsync(async token =>
    {
        if (await change(token) is SaveSearchResult.Rejected rejected) { Message = new(Tone.Warning, Texts.Format(rejected.Message)); }
        await ReadSearchesAsync();
    });
}
