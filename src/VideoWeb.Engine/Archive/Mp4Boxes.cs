using System.Buffers.Binary;
using System.Text;

namespace VideoWeb.Engine.Archive;

/// <summary>Walks the boxes of an ISO base media file: <c>size:32 type:4 [size:64 when size is 1] body…</c>; size 0 means "to the end of the file".</summary>
internal static class Mp4Boxes
{
    private const int MostBoxes = 100_000;   // Fragmented clips have a few per second; beyond this it is no clip.

    /// <summary>The boxes that lie directly between two places.</summary>
    /// <exception cref="InvalidDataException">They do not add up to the end.</exception>
    public static List<Mp4Box> Read(Stream file, long start, long end)
    {
        var boxes = new List<Mp4Box>();
        while (start < end)
        {
            if (boxes.Count == MostBoxes) { throw new InvalidDataException("has more boxes than a clip can have"); }

            var box = ReadOne(file, start, end);
            boxes.Add(box);
            start = box.End;
        }

        return boxes;
    }

    /// <summary>Reads whole bytes at a place.</summary>
    /// <exception cref="InvalidDataException">They do not lie within the box.</exception>
    public static byte[] ReadBody(Stream file, Mp4Box box, int skip, int count)
    {
        if (box.Body + skip + count > box.End) { throw new InvalidDataException($"has a box \"{box.Type}\" that is too short"); }

        var bytes = new byte[count];
        file.Position = box.Body + skip;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static Mp4Box ReadOne(Stream file, long start, long end)
    {
        if (end - start < 8) { throw new InvalidDataException("ends inside a box"); }

        Span<byte> header = stackalloc byte[16];
        file.Position = start;
        file.ReadExactly(header[..8]);
        long size = BinaryPrimitives.ReadUInt32BigEndian(header);
        var headerLength = 8;
        if (size == 1)
        {
            if (end - start < 16) { throw new InvalidDataException("ends inside a box"); }

            file.ReadExactly(header[8..]);
            size = BinaryPrimitives.ReadInt64BigEndian(header[8..]);
            headerLength = 16;
        }
        else if (size == 0)
        {
            size = end - start;
        }

        if (size < headerLength || size > end - start) { throw new InvalidDataException("is cut off: its boxes do not add up to its length"); }

        return new Mp4Box(Encoding.Latin1.GetString(header[4..8]), start + headerLength, start + size);
    }
}
