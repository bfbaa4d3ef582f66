using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Tasks.Detail;

/// <summary>A medium that a task was made from, as it can be shown.</summary>
/// <param name="Slot">The slot's label.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Words">Its file's name, its address, or what can be said of it.</param>
/// <param name="Address">Where a click leads; null when it leads nowhere.</param>
/// <param name="Picture">Where a small picture of it is; null when none of ours is known. Never a foreign address: that would tell its host who looks.</param>
public sealed record MediaInput(string Slot, MediaKind Kind, string Words, string? Address, string? Picture)
{
    /// <summary>Where its file is had; null for what is not a file of ours.</summary>
    public string? Download { get; init; }

    /// <summary>The task whose clip it is, or was taken from; null when it comes from elsewhere.</summary>
    public TaskId? MadeFrom { get; init; }

    /// <summary>Where in that clip it was taken, in words; null for the whole clip.</summary>
    public string? Moment { get; init; }

    /// <param name="assets">What is stored of the files of ours among the media.</param>
    public static MediaInput Of(MediaItem item, ModeDescription? mode, string slug, IReadOnlyList<AssetRow> assets, MessageFormatter texts)
    {
        var slot = mode?.FindSlot(item.Slot) is { } described ? texts[described.Label] : item.Slot;
        if (AssetAddress.Find(item.Address) is { } asset)
        {
            var address = AppRoutes.Media(slug, asset);
            var stored = assets.FirstOrDefault(file => file.Id == asset);
            return new(slot, item.Kind, item.Name ?? stored?.Name ?? texts[SharedText.UploadedFile], address, item.Kind == MediaKind.Audio ? null : address)
            {
                Download = stored is null ? null : AppRoutes.Download(slug, asset),
                MadeFrom = stored?.Origin?.Task ?? stored?.TaskId,
                Moment = stored?.Origin is not { } origin ? null
                    : origin.Seconds is { } seconds ? texts[TaskText.AtSecond, ("time", ClipLabels.Seconds(seconds, texts))]
                    : texts[TaskText.ItsLastFrame],
            };
        }

        var isWeb = Uri.TryCreate(item.Address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
        return isWeb ? new(slot, item.Kind, item.Name ?? item.Address, item.Address, null) : new(slot, item.Kind, item.Name ?? texts[TaskText.SentInsideTheRequest], null, null);
    }
}
