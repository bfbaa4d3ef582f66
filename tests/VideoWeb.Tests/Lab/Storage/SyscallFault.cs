using System.Diagnostics;
using System.Globalization;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>Lets chosen system calls of this very process on one file fail, by strace, until it is disposed.</summary>
internal sealed class SyscallFault : IAsyncDisposable
{
    private readonly Process _strace;

    private SyscallFault(Process strace) => _strace = strace;

    /// <param name="calls">As strace names them: <c>fsync,fdatasync</c>.</param>
    /// <param name="error">What they answer: <c>EIO</c>, <c>ENOSPC</c>.</param>
    /// <param name="file">The full path; calls on other files are left alone.</param>
    public static async Task<SyscallFault> BeginAsync(string calls, string error, string file, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-f", "-p", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), "-P", file, "-e", $"trace={calls}", "-e", $"inject={calls}:error={error}", "-o", "/dev/null",
        ];
        var strace = Process.Start(new ProcessStartInfo("strace", arguments) { RedirectStandardError = true }) ?? throw new InvalidOperationException("strace did not start.");
        // It says so once all threads are held: "strace: Process 123 attached with 45 threads".
        if (await strace.StandardError.ReadLineAsync(cancellationToken) is not { } said || !said.Contains("attached", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("strace could not attach itself to this process.");
        }

        _ = strace.StandardError.ReadToEndAsync(CancellationToken.None);
        return new SyscallFault(strace);
    }

    public async ValueTask DisposeAsync()
    {
        // SIGTERM: it lets go of the process before it ends; killed, it would take it along.
        using var signal = Process.Start("kill", ["-TERM", _strace.Id.ToString(CultureInfo.InvariantCulture)]);
        await _strace.WaitForExitAsync();
        _strace.Dispose();
    }
}
