using System.Diagnostics;

namespace VideoWeb.BrowserTests;

/// <summary>
/// What a container is given by <c>docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges</c>, made without a container engine:
/// the program, owned by somebody else, and a root that nobody can write to but for a volume and a folder for temporary files.
/// </summary>
internal sealed class ContainerFolder : IDisposable
{
    // As the base image's user "app"; any id that is not root will do.
    private const string User = "1654";

    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _root;

    // In a mount namespace of its own: the two folders stay writable, all else of the root is not. $1 and $2 are the folders, the rest is the program.
    private const string WithReadOnlyRoot = """
        mount --bind "$1" "$1" && mount --bind "$2" "$2" && mount -o remount,bind,ro / && shift 2 && exec "$@"
        """;

    private ContainerFolder(DirectoryInfo root) => _root = root;

    public string Program => Path.Combine(_root.FullName, "app");

    public string Data => Path.Combine(_root.FullName, "data");

    public string Temporary => Path.Combine(_root.FullName, "tmp");

    /// <summary>Whether the root is read-only to the program: only root may make mounts, and not on every machine.</summary>
    public bool HasReadOnlyRoot { get; private init; }

    /// <summary>What comes before the program on the command line to be that user in that place. Empty where the tests themselves do not run as root.</summary>
    public IReadOnlyList<string> Prefix => Environment.IsPrivilegedProcess
        ? [.. ReadOnlyRoot, "setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", "--no-new-privs", "--bounding-set=-all"]
        : [];

    private IReadOnlyList<string> ReadOnlyRoot =>
        HasReadOnlyRoot ? ["unshare", "--mount", "--propagation", "private", "sh", "-c", WithReadOnlyRoot, "sh", Data, Temporary] : [];

    public static async Task<ContainerFolder> MakeAsync()
    {
        var root = Directory.CreateTempSubdirectory("videoweb-container-");
        File.SetUnixFileMode(root.FullName, Everybody);
        var container = new ContainerFolder(root) { HasReadOnlyRoot = Environment.IsPrivilegedProcess && await CanMountAsync() };
        await RunAsync("cp", "-r", Path.GetDirectoryName(await PublishedOutput.AssemblyAsync())!, container.Program);
        await RunAsync("chmod", "-R", "a+rX,a-w", container.Program);
        Directory.CreateDirectory(container.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(container.Temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (Environment.IsPrivilegedProcess) { await RunAsync("chown", $"{User}:{User}", container.Data, container.Temporary); }

        return container;
    }

    public void Dispose()
    {
        foreach (var folder in Directory.EnumerateDirectories(Program, "*", SearchOption.AllDirectories).Append(Program)) { File.SetUnixFileMode(folder, Everybody); }

        _root.Delete(recursive: true);
    }

    private static async Task<bool> CanMountAsync()
    {
        using var process = Process.Start(new ProcessStartInfo("unshare", ["--mount", "--propagation", "private", "mount", "-o", "remount,bind,ro", "/"]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) { throw new InvalidOperationException($"{command} ended with {process.ExitCode}."); }
    }
}
