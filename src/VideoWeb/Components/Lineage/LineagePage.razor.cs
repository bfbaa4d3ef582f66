using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Lineage;

namespace VideoWeb.Components.Lineage;

/// <summary>Where a clip comes from and what was made from it, as a tree of links.</summary>
public sealed partial class LineagePage
{
    // Few things change in it, and whoever looks at it is in no hurry.
    private static readonly TimeSpan Frame = TimeSpan.FromSeconds(3);

    private ClipLineage? _lineage;
    private (string Slug, string Id)? _shown;

    [Inject] private LineageStore Store { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;
    [CascadingParameter] private UserClock? Clock { get; set; }

    [Parameter] public string Slug { get; set; } = "";

    /// <summary>The clip.</summary>
    [Parameter] public string Id { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Context.Slug, Id)) { return; }

        if (_shown?.Slug != Context.Slug) { Listen(Context.Actor.Workspace, Frame, () => ShowAsync(ReadTreeAsync)); }
        (_shown, _lineage) = ((Context.Slug, Id), null);
        ChangeSubject();
        await LoadAsync();
    }

    private Task LoadAsync() => ReadAsync(ReadTreeAsync);

    private async Task<Action> ReadTreeAsync(CancellationToken token)
    {
        var found = ClipId.TryParse(Id, out var clip) ? await Store.FindAsync(Context.Actor, clip, token) : null;
        return () =>
        {
            // Also one that is deleted for good or hidden by its maker while it is shown.
            _lineage = found;
            if (found is null) { Navigation.NotFound(); }
        };
    }
}
