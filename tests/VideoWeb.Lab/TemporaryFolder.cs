namespace VideoWeb.Lab;

/// <summary>A folder of its own that goes, with all that is in it, when it is disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string MemoryFolder = "/dev/shm";

    public TemporaryFolder()
        : this(Directory.CreateTempSubdirectory("videoweb-"))
    {
    }

    private TemporaryFolder(DirectoryInfo info) => Info = info;

    public string Path => Info.FullName;

    public DirectoryInfo Info { get; }

    /// <summary>For runs with very many commits: in memory where the system has such a place, so that they measure us and not the disk.</summary>
    public static TemporaryFolder InMemory() => Directory.Exists(MemoryFolder)
        ? new TemporaryFolder(Directory.CreateDirectory(System.IO.Path.Combine(MemoryFolder, $"videoweb-{Guid.NewGuid():N}")))
        : new TemporaryFolder();

    public void Dispose() => Info.Delete(recursive: true);
}
