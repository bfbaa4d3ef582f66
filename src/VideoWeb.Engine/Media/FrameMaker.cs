using System.Diagnostics;
using System.Globalization;
using VideoWeb.Engine.Archive;

namespace VideoWeb.Engine.Media;

/// <summary>Takes one picture out of a clip with ffmpeg, where that is installed.</summary>
internal sealed class FrameMaker(ProgramRun run, EngineOptions options)
{
    /// <param name="seconds">Where; null for the last frame.</param>
    /// <param name="picture">Written as jpeg of the clip's own size.</param>
    /// <returns>Null when there is no ffmpeg; false when it made nothing.</returns>
    public async Task<bool?> TryTakeAsync(string clip, decimal? seconds, string picture, CancellationToken cancellationToken)
    {
        // For the last frame the last second is decoded, and each picture overwrites the one before.
        string[] place = seconds is { } at ? ["-ss", at.ToString("0.###", CultureInfo.InvariantCulture)] : ["-sseof", "-1"];
        string[] count = seconds is null ? ["-update", "1"] : ["-frames:v", "1"];
        var start = new ProcessStartInfo(options.FfmpegCommand);
        // The clip is a foreign file: it is read as a clip or not at all, and file: is all that ffmpeg may open meanwhile.
        foreach (var argument in (string[])["-nostdin", "-v", "error", "-protocol_whitelist", "file", "-format_whitelist", ProgramRun.Formats, "-threads", "1", .. place, "-i", clip, .. count, "-an", "-q:v", "2", "-f", "image2", "-c:v", "mjpeg", "-y", picture])
        {
            start.ArgumentList.Add(argument);
        }

        return await run.TryAsync(start, cancellationToken) is { } endedWell ? endedWell && File.Exists(picture) : null;
    }
}
