namespace VideoWeb.Lab;

/// <summary>Temporary folders for runs with very many commits: in memory where the system has such a place, so that they measure us and not the disk.</summary>
public static class LabFolder
{
    private const string InMemory = "/dev/shm";

    public static DirectoryInfo Create(string prefix) => Directory.Exists(InMemory)
        ? Directory.CreateDirectory(Path.Combine(InMemory, $"{prefix}{Guid.NewGuid():N}"))
        : Directory.CreateTempSubdirectory(prefix);
}
