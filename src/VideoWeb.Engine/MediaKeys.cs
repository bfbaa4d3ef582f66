using System.Security.Cryptography;
using System.Text;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine;

/// <summary>What files of ours are called in the <see cref="MediaStore"/>, as their rows have it: with forward slashes, the workspace first. Pure.</summary>
internal static class MediaKeys
{
    /// <summary>What a clip is called that came and may not be whole, until the last try to get it.</summary>
    public const string DoubtfulExtension = ".doubtful";

    /// <summary>Of a task's file. It is the same each time, so that a repeated copy leaves no second file behind.</summary>
    /// <param name="extension">With its dot.</param>
    public static string Of(WorkspaceId workspace, TaskId task, AssetKind kind, string extension) => kind == AssetKind.Clip
        ? $"{workspace}/{task}{extension}"
        : $"{workspace}/{task}-{Suffix(kind)}{extension}";

    /// <summary>The same for the clip of a further result. An id of a provider may be no name of a file.</summary>
    public static string OfFurther(WorkspaceId workspace, TaskId task, RemoteTaskId id, string extension) =>
        $"{workspace}/{task}-further-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id.Value)))[..16]}{extension}";

    /// <summary>Of an upload: its hash, so that the same bytes are the same file.</summary>
    /// <param name="extension">With its dot.</param>
    public static string OfUpload(WorkspaceId workspace, string sha256, string extension) => $"{workspace}/uploads/{sha256}{extension}";

    /// <summary>What the keys of all renditions of a clip's file begin with.</summary>
    public static string OfRenditions(AssetRow file) => $"{file.WorkspaceId}/renditions/{file.Id}";

    /// <summary>Of a file that is still coming, or that nobody keeps.</summary>
    public static string OfPart(WorkspaceId workspace) => $"{workspace}/uploads/{Guid.NewGuid():N}.part";

    /// <summary>Of a file that is being brought in parts.</summary>
    public static string OfPart(WorkspaceId workspace, UploadId upload) => $"{workspace}/uploads/{upload}.part";

    /// <summary>Of the poster of what was brought.</summary>
    public static string OfPoster(WorkspaceId workspace, UploadId upload) => $"{workspace}/uploads/{upload}-poster.jpg";

    private static string Suffix(AssetKind kind) => kind switch
    {
        AssetKind.Poster => "poster",
        AssetKind.LastFrame => "last-frame",
        AssetKind.Watermarked => "watermarked",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A task has no file of this kind."),
    };
}
