using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Media;

/// <summary>A dialog that lists the gallery's clips and hands out one of them, or a frame of it.</summary>
public sealed partial class ClipPicker
{
    private List<ClipCard>? _clips;
    private ClipCursor? _next;
    private ClipCard? _clip;

    [Parameter, EditorRequired]
    public required MediaSlotContext Shelf { get; set; }

    /// <summary>Whether a picture is wanted rather than a clip.</summary>
    [Parameter, EditorRequired]
    public bool TakesFrames { get; set; }

    /// <summary>The chosen file; its slot is the caller's to set.</summary>
    [Parameter, EditorRequired]
    public EventCallback<MediaItem> OnPick { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private string Label(ClipCard clip) => ClipLabels.NameOf(clip, Texts);

    private Task LoadAsync() => ReadAsync(
        async _ =>
        {
            var page = await Shelf.Clips(_next);
            return () => (_clips, _next) = ([.. _clips ?? [], .. page.Clips], page.Next);
        });

    private Task LoadMoreAsync() => RunAsync(async _ => await LoadAsync());

    private Task ChooseAsync(ClipCard clip) => RunAsync(async _ =>
    {
        if (TakesFrames && !clip.IsPicture) { _clip = clip; }
        else if (await Shelf.Find(clip.Clip) is { } asset) { await OnPick.InvokeAsync(AssetMedia.Item(asset, "", clip.IsUploaded ? null : $"clip-{clip.Id.ToString()[^6..]}.mp4")); }
        else { Message = new(Tone.Warning, Texts[ComposeText.FileNotThereAnyMore]); }
    });
}
