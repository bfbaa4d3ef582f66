using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Layout;

public sealed partial class CommandPalette
{
    private const int MostTyped = 200;

    private string _typed = "";
    private bool _isSearching;
    private IReadOnlyList<PaletteGroup> _groups = [];
    private IReadOnlyList<PaletteGroup> _found = [];

    [Inject] private GalleryStore Clips { get; set; } = default!;
    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private LiveCatalog Catalog { get; set; } = default!;

    /// <summary>Null when the person has no workspace.</summary>
    [Parameter, EditorRequired] public WorkspaceContext? Current { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<WorkspaceMembership> Memberships { get; set; } = [];

    [Parameter, EditorRequired] public bool IsAdministrator { get; set; }

    protected override void OnInitialized() => ShowKnown();

    // The known at once; what the database has to say follows.
    private async Task FindAsync(string? typed)
    {
        // The box takes no more; who sends more without it is not searched for longer.
        _typed = TextCut.To(typed?.Trim() ?? "", MostTyped);
        ShowKnown();
        ChangeSubject();
        _found = [];
        if (_typed.Length == 0 || Current is not { } here)
        {
            _isSearching = false;
            return;
        }

        var asked = _typed;
        _isSearching = true;
        StateHasChanged();
        await ReadAsync(async token =>
        {
            var clips = await Clips.ListAsync(here.Actor, ClipFilter.All with { Search = asked }, null, PaletteIndex.MostOfAKind, token);
            var tasks = await Tasks.ListAsync(here.Actor, TaskFilter.All with { Search = asked }, null, PaletteIndex.MostOfAKind, token);
            PaletteGroup[] found =
            [
                new(Texts[SharedText.Clips], [.. clips.Clips.Select(clip => PaletteIndex.Of(clip, here.Slug))]),
                new(Texts[SharedText.Tasks], [.. tasks.Rows.Select(task => PaletteIndex.Of(task, here.Slug, Texts))]),
            ];
            return () => _found = [.. found.Where(group => group.Entries.Count > 0)];
        });
        if (asked == _typed) { _isSearching = false; }
    }

    private void ShowKnown() => _groups = PaletteIndex.Find(_typed, Current, Memberships, IsAdministrator, Catalog.Current, Texts);
}
