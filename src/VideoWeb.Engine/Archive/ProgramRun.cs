using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace VideoWeb.Engine.Archive;

/// <summary>Runs a program that may not be installed, bounded in time, its output thrown away.</summary>
internal sealed class ProgramRun(TimeProvider time, ILogger<ProgramRun> logger)
{
    /// <summary>The containers that clips come in. Others, such as play lists, lead elsewhere or to decoders that nobody needs here.</summary>
    public const string Formats = "mov,matroska,avi";

    private const int AddressSpace = 9;     // RLIMIT_AS
    private const int ProcessorSeconds = 0; // RLIMIT_CPU
    private const int WrittenBytes = 1;     // RLIMIT_FSIZE

    private const int LeastUrgent = 19;     // nice

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    // What nobody waits for gives way to all else, and so takes longer.
    private static readonly TimeSpan LongestInBackground = TimeSpan.FromMinutes(2);

    private volatile bool _isMissing;

    /// <returns>Null when the program is not installed; false when it failed or took too long.</returns>
    public Task<bool?> TryAsync(ProcessStartInfo start, CancellationToken cancellationToken) => TryAsync(start, isBackground: false, cancellationToken);

    /// <summary>As the other, behind whatever else the machine has to do.</summary>
    public Task<bool?> TryInBackgroundAsync(ProcessStartInfo start, CancellationToken cancellationToken) => TryAsync(start, isBackground: true, cancellationToken);

    private async Task<bool?> TryAsync(ProcessStartInfo start, bool isBackground, CancellationToken cancellationToken)
    {
        if (_isMissing) { return null; }

        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, true, false);
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            _isMissing = true;
            logger.LogInformation("There is no {Command} here, so no pictures are taken out of clips on this side.", start.FileName);
            return null;
        }

        Limit(process, isBackground);
        return await EndsWellAsync(process, start.FileName, isBackground ? LongestInBackground : Longest, cancellationToken);
    }

    // What it reads comes from strangers: a file that makes it grow or turn for ever ends it, and not this program.
    private static void Limit(Process process, bool isBackground)
    {
        if (!OperatingSystem.IsLinux()) { return; }

        if (isBackground) { _ = SetPriority(0, process.Id, LeastUrgent); }
        foreach (var (resource, most) in new (int, ulong)[] { (AddressSpace, 2UL << 30), (ProcessorSeconds, isBackground ? 60UL : 20UL), (WrittenBytes, 64UL << 20) })
        {
            var limit = new ResourceLimit { Soft = most, Hard = most };
            _ = SetLimit(process.Id, resource, ref limit, IntPtr.Zero);
        }
    }

    [DllImport("libc", EntryPoint = "prlimit")]
    private static extern int SetLimit(int process, int resource, ref ResourceLimit limit, IntPtr before);

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, int process, int priority);

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public ulong Soft;
        public ulong Hard;
    }

    private async Task<bool> EndsWellAsync(Process process, string command, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(longest, time, cancellationToken);
        try
        {
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, deadline.Token),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, deadline.Token),
                process.WaitForExitAsync(deadline.Token));
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            logger.LogWarning("{Command} took longer than {Seconds} s over a picture and was ended.", command, longest.TotalSeconds);
            return false;
        }
    }
}
