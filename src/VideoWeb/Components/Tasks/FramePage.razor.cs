using Microsoft.AspNetCore.Components;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks;

/// <summary>From a finished clip to the next form: a moment of it as first, last or reference picture, or all of it as reference video.</summary>
public sealed partial class FramePage
{
    private (string Slug, string Id)? _shown;
    private ClipId _id;
    private ClipCard? _clip;
    private bool _isRead;
    private string _place = FramePlace.All[0].Slot;

    [Inject] private GalleryStore Gallery { get; set; } = default!;
    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private AssetStore Files { get; set; } = default!;
    [Inject] private ClipFrames Frames { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";
    [Parameter] public string Id { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Context.Slug, Id)) { return; }

        _shown = (Context.Slug, Id);
        (_clip, _isRead) = (null, false);
        ChangeSubject();
        await LoadAsync();
    }

    private Task LoadAsync() => ReadAsync(async token =>
    {
        // A clip has the number of its task, which may have none yet.
        var card = ClipId.TryParse(Id, out var clip) ? (await Gallery.FindAsync(Context.Actor, clip, token))?.Card : null;
        return card is null && await Tasks.FindAsync(Context.Actor, clip.AsSource, token) is null ? Navigation.NotFound : () => (_id, _clip, _isRead) = (clip, card, true);
    });

    private void Use(AssetRow picture) => Navigation.NavigateTo(FramePlace.Address(Context.Slug, picture.Id, _place));
}
