using System.Buffers.Binary;
using VideoWeb.Engine.Archive;

namespace VideoWeb.Engine.Media;

/// <summary>Reads the size of a heic, heif or avif picture: <c>meta</c> (flags:4) → <c>iprp</c> → <c>ipco</c> → <c>ispe</c> (flags:4 width:4 height:4).</summary>
internal static class HeifReader
{
    /// <summary>The largest picture in the file; the others are its tiles and its thumbnail.</summary>
    /// <exception cref="InvalidDataException">There is no size, or the boxes do not add up.</exception>
    public static (int Width, int Height) ReadSize(Stream file)
    {
        var meta = Find(Mp4Boxes.Read(file, 0, file.Length), "meta");
        var properties = Find(Mp4Boxes.Read(file, meta.Body + 4, meta.End), "iprp");
        var container = Find(Mp4Boxes.Read(file, properties.Body, properties.End), "ipco");
        var sizes = Mp4Boxes.Read(file, container.Body, container.End).Where(box => box.Type == "ispe").Select(box => Mp4Boxes.ReadBody(file, box, 4, 8));
        return sizes.Select(size => (Side(size), Side(size.AsSpan(4)))).OrderByDescending(size => (long)size.Item1 * size.Item2).FirstOrDefault();
    }

    private static int Side(ReadOnlySpan<byte> bytes) => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), int.MaxValue);

    private static Mp4Box Find(List<Mp4Box> boxes, string type) =>
        boxes.Find(box => box.Type == type) is { Type: not null } found ? found : throw new InvalidDataException("has no size that can be read");
}
