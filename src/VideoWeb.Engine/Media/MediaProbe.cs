using System.Text;
using VideoWeb.Engine.Archive;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Media;

/// <summary>Tells by its bytes what a file is and measures it. Name and content type prove nothing, and nothing is decoded: a header is a few bytes, whatever it claims.</summary>
internal static class MediaProbe
{
    /// <summary>A longer side is no picture for a provider; the largest limit of any of them is 6000, and a browser that shows it would run out of memory.</summary>
    public const int MaxSide = 16_384;

    /// <param name="file">Seekable; its position is changed.</param>
    public static MediaProbeResult Check(Stream file)
    {
        if (file.Length == 0) { return new MediaProbeResult(null, Message.Of(MessageCode.MediaEmpty)); }

        try
        {
            var media = Read(file);
            return media.Facts is { Width: { } width, Height: { } height } && (width > MaxSide || height > MaxSide)
                ? new MediaProbeResult(null, Message.Of(MessageCode.MediaTooManyPixels, ("width", width), ("height", height), ("most", MaxSide)))
                : new MediaProbeResult(media, null);
        }
        catch (Exception error) when (error is MediaFormatException or EndOfStreamException)
        {
            return new MediaProbeResult(null, (error as MediaFormatException)?.Problem ?? Message.Of(MessageCode.MediaCutOff));
        }
    }

    private static ProbedMedia Read(Stream file)
    {
        var start = FileBytes.Start(file, 64);
        if (PictureReader.Read(file, start) is { } picture) { return Picture(file, picture); }
        if (FileBytes.Names(start, 4, "ftyp"u8)) { return OfIsoFile(file, Encoding.Latin1.GetString(start, 8, Math.Min(4, start.Length - 8))); }
        if (IsOldQuickTime(start)) { return Video(file, "mov", "video/quicktime"); }
        if (FileBytes.Names(start, 0, "RIFF"u8) && FileBytes.Names(start, 8, "AVI "u8)) { return OfAvi(file); }
        if (MatroskaReader.Is(start)) { return OfMatroska(file); }
        if (SoundReader.Read(file, start) is { } sound) { return new ProbedMedia(MediaKind.Audio, new MediaFacts(file.Length, sound.Format, Seconds: sound.Seconds), sound.ContentType); }

        throw new MediaFormatException(IsMarkup(start) ? MessageCode.MediaMarkup : MessageCode.MediaUnknown);
    }

    private static ProbedMedia OfIsoFile(Stream file, string brand)
    {
        if (brand is "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1" or "avif" or "avis")
        {
            var (width, height) = HeifReader.ReadSize(file);
            var format = brand switch { "avif" or "avis" => "avif", "mif1" or "msf1" => "heif", _ => "heic" };
            return Picture(file, new PictureHeader(format, $"image/{format}", width, height));
        }

        if (brand == "qt  ") { return Video(file, "mov", "video/quicktime"); }
        if (brand is "M4A " or "M4B ") { return Sound(file); }

        var check = Mp4Reader.Check(file);
        return check.Facts is null && Mp4Reader.SoundSeconds(file) is not null ? Sound(file) : Video(file, check, "mp4", "video/mp4");
    }

    // Files of QuickTime before 2001 have no ftyp: "wide", "mdat" or "moov" comes first.
    private static bool IsOldQuickTime(ReadOnlySpan<byte> start) =>
        FileBytes.Names(start, 4, "moov"u8) || FileBytes.Names(start, 4, "mdat"u8) || FileBytes.Names(start, 4, "wide"u8) || FileBytes.Names(start, 4, "free"u8) || FileBytes.Names(start, 4, "skip"u8);

    private static bool IsMarkup(ReadOnlySpan<byte> start) => Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('<');

    private static ProbedMedia Picture(Stream file, PictureHeader header) => header is { Width: > 0, Height: > 0 }
        ? new ProbedMedia(MediaKind.Image, new MediaFacts(file.Length, header.Format, header.Width, header.Height), header.ContentType)
        : throw new MediaFormatException(MessageCode.MediaSizeMissing);

    private static ProbedMedia Video(Stream file, string format, string contentType) => Video(file, Mp4Reader.Check(file, needsFileType: false), format, contentType);

    private static ProbedMedia Video(Stream file, Mp4Check check, string format, string contentType) => check.Facts is { } facts
        ? new ProbedMedia(MediaKind.Video, new MediaFacts(file.Length, format, facts.Width, facts.Height, facts.Seconds), contentType)
        : throw new MediaFormatException(check.Problem!);

    private static ProbedMedia Sound(Stream file) => new(
        MediaKind.Audio, new MediaFacts(file.Length, "m4a", Seconds: Mp4Reader.SoundSeconds(file) ?? throw new MediaFormatException(MessageCode.MediaSoundUnmeasured)), "audio/mp4");

    private static ProbedMedia OfMatroska(Stream file)
    {
        var header = MatroskaReader.Read(file);
        return header is { Width: not null, Height: not null }
            ? new ProbedMedia(MediaKind.Video, new MediaFacts(file.Length, header.Format, header.Width, header.Height, header.Seconds), header.ContentType)
            : throw new MediaFormatException(MessageCode.MediaPictureTrackMissing);
    }

    private static ProbedMedia OfAvi(Stream file)
    {
        var header = AviReader.Read(file);
        return new ProbedMedia(MediaKind.Video, new MediaFacts(file.Length, "avi", header.Width, header.Height, header.Seconds), "video/x-msvideo");
    }
}
