using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using VideoWeb.Components.Gallery.Selection;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Endpoints.Downloads;

/// <summary>Finds which file of a clip is downloaded.</summary>
internal sealed class ClipDownloads(GalleryStore gallery, RenditionStore renditions)
{
    // As much of it is in memory at once, with all that was sent and answered.
    private const int AtOnce = 25;

    /// <summary>Of a clip that is not in the actor's workspace there is nothing.</summary>
    public async Task<ClipDownload> FindAsync(Actor actor, ClipId clip, DownloadKind kind, CancellationToken cancellationToken) =>
        await OfAsync(actor, clip, await gallery.FindMadeAsync(actor, clip, cancellationToken), kind, cancellationToken);

    /// <summary>The same of many, in their order, as somebody takes them.</summary>
    public async IAsyncEnumerable<ClipDownload> ListAsync(Actor actor, IReadOnlyList<ClipId> clips, DownloadKind kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in clips.Chunk(AtOnce))
        {
            var details = (await gallery.ListMadeAsync(actor, some, cancellationToken)).ToDictionary(detail => detail.Card.Id);
            foreach (var clip in some) { yield return await OfAsync(actor, clip, details.GetValueOrDefault(clip), kind, cancellationToken); }
        }
    }

    private async Task<ClipDownload> OfAsync(Actor actor, ClipId clip, ClipDetail? detail, DownloadKind kind, CancellationToken cancellationToken) => new(clip, detail, kind switch
    {
        DownloadKind.Marked => detail?.Task?.Assets.FirstOrDefault(asset => asset.Kind == AssetKind.Watermarked),
        DownloadKind.Preview => detail?.File is { } whole ? await FindPreviewAsync(actor, whole, cancellationToken) : null,
        _ => detail?.File,
    });

    // A picture has no moving one. How large and how long what was made is, nobody has noted.
    private async Task<AssetRow?> FindPreviewAsync(Actor actor, AssetRow whole, CancellationToken cancellationToken) =>
        await renditions.FindAsync(actor, whole.Id, whole.IsPicture ? RenditionKind.Large : RenditionKind.Preview, cancellationToken) is { } small
            ? whole with { RelativePath = small.RelativePath, Sha256 = small.Sha256, Bytes = small.Bytes, ContentType = small.ContentType, Width = null, Height = null, Seconds = null, HasSound = null }
            : null;
}

/// <param name="Detail">Null where it is gone by now.</param>
/// <param name="File">Null where there is none of the kind that was asked for.</param>
internal sealed record ClipDownload(ClipId Id, ClipDetail? Detail, AssetRow? File)
{
    /// <summary>What is written into a file of the clip.</summary>
    /// <param name="name">Of the file.</param>
    /// <param name="member">Who made it, as readers are shown.</param>
    public static Mp4Tags TagsOf(ClipDetail detail, AssetRow file, string name, string member) =>
        new(detail.Card.Title ?? "", detail.Card.Prompt, Encoding.UTF8.GetString(ClipParameters.Write(detail, file, name, member, isChanged: true).Span), "VideoWeb");

    /// <summary>Other words are another version of the file.</summary>
    public static string VersionOf(AssetRow file, Mp4Tags tags) => $"{file.Sha256}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tags.Title}\n{tags.Description}\n{tags.Comment}")))[..16]}";
}
