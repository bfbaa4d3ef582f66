using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compose.Media;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Compose;

// What the slots need of the house.
public sealed partial class ComposePage
{
    private const int PickerPage = 24;

    private MediaShelf? _shelf;

    [Inject] private AssetStore AssetStore { get; set; } = default!;
    [Inject] private GalleryStore Gallery { get; set; } = default!;
    [Inject] private ClipFrames Frames { get; set; } = default!;
    [Inject] private RemoteMedia RemoteMedia { get; set; } = default!;

    /// <summary>A file of this workspace to begin with.</summary>
    [SupplyParameterFromQuery(Name = "frame")] private string? File { get; set; }

    /// <summary>The slot in which it goes.</summary>
    [SupplyParameterFromQuery(Name = "slot")] private string? FileSlot { get; set; }

    private SendHold? HoldOf(TaskRow row)
    {
        var connection = _connections?.FirstOrDefault(one => one.Id == row.Connection);
        return SendRules.Find(row, connection?.Hours, _now, connection?.IsPaused == true);
    }

    private MediaShelf OpenShelf() => new()
    {
        Slug = Context.Slug,
        CanUpload = Context.Membership.Role.CanSpend(),
        MaxBytes = Options.MaxUploadBytes,
        Find = asset => AssetStore.FindAsync(Context.Actor, asset, Gone),
        Look = address => RemoteMedia.LookAsync(Context.Actor, address, Gone),
        Clips = after => Gallery.ListAsync(Context.Actor, ClipFilter.All, after, PickerPage, Gone),
        Frame = (task, seconds) => Frames.TakeAsync(Context.Actor, task, seconds, Gone),
    };
}
