using System.Buffers.Binary;
using VideoWeb.Engine.Archive;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Media;

/// <summary>
/// Reads the size of a heic, heif or avif picture as it is shown: <c>meta</c> (flags:4) → <c>iprp</c> → <c>ipco</c> holds the properties of all items, among
/// them <c>ispe</c> (flags:4 width:4 height:4) and <c>irot</c> (quarter turns); <c>ipma</c> says which item has which, and <c>pitm</c> which item is the picture.
/// </summary>
internal static class HeifReader
{
    private const int MostItems = 10_000;

    /// <exception cref="MediaFormatException">There is no size, or the boxes do not add up.</exception>
    public static (int Width, int Height) ReadSize(Stream file)
    {
        var meta = Find(Mp4Boxes.ReadFile(file).Boxes, "meta");
        var inside = Mp4Boxes.Read(file, meta.Body + 4, meta.End);
        var properties = Find(inside, "iprp");
        var parts = Mp4Boxes.Read(file, properties.Body, properties.End);
        var container = Find(parts, "ipco");
        var all = Mp4Boxes.Read(file, container.Body, container.End);
        var own = OwnOf(file, inside, parts, all);
        var (width, height) = LargestOf(file, own.Exists(box => box.Type == "ispe") ? own : all);

        // A mirror (imir) leaves the sides where they are.
        var turns = own.Where(box => box.Type == "irot").Sum(box => Mp4Boxes.ReadBody(file, box, 0, 1)[0] & 3);
        return turns % 2 == 1 ? (height, width) : (width, height);
    }

    // The properties of the picture itself; all of them where the file does not say which these are.
    private static List<Mp4Box> OwnOf(Stream file, List<Mp4Box> meta, List<Mp4Box> parts, List<Mp4Box> all)
    {
        if (meta.Find(box => box.Type == "pitm") is not { Type: not null } primary) { return all; }

        var isWide = Mp4Boxes.ReadBody(file, primary, 0, 1)[0] != 0;
        var item = ReadNumber(Mp4Boxes.ReadBody(file, primary, 4, isWide ? 4 : 2));
        foreach (var associations in parts.Where(box => box.Type == "ipma"))
        {
            if (ReadOwn(file, associations, item) is { } numbers) { return [.. numbers.Where(number => number >= 1 && number <= all.Count).Select(number => all[number - 1])]; }
        }

        return all;
    }

    // Version:1 flags:3 count:4, then item:2 (4 from version 1 on) count:1 and so many numbers of 1 byte (2 with flag 1), whose first bit says "essential".
    private static List<int>? ReadOwn(Stream file, Mp4Box box, uint item)
    {
        var head = Mp4Boxes.ReadBody(file, box, 0, 8);
        var (idLength, width) = (head[0] == 0 ? 2 : 4, (head[3] & 1) + 1);
        var count = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(4));
        var at = 8L;
        for (var entry = 0; entry < Math.Min(count, MostItems); entry++)
        {
            var start = Mp4Boxes.ReadBody(file, box, at, idLength + 1);
            var numbers = Mp4Boxes.ReadBody(file, box, at + idLength + 1, start[idLength] * width);
            if (ReadNumber(start.AsSpan(0, idLength)) == item)
            {
                return [.. Enumerable.Range(0, start[idLength]).Select(index => (int)ReadNumber(numbers.AsSpan(index * width, width)) & (width == 2 ? 0x7FFF : 0x7F))];
            }

            at += idLength + 1 + numbers.Length;
        }

        return null;
    }

    // Where it is not said which is the picture: the others are its tiles and its thumbnail.
    private static (int Width, int Height) LargestOf(Stream file, List<Mp4Box> boxes) =>
        boxes.Where(box => box.Type == "ispe").Select(box => Mp4Boxes.ReadBody(file, box, 4, 8)).Select(size => (Side(size), Side(size.AsSpan(4))))
            .OrderByDescending(size => (long)size.Item1 * size.Item2).FirstOrDefault();

    private static uint ReadNumber(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };

    private static int Side(ReadOnlySpan<byte> bytes) => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), int.MaxValue);

    private static Mp4Box Find(List<Mp4Box> boxes, string type) =>
        boxes.Find(box => box.Type == type) is { Type: not null } found ? found : throw new MediaFormatException(MessageCode.MediaSizeMissing);
}
