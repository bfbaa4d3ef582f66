using Microsoft.AspNetCore.Components;
using MudBlazor;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Media;

/// <summary>A dialog in which a part of a picture is chosen. What was cropped before is cropped anew from its original, which can be had back too.</summary>
public sealed partial class CropDialog
{
    private string _ratio = "";
    private PictureCrop? _part;
    private bool _isCropping;
    private string? _problem;

    [Parameter, EditorRequired]
    public required MediaSlotContext Shelf { get; set; }

    /// <summary>A picture that is a file of ours.</summary>
    [Parameter, EditorRequired]
    public required MediaItem Item { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Ratios { get; set; }

    /// <summary>The one of them with which it begins; null for a free frame.</summary>
    [Parameter]
    public string? Ratio { get; set; }

    /// <summary>The part, or the original again; its slot is the caller's to set.</summary>
    [Parameter, EditorRequired]
    public EventCallback<MediaItem> OnCropped { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    // Of the original nothing is known but its address: its size is that which the browser finds.
    private MediaItem Whole => Item.CutFrom is { } original ? Item with { Address = original, Facts = null, CutFrom = null } : Item;

    private string StatusId { get; } = Identifier.Create("crop");

    protected override void OnInitialized() => _ratio = Ratio ?? "";

    private async Task CropAsync()
    {
        if (_part is not { } part || _isCropping || AssetAddress.Find(Whole.Address) is not { } picture) { return; }

        (_isCropping, _problem) = (true, null);
        CropOutcome? outcome = null;
        await RunAsync(async _ => outcome = await Shelf.Crop(picture, part), subject: nameof(CropAsync));
        _isCropping = false;
        if (outcome is CropOutcome.Denied denied) { _problem = Texts.Format(denied.Message); }
        if (outcome is CropOutcome.Cropped cropped && !IsGone) { await OnCropped.InvokeAsync(AssetMedia.Item(cropped.Picture, "") with { CutFrom = Whole.Address }); }
    }

    private Task UseOriginalAsync() => RunAsync(
        async _ =>
        {
            if (AssetAddress.Find(Whole.Address) is { } id && await Shelf.Find(id) is { } asset) { await OnCropped.InvokeAsync(AssetMedia.Item(asset, "")); }
            else { _problem = Texts[ComposeText.FileNotThereAnyMore]; }
        },
        subject: nameof(UseOriginalAsync));
}
