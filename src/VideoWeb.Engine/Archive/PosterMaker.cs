using System.Diagnostics;

namespace VideoWeb.Engine.Archive;

/// <summary>Makes a poster from a clip with ffmpeg, where that is installed.</summary>
internal sealed class PosterMaker(ProgramRun run, EngineOptions options)
{
    /// <summary>Writes a picture of at most 640 pixels' width, taken shortly after the beginning.</summary>
    /// <returns>False when there is no ffmpeg or it made nothing; the browser then shows the first frame.</returns>
    public async Task<bool> TryMakeAsync(string clip, string poster, CancellationToken cancellationToken) =>
        await run.TryAsync(Describe(clip, poster), cancellationToken) == true && File.Exists(poster);

    private ProcessStartInfo Describe(string clip, string poster) => new(options.FfmpegCommand)
    {
        ArgumentList =
        {
            // The clip is a foreign file: it is read as a clip or not at all, and file: is all that ffmpeg may open meanwhile.
            "-nostdin", "-v", "error", "-protocol_whitelist", "file", "-format_whitelist", ProgramRun.Formats, "-threads", "1", "-i", clip,
            "-frames:v", "1", "-vf", "scale='min(640,iw)':-2", "-f", "mjpeg", "-y", poster,
        },
    };
}
