using Microsoft.AspNetCore.Components;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks;

/// <summary>From a finished clip to the next form: a moment of it as first, last or reference picture, or all of it as reference video.</summary>
public sealed partial class FramePage : IDisposable
{
    private readonly CancellationTokenSource _disposed = new();
    private (string Slug, string Id)? _shown;
    private TaskRow? _task;
    private string _place = FramePlace.All[0].Slot;
    private bool _hasFailed;

    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private AssetStore Files { get; set; } = default!;
    [Inject] private ClipFrames Frames { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private ILogger<FramePage> Logger { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";
    [Parameter] public string Id { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Context.Slug, Id)) { return; }

        _shown = (Context.Slug, Id);
        await LoadAsync();
    }

    public void Dispose() => _disposed.Cancel();

    private async Task LoadAsync()
    {
        try
        {
            _task = TaskId.TryParse(Id, out var task) ? await Tasks.FindAsync(Context.Actor, task, _disposed.Token) : null;
            _hasFailed = false;
            if (_task is null) { Navigation.NotFound(); }
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception error)
        {
            Logger.LogError(error, "Task {TaskId} could not be read.", Id);
            _hasFailed = true;
        }
    }

    private void Use(AssetRow picture) => Navigation.NavigateTo(FramePlace.Address(Context.Slug, picture.Id, _place));
}
