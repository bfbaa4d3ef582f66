using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Compose.Media;

/// <summary>Where the slots of a form get their files from.</summary>
public sealed class MediaSource(AssetStore assets, GalleryStore gallery, ClipFrames frames, PictureCrops crops, RemoteMedia remote, EngineOptions options)
{
    // As many clips as the picker shows at a time.
    private const int PageSize = 24;

    /// <summary>For a person in a workspace.</summary>
    /// <param name="gone">Cancelled when the page is gone.</param>
    public MediaSlotContext Open(WorkspaceContext context, CancellationToken gone) => new()
    {
        Slug = context.Slug,
        CanUpload = context.Actor.Role.CanSpend(),
        MaxBytes = options.MaxUploadBytes,
        Find = asset => assets.FindAsync(context.Actor, asset, gone),
        Probe = address => remote.LookAsync(context.Actor, address, gone),
        Clips = after => gallery.ListAsync(context.Actor, ClipFilter.All, after, PageSize, gone),
        Frame = (clip, seconds) => frames.TakeAsync(context.Actor, clip, seconds, gone),
        Crop = (picture, part) => crops.CropAsync(context.Actor, picture, part, gone),
    };
}
