using VideoWeb.Engine.Media;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Archive;

/// <summary>What a delivered result is by its bytes, whatever its address and its server call it.</summary>
/// <param name="Extension">With its dot.</param>
/// <param name="Facts">Null when nothing could be measured.</param>
/// <param name="Doubt">Why it may be no whole clip, as the end of a sentence ("it …"); null when it is one.</param>
/// <param name="IsMedium">False for nothing and for text, which nobody paid for: a page that says why there is no clip.</param>
internal sealed record ResultFormat(string ContentType, string Extension, MediaFacts? Facts, Message? Doubt, bool IsMedium = true)
{
    private const int TextLength = 512;

    /// <summary>Null for what is no mp4 or mov, of which that is not read.</summary>
    public bool? HasSound { get; init; }

    /// <param name="file">Seekable; its position is changed.</param>
    public static ResultFormat Of(Stream file)
    {
        var probe = MediaProbe.Check(file);
        if (probe.Media is { } media)
        {
            var doubt = media.Kind switch { MediaKind.Video => (MessageCode?)null, MediaKind.Audio => MessageCode.MediaIsSound, _ => MessageCode.MediaIsPicture };
            return new ResultFormat(media.ContentType, "." + media.Facts.Format, media.Facts, doubt is { } code ? Message.Of(code) : null) { HasSound = media.Kind == MediaKind.Video ? Mp4Reader.HasSound(file) : null };
        }

        var start = FileBytes.Start(file, TextLength);
        if (start.Length == 0) { return new ResultFormat("", "", null, Message.Of(MessageCode.MediaEmpty), IsMedium: false); }
        if (IsText(start)) { return new ResultFormat("", "", null, Message.Of(MessageCode.MediaIsText), IsMedium: false); }

        return FileBytes.Names(start, 4, "ftyp"u8)
            ? new ResultFormat("video/mp4", ".mp4", null, probe.Problem)
            : new ResultFormat("application/octet-stream", ".bin", null, probe.Problem);
    }

    // Every file of a medium has a zero, or another byte that no text has, near its beginning.
    private static bool IsText(ReadOnlySpan<byte> start) => !start.ContainsAnyInRange((byte)0x00, (byte)0x08) && !start.ContainsAnyInRange((byte)0x0E, (byte)0x1A);
}
