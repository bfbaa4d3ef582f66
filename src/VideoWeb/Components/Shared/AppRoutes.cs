using System.Globalization;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Shared;

/// <summary>Where the browser finds a workspace's tasks, clips and files. Absolute paths, so that they hold on pages at any depth.</summary>
public static class AppRoutes
{
    public static string Media(string slug, AssetId asset) => $"/w/{slug}/media/{asset}";

    /// <summary>A picture of another host, which this server fetches, so that the host does not learn who looks at it.</summary>
    public static string RemotePicture(string slug, string address) => $"/w/{slug}/remote-picture?address={Uri.EscapeDataString(address)}";

    /// <summary>Asks for a moment just after the start: some browsers show nothing at all for the very first one.</summary>
    public static string FirstFrame(string slug, AssetId clip) => $"{Media(slug, clip)}#t=0.01";

    /// <summary>A small picture of a clip, as wide as a thumb in a row takes; its poster as long as there is none.</summary>
    /// <param name="clip">Its file.</param>
    public static string SmallStill(string slug, AssetId clip) => $"{Media(slug, clip)}/small";

    /// <summary>The same for a card.</summary>
    public static string Still(string slug, AssetId clip) => $"{Media(slug, clip)}/medium";

    /// <summary>All of its pictures, of which the browser takes the one that suffices where it stands.</summary>
    public static string Stills(string slug, AssetId clip) => StillsIn(Media(slug, clip));

    /// <summary>Ten of its frames side by side; nothing as long as they are not made.</summary>
    public static string Filmstrip(string slug, AssetId clip) => $"{Media(slug, clip)}/filmstrip";

    /// <summary>How wide a picture stands, before the browser has measured it: most of them are told by <c>auto</c>.</summary>
    public const string StillSizes = "auto, 20rem";

    /// <summary>The same of a clip that has an address of another kind, below which its pictures are.</summary>
    public static string StillsIn(string address) => $"{address}/small 240w, {address}/medium 480w, {address}/large 960w";

    public static string Download(string slug, AssetId asset) => $"{Media(slug, asset)}?download=1";

    public static string Task(string slug, TaskId task) => $"/w/{slug}/tasks/{task}";

    /// <summary>What the provider was sent and answered, as a file.</summary>
    public static string Diagnostics(string slug, TaskId task) => $"{Task(slug, task)}/diagnostics";

    public static string Clip(string slug, ClipId clip) => $"/w/{slug}/gallery/{clip}";

    /// <summary>Where the clip comes from, and what was made from it.</summary>
    public static string Lineage(string slug, ClipId clip) => $"/w/{slug}/lineage/{clip}";

    /// <summary>Where a frame of the task's clip is chosen.</summary>
    public static string Frame(string slug, TaskId task) => $"{Task(slug, task)}/frame";

    /// <summary>The same of a clip that somebody has brought.</summary>
    public static string Frame(string slug, ClipId clip) => $"{Clip(slug, clip)}/frame";

    /// <summary>Compose, filled with what the task was made from.</summary>
    public static string Reuse(string slug, TaskId task) => $"/w/{slug}/compose?from={task}";

    /// <summary>Compose, with a part of it alone.</summary>
    /// <param name="part">As <c>ReuseParts</c> reads it.</param>
    public static string Reuse(string slug, TaskId task, string part) => $"{Reuse(slug, task)}&take={part}";

    /// <summary>Compose with all of it, for several clips with seeds of their own.</summary>
    public static string Vary(string slug, TaskId task, int count) => $"{Reuse(slug, task)}&count={count.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The same with the seed that the provider says it has used.</summary>
    public static string ReuseSeed(string slug, TaskId task) => $"{Reuse(slug, task)}&seed=used";
}
