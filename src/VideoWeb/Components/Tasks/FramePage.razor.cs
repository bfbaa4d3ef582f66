using Microsoft.AspNetCore.Components;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks;

/// <summary>From a finished clip to the next form: a moment of it as first, last or reference picture, or all of it as reference video.</summary>
public sealed partial class FramePage
{
    private (string Slug, string Id)? _shown;
    private TaskRow? _task;
    private string _place = FramePlace.All[0].Slot;

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
        _task = null;
        ChangeSubject();
        await LoadAsync();
    }

    private Task LoadAsync() => ReadAsync(async token =>
    {
        var row = TaskId.TryParse(Id, out var task) ? await Tasks.FindAsync(Context.Actor, task, token) : null;
        return row is null ? Navigation.NotFound : () => _task = row;
    });

    private void Use(AssetRow picture) => Navigation.NavigateTo(FramePlace.Address(Context.Slug, picture.Id, _place));
}
