using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Media;

/// <summary>One slot of a mode: what lies in it, in order, and the ways to put more in.</summary>
public sealed partial class MediaSlot
{
    private bool _isPicking;
    private bool _isLooking;
    private (string Place, MediaItem Item)? _cropped;

    private string? Typed { get; set; }

    private string? Refusal { get; set; }

    [Parameter, EditorRequired]
    public required MediaSlotDescription Slot { get; set; }

    /// <summary>Only those of this slot.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<MediaItem> Items { get; set; }

    /// <summary>What the check says of this slot; null when it is fine.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>The slot's whole new content.</summary>
    [Parameter, EditorRequired]
    public EventCallback<IReadOnlyList<MediaItem>> OnChange { get; set; }

    /// <summary>In which shapes the model makes clips, such as <c>16:9</c>: those that a picture can be cropped to.</summary>
    [Parameter]
    public IReadOnlyList<string> Ratios { get; set; } = [];

    /// <summary>The one of them that is chosen; null when none is.</summary>
    [Parameter]
    public string? Ratio { get; set; }

    /// <summary>Further ways to fill the slot, inside the drop zone.</summary>
    [Parameter]
    public RenderFragment? Sources { get; set; }

    /// <summary>Null where only addresses can be given.</summary>
    [CascadingParameter]
    private MediaSlotContext? Shelf { get; set; }

    private FieldIds Ids => new(Slot.Name, Slot.Help is not null, Problem is not null);

    private string? Problem => Error ?? (Shelf?.ProblemAt(Slot.Name) is { } message ? Texts.Format(message) : null);

    private string KindType => Slot.Kind switch { MediaKind.Image => "image", MediaKind.Video => "video", _ => "audio" };

    private int Room => Math.Max(0, Slot.Maximum - Items.Count);

    private long MaxBytes => Math.Min(Slot.Limits.MaxBytes ?? long.MaxValue, Shelf?.MaxBytes ?? 0);

    private string AddressId => $"{Ids.Control}-address";

    private string AddId => $"{Ids.Control}-add";

    private string PanelId => $"{Ids.Control}-panel";

    private string RefusalId => $"{Ids.Control}-refusal";

    private string? Described => Refusal is null ? Ids.DescribedBy : Ids.DescribedBy is { } others ? $"{RefusalId} {others}" : RefusalId;

    private bool IsFull => Items.Count >= Slot.Maximum;

    private bool IsReplaceable => IsFull && Slot.Maximum == 1 && Shelf is { CanUpload: true };

    private string Fill => Slot.Maximum == 1
        ? Slot.Minimum > 0 ? Texts[SharedText.Required] : Texts[ComposeText.Optional]
        : Slot.Minimum > 0 ? Texts[ComposeText.CountOfAtLeast, ("count", Items.Count), ("most", Slot.Maximum), ("least", Slot.Minimum)] : Texts[ComposeText.CountOf, ("count", Items.Count), ("most", Slot.Maximum)];

    private string IconName => Slot.Kind switch { MediaKind.Image => "image", MediaKind.Video => "film", _ => "music" };

    private async Task AddAsync()
    {
        if (string.IsNullOrWhiteSpace(Typed) || _isLooking) { return; }
        // The zone is gone when the slot is full, but a browser can still send its click.
        if (IsFull)
        {
            Refusal = FullWords;
            return;
        }
        if (MediaUrlInput.Read(Typed) is not { } address)
        {
            Refusal = Typed.Trim().Length > MediaUrlInput.MaxLength
                ? Texts[ComposeText.AddressTooLong, ("count", MediaUrlInput.MaxLength.ToString(CultureInfo.CurrentCulture))]
                : Texts[ComposeText.NotAnAddress];
            return;
        }
        Refusal = null;
        // What is typed stays in its box when the server cannot probe.
        _isLooking = Shelf is not null;
        await RunAsync(
            async _ =>
            {
                var item = await ProbeAsync(address);
                Typed = null;
                await PutAsync(item);
            },
            subject: nameof(AddAsync));
        _isLooking = false;
    }

    // What cannot be seen from here the provider may see; then nothing is known of it.
    private async Task<MediaItem?> ProbeAsync(string address)
    {
        var item = new MediaItem(Slot.Name, Slot.Kind, address);
        if (Shelf is null) { return item; }

        var probe = await Shelf.Probe(address);
        Refusal = probe.Problem is { } problem ? Texts.Format(problem) : null;
        return probe.Problem is null ? item with { Kind = probe.Kind ?? Slot.Kind, Facts = probe.Facts } : null;
    }

    // Several can be uploaded at once: none is passed over because another is being read.
    private Task AddUploadedAsync(ChangeEventArgs change) => RunAsync(
        async _ =>
        {
            Refusal = null;
            // The id comes from a browser: only what is in this workspace is found. After it stands whose place the file takes, if anybody's.
            var (uploaded, place) = (change.Value as string)?.Split(' ', 2) switch { [var alone] => (alone, null), [var first, var rest] => (first, rest), _ => ("", null) };
            var asset = Shelf is not null && AssetId.TryParse(uploaded, out var id) ? await Shelf.Find(id) : null;
            if (asset is null) { Refusal = Texts[ComposeText.FileNotThereAnyMore]; }
            else { await PutAsync(AssetMedia.Item(asset, Slot.Name), place); }
        },
        subject: change);

    private Task AddPickedAsync(MediaItem item)
    {
        (_isPicking, Refusal) = (false, null);
        return PutAsync(item with { Slot = Slot.Name });
    }

    // A part of a picture lies where the whole one lay.
    private Task ReplaceCroppedAsync(MediaItem item)
    {
        var place = _cropped?.Place;
        (_cropped, Refusal) = (null, null);
        return PutAsync(item with { Slot = Slot.Name }, place);
    }

    private EventCallback CropOf(MediaItem item, int at) => item.Kind == MediaKind.Image && AssetAddress.Is(item.Address) && Shelf is { CanUpload: true }
        ? EventCallback.Factory.Create(this, () => _cropped = (MediaPlace.Write(at, item), item))
        : default;

    /// <param name="place">Of the file whose place it takes, as <see cref="MediaPlace"/> writes it; null for the next free one.</param>
    private Task PutAsync(MediaItem? item, string? place = null)
    {
        if (item is null) { return Task.CompletedTask; }
        var index = MediaPlace.Find(place, Items);
        if (index is null && IsFull && !IsReplaceable) { Refusal = FullWords; }
        else if (item.Kind != Slot.Kind)
        {
            Refusal = Texts[ComposeText.WrongKind, ("name", item.Name ?? MediaUrlInput.ShortName(item.Address)), ("is", MediaAsset.KindWord(item.Kind, Texts)), ("needed", MediaAsset.KindWord(Slot.Kind, Texts))];
        }
        else { return OnChange.InvokeAsync(index is { } at ? MediaOrder.Replace(Items, at, item) : IsReplaceable ? [item] : [.. Items, item]); }
        return Task.CompletedTask;
    }

    private string FullWords => Texts[ComposeText.SlotFull, ("count", Slot.Maximum.ToString(CultureInfo.CurrentCulture))];
}
