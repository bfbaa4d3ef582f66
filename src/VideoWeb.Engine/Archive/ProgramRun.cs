using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace VideoWeb.Engine.Archive;

/// <summary>Runs a program that may not be installed, bounded in time, its output thrown away.</summary>
internal sealed class ProgramRun(TimeProvider time, ILogger<ProgramRun> logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private volatile bool _isMissing;

    /// <returns>Null when the program is not installed; false when it failed or took too long.</returns>
    public async Task<bool?> TryAsync(ProcessStartInfo start, CancellationToken cancellationToken)
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

        return await EndsWellAsync(process, start.FileName, cancellationToken);
    }

    private async Task<bool> EndsWellAsync(Process process, string command, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Longest, time, cancellationToken);
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
            logger.LogWarning("{Command} took longer than {Seconds} s over a picture and was ended.", command, Longest.TotalSeconds);
            return false;
        }
    }
}
