using System.Buffers.Binary;
using System.Text;
using VideoWeb.Engine.Media;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Archive;

/// <summary>Judges by its structure whether a file is a whole mp4 or mov clip, and measures it.</summary>
/// <remarks>A page of HTML, half a download and a file without its index (moov) all pass for a clip by name and content type.</remarks>
internal static class Mp4Reader
{
    // Most significant part of the transformation matrix: a is the first value, b the second. A quarter turn has a = 0.
    private const int MatrixLength = 36;

    private const int MostTracks = 32;

    /// <param name="file">Seekable; its position is changed.</param>
    /// <param name="needsFileType">False takes old QuickTime files too, which have no ftyp.</param>
    public static Mp4Check Check(Stream file, bool needsFileType = true)
    {
        try
        {
            return new Mp4Check(Read(file, needsFileType), null);
        }
        catch (Exception error) when (error is MediaFormatException or EndOfStreamException)
        {
            return new Mp4Check(null, (error as MediaFormatException)?.Problem ?? Message.Of(MessageCode.MediaEndsInsideBox));
        }
    }

    /// <summary>The length of a file that has sound and no picture; null when it is no such file.</summary>
    public static decimal? SoundSeconds(Stream file)
    {
        try
        {
            var inside = ReadMovie(file, out _);
            var handlers = Tracks(inside).Select(track => ReadHandler(file, track)).ToList();
            return Find(inside, "mvhd") is { } header && handlers.Contains("soun") && !handlers.Contains("vide") ? ReadSeconds(file, header, Find(inside, "mvex")) : null;
        }
        catch (Exception error) when (error is MediaFormatException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>Whether a file has a track of sound; null when it is no mp4 or mov.</summary>
    public static bool? HasSound(Stream file)
    {
        try
        {
            return Tracks(ReadMovie(file, out _)).Any(track => ReadHandler(file, track) == "soun");
        }
        catch (Exception error) when (error is MediaFormatException or EndOfStreamException)
        {
            return null;
        }
    }

    private static Mp4Facts Read(Stream file, bool needsFileType)
    {
        if (file.Length == 0) { throw new MediaFormatException(MessageCode.MediaEmpty); }
        if (needsFileType && !StartsWithFileType(file)) { throw new MediaFormatException(MessageCode.MediaNoMp4); }

        var inside = ReadMovie(file, out var isFragmented);
        var header = Find(inside, "mvhd") ?? throw new MediaFormatException(MessageCode.MediaMp4HeaderMissing);
        var seconds = ReadSeconds(file, header, Find(inside, "mvex"));
        if (seconds is null && !isFragmented) { throw new MediaFormatException(MessageCode.MediaLengthMissing); }

        var (width, height) = Tracks(inside).Select(track => ReadPictureSize(file, track)).FirstOrDefault(size => size is not null)
            ?? throw new MediaFormatException(MessageCode.MediaPictureTrackMissing);
        return new Mp4Facts(seconds, width, height);
    }

    // A file is whole when its index is and the media are there to which that points. What stands behind them, such as zeros or a note that somebody has
    // appended, takes nothing away. An index without a table of samples says nothing of it: then the boxes must be whole up to bytes that are none.
    private static List<Mp4Box> ReadMovie(Stream file, out bool isFragmented)
    {
        var (boxes, problem, isCutOff) = Mp4Boxes.ReadFile(file);
        var movie = Find(boxes, "moov") ?? throw new MediaFormatException(problem ?? MessageCode.MediaMp4IndexMissing);
        var inside = Mp4Boxes.Read(file, movie.Body, movie.End);
        var end = Mp4Samples.EndOfMedia(file, Tracks(inside).Select(track => FindDeep(file, track, "mdia", "minf", "stbl")).OfType<Mp4Box>());
        if (end > file.Length) { throw new MediaFormatException(MessageCode.MediaIndexBeyondEnd); }

        var hasMedia = boxes.Exists(box => box.Type == "mdat");
        if (end == 0 && problem is { } cause && (isCutOff || !hasMedia)) { throw new MediaFormatException(cause); }
        if (end == 0 && !hasMedia) { throw new MediaFormatException(MessageCode.MediaMp4DataMissing); }

        isFragmented = boxes.Exists(box => box.Type == "moof");
        return inside;
    }

    private static Mp4Box? FindDeep(Stream file, Mp4Box box, params ReadOnlySpan<string> path)
    {
        Mp4Box? found = box;
        foreach (var type in path)
        {
            if (found is not { } outer) { return null; }
            found = Find(Mp4Boxes.Read(file, outer.Body, outer.End), type);
        }

        return found;
    }

    private static IEnumerable<Mp4Box> Tracks(List<Mp4Box> movie) => movie.Where(box => box.Type == "trak").Take(MostTracks);

    private static string? ReadHandler(Stream file, Mp4Box track) =>
        FindDeep(file, track, "mdia", "hdlr") is { } handler
            ? Encoding.Latin1.GetString(Mp4Boxes.ReadBody(file, handler, 8, 4))
            : null;

    private static bool StartsWithFileType(Stream file)
    {
        if (file.Length < 8) { return false; }

        var start = new byte[8];
        file.Position = 0;
        file.ReadExactly(start);
        return Encoding.Latin1.GetString(start, 4, 4) == "ftyp";
    }

    // mvhd version 0: flags:4 created:4 modified:4 timescale:4 duration:4; version 1: flags:4 created:8 modified:8 timescale:4 duration:8.
    private static decimal? ReadSeconds(Stream file, Mp4Box header, Mp4Box? extends)
    {
        var isLong = Mp4Boxes.ReadBody(file, header, 0, 1)[0] == 1;
        var bytes = Mp4Boxes.ReadBody(file, header, isLong ? 20 : 12, isLong ? 12 : 8).AsSpan();
        var timescale = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var duration = isLong ? BinaryPrimitives.ReadUInt64BigEndian(bytes[4..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        var isUnset = duration == 0 || duration == (isLong ? ulong.MaxValue : uint.MaxValue);
        if (isUnset && extends is { } box) { duration = ReadFragmentDuration(file, box); }
        else if (isUnset) { duration = 0; }

        return timescale == 0 || duration == 0 ? null : Math.Round((decimal)duration / timescale, 3);
    }

    // mehd: version and flags:4, then fragment_duration:4, or :8 in version 1.
    private static ulong ReadFragmentDuration(Stream file, Mp4Box extends)
    {
        if (Find(Mp4Boxes.Read(file, extends.Body, extends.End), "mehd") is not { } header) { return 0; }

        return Mp4Boxes.ReadBody(file, header, 0, 1)[0] == 1
            ? BinaryPrimitives.ReadUInt64BigEndian(Mp4Boxes.ReadBody(file, header, 4, 8))
            : BinaryPrimitives.ReadUInt32BigEndian(Mp4Boxes.ReadBody(file, header, 4, 4));
    }

    private static (int Width, int Height)? ReadPictureSize(Stream file, Mp4Box track)
    {
        var inside = Mp4Boxes.Read(file, track.Body, track.End);
        if (Find(inside, "mdia") is not { } media || Find(inside, "tkhd") is not { } header) { return null; }

        var parts = Mp4Boxes.Read(file, media.Body, media.End);
        if (Find(parts, "hdlr") is not { } handler || Encoding.Latin1.GetString(Mp4Boxes.ReadBody(file, handler, 8, 4)) != "vide") { return null; }

        var (width, height, isTurned) = ReadTrackHeader(file, header);
        if (width == 0 || height == 0) { (width, height) = ReadSampleEntry(file, parts) ?? (0, 0); }
        if (width == 0 || height == 0) { return null; }

        return isTurned ? (height, width) : (width, height);
    }

    // tkhd: 20 bytes of times and ids after version and flags in version 0, 32 in version 1; then 16 bytes, the matrix, width and height as 16.16.
    private static (int Width, int Height, bool IsTurned) ReadTrackHeader(Stream file, Mp4Box header)
    {
        var matrixAt = 4 + (Mp4Boxes.ReadBody(file, header, 0, 1)[0] == 1 ? 32 : 20) + 16;
        var bytes = Mp4Boxes.ReadBody(file, header, matrixAt, MatrixLength + 8).AsSpan();
        var isTurned = BinaryPrimitives.ReadInt32BigEndian(bytes) == 0 && BinaryPrimitives.ReadInt32BigEndian(bytes[4..]) != 0;
        var width = BinaryPrimitives.ReadUInt32BigEndian(bytes[MatrixLength..]) >> 16;
        var height = BinaryPrimitives.ReadUInt32BigEndian(bytes[(MatrixLength + 4)..]) >> 16;
        return ((int)width, (int)height, isTurned);
    }

    // stsd: version and flags:4 count:4, then entries; a visual one has its width and height 24 bytes into its body.
    private static (int Width, int Height)? ReadSampleEntry(Stream file, List<Mp4Box> media)
    {
        if (Find(media, "minf") is not { } information || Find(Mp4Boxes.Read(file, information.Body, information.End), "stbl") is not { } table) { return null; }
        if (Find(Mp4Boxes.Read(file, table.Body, table.End), "stsd") is not { } descriptions) { return null; }
        if (Mp4Boxes.Read(file, descriptions.Body + 8, descriptions.End) is not [var entry, ..]) { return null; }

        var size = Mp4Boxes.ReadBody(file, entry, 24, 4).AsSpan();
        return (BinaryPrimitives.ReadUInt16BigEndian(size), BinaryPrimitives.ReadUInt16BigEndian(size[2..]));
    }

    private static Mp4Box? Find(List<Mp4Box> boxes, string type)
    {
        var index = boxes.FindIndex(box => box.Type == type);
        return index < 0 ? null : boxes[index];
    }
}
