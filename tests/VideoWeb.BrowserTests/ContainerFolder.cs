using System.Diagnostics;

namespace VideoWeb.BrowserTests;

/// <summary>What the image holds: the program, owned by somebody else, and an empty volume of the user that runs it.</summary>
internal sealed class ContainerFolder : IDisposable
{
    // As the base image's user "app"; any id that is not root will do.
    private const string User = "1654";

    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _root;

    private ContainerFolder(DirectoryInfo root) => _root = root;

    public string Program => Path.Combine(_root.FullName, "app");

    public string Data => Path.Combine(_root.FullName, "data");

    /// <summary>What comes before the program on the command line to be that user. Empty where the tests themselves do not run as root.</summary>
    public IReadOnlyList<string> AsUser { get; } = Environment.IsPrivilegedProcess
        ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", "--no-new-privs", "--bounding-set=-all"]
        : [];

    public static async Task<ContainerFolder> MakeAsync()
    {
        var root = Directory.CreateTempSubdirectory("videoweb-container-");
        File.SetUnixFileMode(root.FullName, Everybody);
        var container = new ContainerFolder(root);
        await RunAsync("cp", "-r", Path.GetDirectoryName(await PublishedOutput.AssemblyAsync())!, container.Program);
        await RunAsync("chmod", "-R", "a+rX,a-w", container.Program);
        Directory.CreateDirectory(container.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (Environment.IsPrivilegedProcess) { await RunAsync("chown", $"{User}:{User}", container.Data); }

        return container;
    }

    public void Dispose()
    {
        foreach (var folder in Directory.EnumerateDirectories(Program, "*", SearchOption.AllDirectories).Append(Program)) { File.SetUnixFileMode(folder, Everybody); }

        _root.Delete(recursive: true);
    }

    private static async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) { throw new InvalidOperationException($"{command} ended with {process.ExitCode}."); }
    }
}
