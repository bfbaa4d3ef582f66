using System.Diagnostics;
using System.Globalization;
using VideoWeb.Engine.Archive;

namespace VideoWeb.Engine.Media;

/// <summary>Cuts a part out of a picture with ffmpeg, where that is installed.</summary>
internal sealed class PictureCropper(ProgramRun run, EngineOptions options)
{
    // One container for one picture each: none of them leads to another file.
    private const string Formats = "jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe,gif,image2";

    /// <param name="turn">How the picture is turned to be shown; see <see cref="ExifTurn"/>. The part is one of what is shown.</param>
    /// <param name="isJpeg">Whether a jpeg is written, as the picture is one; otherwise a png, which loses nothing.</param>
    /// <returns>Null when there is no ffmpeg; false when it made nothing.</returns>
    public async Task<bool?> TryCropAsync(string picture, int turn, PictureCrop part, bool isJpeg, string into, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(options.FfmpegCommand);
        // The picture is a foreign file: it is read as a picture or not at all, and file: is all that ffmpeg may open meanwhile.
        foreach (var argument in (string[])["-nostdin", "-v", "error", "-protocol_whitelist", "file", "-format_whitelist", Formats, "-noautorotate", "-threads", "1", "-i", picture, "-frames:v", "1", "-update", "1", "-vf", Filter(turn, part), "-map_metadata", "-1", "-f", "image2", .. isJpeg ? JpegCodec : PngCodec, "-y", into])
        {
            start.ArgumentList.Add(argument);
        }

        return await run.TryAsync(start, cancellationToken) is { } endedWell ? endedWell && File.Exists(into) : null;
    }

    /// <summary>Turns it first, so that the part lies where it was seen.</summary>
    public static string Filter(int turn, PictureCrop part) => string.Create(
        CultureInfo.InvariantCulture, $"{Turning(turn)}crop={part.Width}:{part.Height}:{part.X}:{part.Y}:exact=1");

    private static string[] JpegCodec => ["-c:v", "mjpeg", "-q:v", "2"];

    private static string[] PngCodec => ["-c:v", "png"];

    private static string Turning(int turn) => turn switch
    {
        2 => "hflip,",
        3 => "hflip,vflip,",
        4 => "vflip,",
        5 => "transpose=0,",
        6 => "transpose=1,",
        7 => "transpose=3,",
        8 => "transpose=2,",
        _ => "",
    };
}
