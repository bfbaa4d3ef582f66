using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace VideoWeb.Engine.Archive;

/// <summary>Makes a poster from a clip with ffmpeg, where that is installed.</summary>
internal sealed class PosterMaker(EngineOptions options, TimeProvider time, ILogger<PosterMaker> logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private volatile bool _isMissing;

    /// <summary>Writes a picture of at most 640 pixels' width, taken shortly after the beginning.</summary>
    /// <returns>False when there is no ffmpeg or it made nothing; the browser then shows the first frame.</returns>
    public async Task<bool> TryMakeAsync(string clip, string poster, CancellationToken cancellationToken)
    {
        if (_isMissing) { return false; }

        using var process = new Process { StartInfo = Describe(clip, poster) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            _isMissing = true;
            logger.LogInformation("There is no {Command} here, so clips without a cover have no poster.", options.FfmpegCommand);
            return false;
        }

        return await EndsWellAsync(process, cancellationToken) && File.Exists(poster);
    }

    private ProcessStartInfo Describe(string clip, string poster) => new(options.FfmpegCommand)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
        ArgumentList =
        {
            // The clip is a file of ours, and file: is all that ffmpeg may open while it reads it.
            "-nostdin", "-v", "error", "-protocol_whitelist", "file", "-threads", "1", "-i", clip,
            "-frames:v", "1", "-vf", "scale='min(640,iw)':-2", "-f", "mjpeg", "-y", poster,
        },
    };

    private async Task<bool> EndsWellAsync(Process process, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var deadline = time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), timeout, Longest, Timeout.InfiniteTimeSpan);
        try
        {
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, timeout.Token),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, timeout.Token),
                process.WaitForExitAsync(timeout.Token));
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            logger.LogWarning("{Command} took longer than {Seconds} s over a poster and was ended.", options.FfmpegCommand, Longest.TotalSeconds);
            return false;
        }
    }
}
