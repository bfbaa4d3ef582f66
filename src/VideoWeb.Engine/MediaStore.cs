using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Archive;

namespace VideoWeb.Engine;

/// <summary>Where files of ours lie: one folder per workspace below the media folder, every name made by us. Nothing else moves, deletes or opens what was put here. Thread-safe.</summary>
/// <remarks>
/// A file comes as a part on this machine's disk, where it is written, hashed and judged, and is then put under its key; what was put never changes, but for
/// another file that takes its place. What needs the file by a name of the disk, such as ffmpeg, asks <see cref="PathOf(string)"/>.
/// </remarks>
public sealed class MediaStore(EngineOptions options)
{
    private readonly string _root = Path.GetFullPath(options.MediaFolder);

    /// <summary>Whether the file still exists is not asked.</summary>
    /// <exception cref="InvalidOperationException">The row's path leads out of the media folder.</exception>
    public string PathOf(AssetRow file) => PathOf(file.RelativePath);

    /// <summary>The same for a key, which is the path relative to the media folder.</summary>
    /// <exception cref="InvalidOperationException">The key leads out of the media folder.</exception>
    public string PathOf(string key)
    {
        var full = Path.GetFullPath(Path.Combine(_root, key));
        return full.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new InvalidOperationException("A stored path leads out of the media folder.");
    }

    /// <summary>Null when there is no such file.</summary>
    /// <exception cref="InvalidOperationException">The key leads out of the media folder.</exception>
    public StoredFile? Find(string key) => new FileInfo(PathOf(key)) is { Exists: true } file ? Describe(file) : null;

    /// <inheritdoc cref="Find"/>
    public bool Exists(string key) => File.Exists(PathOf(key));

    /// <summary>Opens a file to be read here and there.</summary>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public Stream Open(string key) => new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 32 * 1024);

    /// <summary>Opens a file to be read from its first byte, or another, to its last.</summary>
    /// <inheritdoc cref="Open"/>
    public Stream OpenWhole(string key) => new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>All of a small file.</summary>
    /// <inheritdoc cref="Open"/>
    internal Task<byte[]> ReadAsync(string key, CancellationToken cancellationToken) => File.ReadAllBytesAsync(PathOf(key), cancellationToken);

    /// <summary>Gives a part that was synced its lasting key; a file that is there gives way.</summary>
    /// <exception cref="IOException">Our own disk failed.</exception>
    internal void Put(string part, string key) => DurableFile.Move(part, PathOf(key), overwrite: true);

    /// <summary>Deletes a file; one that is gone already is no failure.</summary>
    public void Delete(string key)
    {
        // A folder that is not there would be one.
        if (Exists(key)) { File.Delete(PathOf(key)); }
    }

    /// <summary>Deletes the renditions of a file, if there are any.</summary>
    internal void DeleteRenditions(AssetRow file)
    {
        var folder = PathOf(MediaKeys.OfRenditions(file));
        if (Directory.Exists(folder)) { Directory.Delete(folder, recursive: true); }
    }

    /// <summary>Takes the place of a file's renditions away when there are none.</summary>
    internal void DeleteIfWithoutRenditions(AssetRow file)
    {
        var folder = PathOf(MediaKeys.OfRenditions(file));
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) { Directory.Delete(folder); }
    }

    /// <summary>All files of all workspaces, parts among them; nothing that somebody else has put into the folder.</summary>
    internal IEnumerable<StoredFile> List() => !Directory.Exists(_root)
        ? []
        : new DirectoryInfo(_root).EnumerateDirectories().Where(folder => WorkspaceId.TryParse(folder.Name, out _))
            .SelectMany(folder => folder.EnumerateFiles("*", SearchOption.AllDirectories))
            // A part may be put while the folder is read.
            .Where(file => file.Exists).Select(Describe);

    /// <summary>Where a part lies, by a key of its own; it can be written there.</summary>
    internal string PreparePart(string key)
    {
        var part = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        return part;
    }

    /// <summary>Deletes a part, if it is still there.</summary>
    internal static void DeletePart(string part) => File.Delete(part);

    /// <summary>Makes room for what a workspace is to get.</summary>
    /// <exception cref="IOException">Less is free on the disk than must stay so.</exception>
    internal void RequireSpace(WorkspaceId workspace)
    {
        var folder = PathOf(workspace.ToString());
        Directory.CreateDirectory(folder);
        FreeSpace.Require(folder, options.MinFreeBytes);
    }

    private StoredFile Describe(FileInfo file) => new(Path.GetRelativePath(_root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), file.FullName, file.Length, file.LastWriteTimeUtc);
}

/// <summary>A file that lies in the <see cref="MediaStore"/>.</summary>
/// <param name="Key">As its row has it, with forward slashes.</param>
/// <param name="Path">Where the disk has it, for what sends it by the system's own way.</param>
/// <param name="Length">In bytes.</param>
public sealed record StoredFile(string Key, string Path, long Length, DateTimeOffset ChangedAt);
