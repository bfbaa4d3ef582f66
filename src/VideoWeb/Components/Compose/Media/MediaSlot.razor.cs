using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Providers.Catalog;
using static VideoWeb.Words;

namespace VideoWeb.Components.Compose.Media;

/// <summary>One slot of a mode: what lies in it, in order, and the ways to put more in.</summary>
public sealed partial class MediaSlot
{
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

    /// <summary>Further ways to fill the slot, inside the drop zone.</summary>
    [Parameter]
    public RenderFragment? Sources { get; set; }

    private FieldIds Ids => new(Slot.Name, Slot.Help is not null, Error is not null);

    private string AddressId => $"{Ids.Control}-address";

    private string AddId => $"{Ids.Control}-add";

    private string RefusalId => $"{Ids.Control}-refusal";

    private string? Described => Refusal is null ? Ids.DescribedBy : Ids.DescribedBy is { } others ? $"{RefusalId} {others}" : RefusalId;

    private bool IsFull => Items.Count >= Slot.Maximum;

    private string Fill => Slot.Maximum == 1
        ? Slot.Minimum > 0 ? T("required") : T("optional")
        : Slot.Minimum > 0 ? T("{0} of {1}, at least {2}", Items.Count, Slot.Maximum, Slot.Minimum) : T("{0} of {1}", Items.Count, Slot.Maximum);

    private string IconName => Slot.Kind switch { MediaKind.Image => "image", MediaKind.Video => "film", _ => "music" };

    private Task AddAsync()
    {
        if (string.IsNullOrWhiteSpace(Typed)) { return Task.CompletedTask; }
        // The zone is gone when the slot is full, but a browser can still send its click.
        if (IsFull)
        {
            Refusal = T("This slot takes {0}.", Slot.Maximum.ToString(CultureInfo.CurrentCulture));
            return Task.CompletedTask;
        }
        if (TypedAddress.Read(Typed) is not { } address)
        {
            Refusal = T("That is not an address. It has to begin with http:// or https://.");
            return Task.CompletedTask;
        }
        Typed = null;
        Refusal = null;
        return OnChange.InvokeAsync([.. Items, new MediaItem(Slot.Name, Slot.Kind, address)]);
    }
}
