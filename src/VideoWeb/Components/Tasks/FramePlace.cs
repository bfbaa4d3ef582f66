using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Tasks;

/// <summary>Where in the next form a picture out of a clip goes.</summary>
/// <param name="Slot">A slot's name in the catalog.</param>
public sealed record FramePlace(string Slot, TaskText Label)
{
    /// <summary>The slot of whole clips.</summary>
    public const string Video = "reference_video";

    public static IReadOnlyList<FramePlace> All { get; } =
        [new("first_frame", TaskText.FirstFrame), new("last_frame", TaskText.LastFrame), new("reference_image", TaskText.ReferencePicture)];

    /// <summary>Compose, with the file in such a slot.</summary>
    public static string Address(string slug, AssetId asset, string slot) => $"/w/{slug}/compose?frame={asset}&slot={slot}";
}
