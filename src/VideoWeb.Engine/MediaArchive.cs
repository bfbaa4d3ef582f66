using System.Security.Cryptography;
using System.Text;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine;

/// <summary>Where files of ours lie: one folder per workspace below the media folder, every name made by us.</summary>
public sealed class MediaArchive(EngineOptions options)
{
    private readonly string _root = Path.GetFullPath(options.MediaFolder);

    /// <summary>Whether the file still exists is not asked.</summary>
    /// <exception cref="InvalidOperationException">The row's path leads out of the media folder.</exception>
    public string FullPath(AssetRow asset) => FullPath(asset.RelativePath);

    /// <summary>The same for a path relative to the media folder.</summary>
    /// <exception cref="InvalidOperationException">The path leads out of the media folder.</exception>
    public string FullPath(string relativePath)
    {
        var full = Path.GetFullPath(Path.Combine(_root, relativePath));
        return full.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new InvalidOperationException("A stored path leads out of the media folder.");
    }

    /// <summary>The name of a task's file below the media folder. It is the same each time, so that a repeated copy leaves no second file behind.</summary>
    /// <param name="extension">With its dot.</param>
    internal static string RelativePath(WorkspaceId workspace, TaskId task, AssetKind kind, string extension) => kind == AssetKind.Clip
        ? $"{workspace}/{task}{extension}"
        : $"{workspace}/{task}-{Suffix(kind)}{extension}";

    /// <summary>The same for the clip of a further result. An id of a provider may be no name of a file.</summary>
    internal static string FurtherPath(WorkspaceId workspace, TaskId task, RemoteTaskId id, string extension) =>
        $"{workspace}/{task}-further-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id.Value)))[..16]}{extension}";

    /// <summary>What a clip is called that came and may not be whole, until the last try to get it.</summary>
    internal const string DoubtfulExtension = ".doubtful";

    /// <summary>The name of an upload: its hash, so that the same bytes are the same file.</summary>
    /// <param name="extension">With its dot.</param>
    internal static string UploadPath(WorkspaceId workspace, string sha256, string extension) => $"{workspace}/uploads/{sha256}{extension}";

    /// <summary>Where the renditions of a clip's file lie.</summary>
    internal static string RenditionFolder(AssetRow file) => $"{file.WorkspaceId}/renditions/{file.Id}";

    /// <summary>Deletes the renditions of a file, if there are any.</summary>
    internal void DeleteRenditions(AssetRow file)
    {
        var folder = FullPath(RenditionFolder(file));
        if (Directory.Exists(folder)) { Directory.Delete(folder, recursive: true); }
    }

    /// <summary>A name for a file that is still coming, or that nobody keeps.</summary>
    internal static string PartPath(WorkspaceId workspace) => $"{workspace}/uploads/{Guid.NewGuid():N}.part";

    /// <summary>The name of a file that is being brought in parts.</summary>
    internal static string PartPath(WorkspaceId workspace, UploadId upload) => $"{workspace}/uploads/{upload}.part";

    /// <summary>The name of the poster of what was brought.</summary>
    internal static string PosterPath(WorkspaceId workspace, UploadId upload) => $"{workspace}/uploads/{upload}-poster.jpg";

    private static string Suffix(AssetKind kind) => kind switch
    {
        AssetKind.Poster => "poster",
        AssetKind.LastFrame => "last-frame",
        AssetKind.Watermarked => "watermarked",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A task has no file of this kind."),
    };
}
