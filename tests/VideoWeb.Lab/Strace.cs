using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace VideoWeb.Lab;

/// <summary>Runs a victim under strace, which can kill it at the very call of the system that one names.</summary>
/// <remarks>
/// strace counts calls by name and by thread. A victim has one thread for all of its work, so that its n-th call is the same one in each run.
/// A killed process has not made the call that it was killed at. Without --seccomp-bpf, which is quicker but loses the signal.
/// </remarks>
internal static class Strace
{
    /// <summary>Everything by which SQLite, PostgreSQL's client, the archive and providers' connections change something outside, and how providers' answers come in.</summary>
    private const string Calls = "write,pwrite64,pwritev,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,connect,sendto,sendmsg,recvfrom";

    /// <summary>Why nothing can be traced here; null when it can.</summary>
    public static async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var process = Start(["-f", "-qq", "-o", "/dev/null", "-e", "trace=write", "true"]);
            var said = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? null : $"strace cannot trace here: {said.Trim()}";
        }
        catch (Win32Exception)
        {
            return "strace is not installed.";
        }
    }

    /// <param name="log">Where strace writes to.</param>
    /// <param name="kill">The name of the call, and which one of each thread since its beginning; null for none.</param>
    /// <returns>Whether the victim came to its end by itself, and what it did.</returns>
    /// <exception cref="InvalidOperationException">It ended in another way than by being killed.</exception>
    public static async Task<(bool IsUnhurt, TracedRun Run)> RunAsync(
        string log, IReadOnlyList<string> victim, (string Call, int Number)? kill, CancellationToken cancellationToken)
    {
        List<string> arguments = ["-f", "-qq", "-s", "60", "-o", log, "-e", $"trace={Calls}", "-e", "signal=none"];
        if (kill is var (call, number)) { arguments.AddRange(["-e", string.Create(CultureInfo.InvariantCulture, $"inject={call}:signal=SIGKILL:when={number}")]); }
        using var process = Start([.. arguments, "dotnet", typeof(Victim).Assembly.Location, .. victim]);
        var said = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await said;
        await process.WaitForExitAsync(cancellationToken);

        const int Killed = 128 + 9;
        if (process.ExitCode is not (0 or Killed)) { throw new InvalidOperationException($"The victim ended with {process.ExitCode}: {errors}"); }
        return (process.ExitCode == 0, await TracedRun.ReadAsync(log, cancellationToken));
    }

    private static Process Start(IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new("strace", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "1";
        start.Environment["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "1";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(start) ?? throw new InvalidOperationException("strace did not start.");
    }
}
