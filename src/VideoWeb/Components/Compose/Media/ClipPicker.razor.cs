using Microsoft.AspNetCore.Components;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Compose.Media;

/// <summary>A dialog that lists the gallery's clips and hands out one of them, or a frame of it.</summary>
public sealed partial class ClipPicker
{
    private List<ClipCard>? _clips;
    private ClipCursor? _next;
    private ClipCard? _clip;
    private bool _hasFailed;

    [Parameter, EditorRequired]
    public required MediaShelf Shelf { get; set; }

    /// <summary>Whether a picture is wanted rather than a clip.</summary>
    [Parameter, EditorRequired]
    public bool TakesFrames { get; set; }

    /// <summary>The chosen file; its slot is the caller's to set.</summary>
    [Parameter, EditorRequired]
    public EventCallback<MediaItem> OnPick { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    protected override Task OnInitializedAsync() => ReadAsync();

    private static string Label(ClipCard clip) => clip.Prompt.Length == 0 ? T("Clip without a prompt") : clip.Prompt;

    private async Task ReadAsync()
    {
        try
        {
            var page = await Shelf.Clips(_next);
            _clips = [.. _clips ?? [], .. page.Clips];
            (_next, _hasFailed) = (page.Next, false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The database does not answer; the dialog says so and offers to ask again.
            _hasFailed = true;
        }
    }

    private async Task ChooseAsync(ClipCard clip)
    {
        if (TakesFrames) { _clip = clip; }
        else if (await Shelf.Find(clip.Clip) is { } asset) { await OnPick.InvokeAsync(AssetMedia.Item(asset, "", $"clip-{clip.TaskId.ToString()[^6..]}.mp4")); }
    }
}
