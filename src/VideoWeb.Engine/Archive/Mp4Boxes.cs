using System.Buffers.Binary;
using System.Text;
using VideoWeb.Engine.Media;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Archive;

/// <summary>One box of an ISO base media file.</summary>
/// <param name="Type">Four characters.</param>
/// <param name="Body">Where its content begins, in bytes from the start of the file.</param>
/// <param name="End">Where the next box begins.</param>
internal readonly record struct Mp4Box(string Type, long Body, long End);

/// <summary>The boxes of a whole file.</summary>
/// <param name="Problem">What stands behind the last of them, as the end of a sentence ("it …"): a box that is cut off, or bytes of somebody else; null when nothing does.</param>
/// <param name="IsCutOff">Whether it is a box that such files have.</param>
internal sealed record Mp4File(List<Mp4Box> Boxes, MessageCode? Problem, bool IsCutOff);

/// <summary>Walks the boxes of an ISO base media file: <c>size:32 type:4 [size:64 when size is 1] body…</c>; size 0 means "to the end of the file".</summary>
internal static class Mp4Boxes
{
    private const int MostBoxes = 100_000;   // Fragmented clips have a few per second; beyond this it is no clip.
    private const int MostInside = 2_000;

    private static readonly string[] Known =
    [
        "ftyp", "styp", "moov", "moof", "mdat", "mfra", "free", "skip", "wide", "uuid", "meta", "udta", "sidx", "ssix", "prft", "emsg", "pdin", "pnot", "idat", "imda",
    ];

    /// <summary>The boxes of a file, up to what is none.</summary>
    /// <exception cref="MediaFormatException">There are too many.</exception>
    public static Mp4File ReadFile(Stream file)
    {
        var boxes = new List<Mp4Box>();
        var end = file.Length;
        for (var start = 0L; start < end;)
        {
            if (boxes.Count == MostBoxes) { throw new MediaFormatException(MessageCode.MediaTooManyBoxes); }

            var box = ReadOne(file, start, end, out var type, out var problem);
            if (box is not { } whole) { return new Mp4File(boxes, problem, Known.Contains(type)); }

            boxes.Add(whole);
            start = whole.End;
        }

        return new Mp4File(boxes, null, IsCutOff: false);
    }

    /// <summary>The boxes that lie directly inside another. Its end may be filled up with zeros, or with bytes that are too few for a box.</summary>
    /// <exception cref="MediaFormatException">They do not add up to the end.</exception>
    public static List<Mp4Box> Read(Stream file, long start, long end)
    {
        var boxes = new List<Mp4Box>();
        while (end - start >= 8)
        {
            if (boxes.Count == MostInside) { throw new MediaFormatException(MessageCode.MediaTooManyBoxes); }
            if (ReadOne(file, start, end, out var type, out var problem) is not { } box)
            {
                return type == "\0\0\0\0" ? boxes : throw new MediaFormatException(problem);
            }

            boxes.Add(box);
            start = box.End;
        }

        return boxes;
    }

    /// <summary>Reads whole bytes at a place.</summary>
    /// <exception cref="MediaFormatException">They do not lie within the box.</exception>
    public static byte[] ReadBody(Stream file, Mp4Box box, long skip, int count)
    {
        if (box.Body + skip + count > box.End) { throw new MediaFormatException(Message.Of(MessageCode.MediaBoxTooShort, ("box", new MessageArgument.Quoted(box.Type)))); }

        var bytes = new byte[count];
        file.Position = box.Body + skip;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static Mp4Box? ReadOne(Stream file, long start, long end, out string type, out MessageCode problem)
    {
        (type, problem) = ("", MessageCode.MediaEndsInsideBox);
        if (end - start < 8) { return null; }

        Span<byte> header = stackalloc byte[16];
        file.Position = start;
        file.ReadExactly(header[..8]);
        type = Encoding.Latin1.GetString(header[4..8]);
        long size = BinaryPrimitives.ReadUInt32BigEndian(header);
        var headerLength = 8;
        if (size == 1)
        {
            if (end - start < 16) { return null; }

            file.ReadExactly(header[8..]);
            size = BinaryPrimitives.ReadInt64BigEndian(header[8..]);
            headerLength = 16;
        }
        else if (size == 0)
        {
            // Four zeros more are no name: it is the filling behind the last box.
            size = type == "\0\0\0\0" ? -1 : end - start;
        }

        problem = MessageCode.MediaBoxesCutOff;
        return size < headerLength || size > end - start ? null : new Mp4Box(type, start + headerLength, start + size);
    }
}
