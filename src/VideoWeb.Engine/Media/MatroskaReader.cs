using System.Buffers.Binary;
using System.Text;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Media;

/// <summary>What the head of a webm or mkv says.</summary>
/// <param name="Format">The usual file ending.</param>
/// <param name="Seconds">Null when it does not say, as recorders that stream do.</param>
/// <param name="Width">Null when it has no picture.</param>
internal sealed record MatroskaHeader(string Format, string ContentType, decimal? Seconds, int? Width, int? Height);

/// <summary>
/// Reads webm and mkv: elements of an id (1 to 4 bytes) and a size (1 to 8 bytes; all ones: not known), where the first byte's leading zeros say how many
/// bytes there are. EBML head, then a segment of Info, Tracks and clusters of pictures and sound.
/// </summary>
internal static class MatroskaReader
{
    private const uint Head = 0x1A45DFA3, DocType = 0x4282, Segment = 0x18538067, Info = 0x1549A966, Scale = 0x2AD7B1, Duration = 0x4489;
    private const uint Tracks = 0x1654AE6B, Track = 0xAE, Video = 0xE0, Width = 0xB0, Height = 0xBA, ShownWidth = 0x54B0, ShownHeight = 0x54BA, ShownUnit = 0x54B2, Cluster = 0x1F43B675;
    private const int MostElements = 200_000;
    private const int MostInside = 1_000;

    // What can stand beside a cluster; a cluster of unknown length ends there.
    private static readonly uint[] OfSegment = [Cluster, Info, Tracks, 0x114D9B74, 0x1C53BB6B, 0x1254C367, 0x1043A770, 0x1941A469];

    public static bool Is(ReadOnlySpan<byte> start) => start.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(start) == Head;

    /// <exception cref="MediaFormatException">It is broken or cut off; the message ends a sentence.</exception>
    public static MatroskaHeader Read(Stream file)
    {
        var head = ReadElement(file, 0, file.Length) ?? throw new MediaFormatException(MessageCode.MediaCutOff);
        var segment = ReadElement(file, head.End, file.Length) is { Id: Segment } found ? found : throw new MediaFormatException(MessageCode.MediaWebmSegmentMissing);
        var type = Inside(file, head).Where(one => one.Id == DocType).Select(one => Encoding.ASCII.GetString(FileBytes.Read(file, one.Body, (int)Math.Min(one.End - one.Body, 16)))).FirstOrDefault("");
        var (info, tracks, clusters) = ReadSegment(file, segment);
        if (clusters == 0) { throw new MediaFormatException(MessageCode.MediaWebmEmpty); }

        var (width, height) = tracks is { } list ? SizeOf(file, list) : (null, null);
        var isWebm = type.TrimEnd('\0') == "webm";
        return new MatroskaHeader(isWebm ? "webm" : "mkv", isWebm ? "video/webm" : "video/x-matroska", info is { } known ? SecondsOf(file, known) : null, width, height);
    }

    private static (Element? Info, Element? Tracks, int Clusters) ReadSegment(Stream file, Element segment)
    {
        (Element? Info, Element? Tracks, int Clusters) read = (null, null, 0);
        var at = segment.Body;
        for (var count = 0; at < segment.End && count < MostElements; count++)
        {
            if (ReadElement(file, at, segment.End) is not { } element)
            {
                // In a segment of unknown length this may be what somebody has appended.
                if (!segment.IsOpen || read.Clusters == 0) { throw new MediaFormatException(MessageCode.MediaCutOff); }
                break;
            }

            if (element.Id == Info) { read.Info = element; }
            if (element.Id == Tracks) { read.Tracks = element; }
            if (element.Id == Cluster) { read.Clusters++; }
            at = element.IsOpen ? EndOfCluster(file, element) : element.End;
        }

        return read;
    }

    private static long EndOfCluster(Stream file, Element cluster)
    {
        var at = cluster.Body;
        for (var count = 0; count < MostElements && ReadElement(file, at, cluster.End) is { } inside && !OfSegment.Contains(inside.Id); count++) { at = inside.End; }
        return at;
    }

    private static decimal? SecondsOf(Stream file, Element info)
    {
        var (scale, length) = (1_000_000UL, 0d);
        foreach (var element in Inside(file, info))
        {
            if (element.Id == Scale) { scale = NumberOf(file, element); }
            if (element.Id == Duration) { length = FloatOf(file, element); }
        }

        var seconds = length * scale / 1_000_000_000;
        return seconds is > 0 and < 10_000_000 ? Math.Round((decimal)seconds, 3) : null;
    }

    private static (int? Width, int? Height) SizeOf(Stream file, Element tracks)
    {
        foreach (var track in Inside(file, tracks).Where(one => one.Id == Track))
        {
            foreach (var video in Inside(file, track).Where(one => one.Id == Video))
            {
                var numbers = Inside(file, video).Where(one => one.Id is Width or Height or ShownWidth or ShownHeight or ShownUnit).GroupBy(one => one.Id).ToDictionary(one => one.Key, one => NumberOf(file, one.First()));
                // The shown size is in pixels unless it says otherwise.
                var isShown = numbers.GetValueOrDefault(ShownUnit) == 0;
                return (Side(isShown ? ShownWidth : Width, Width), Side(isShown ? ShownHeight : Height, Height));

                int? Side(uint first, uint second) =>
                    numbers.GetValueOrDefault(first) is > 0 and <= int.MaxValue and var shown ? (int)shown : numbers.GetValueOrDefault(second) is > 0 and <= int.MaxValue and var coded ? (int)coded : null;
            }
        }

        return (null, null);
    }

    private static IEnumerable<Element> Inside(Stream file, Element outer)
    {
        var at = outer.Body;
        for (var count = 0; at < outer.End && count < MostInside; count++)
        {
            if (ReadElement(file, at, outer.End) is not { } element) { yield break; }

            yield return element;
            at = element.End;
        }
    }

    private static ulong NumberOf(Stream file, Element element) =>
        element.End - element.Body is > 0 and <= 8 and var length ? FileBytes.Read(file, element.Body, (int)length).Aggregate(0UL, (value, next) => (value << 8) | next) : 0;

    private static double FloatOf(Stream file, Element element) => (element.End - element.Body) switch
    {
        4 => BinaryPrimitives.ReadSingleBigEndian(FileBytes.Read(file, element.Body, 4)),
        8 => BinaryPrimitives.ReadDoubleBigEndian(FileBytes.Read(file, element.Body, 8)),
        _ => 0,
    };

    // Null when it does not fit, or is none.
    private static Element? ReadElement(Stream file, long at, long end)
    {
        var bytes = FileBytes.Read(file, at, (int)Math.Min(12, end - at)).AsSpan();
        if (bytes.Length < 2 || bytes[0] < 0x10) { return null; }

        var idLength = System.Numerics.BitOperations.LeadingZeroCount((uint)bytes[0]) - 23;
        if (bytes.Length <= idLength || bytes[idLength] == 0) { return null; }

        var sizeLength = System.Numerics.BitOperations.LeadingZeroCount((uint)bytes[idLength]) - 23;
        if (bytes.Length < idLength + sizeLength) { return null; }

        var (id, size) = (0u, (ulong)bytes[idLength] & (0xFFUL >> sizeLength));
        foreach (var part in bytes[..idLength]) { id = (id << 8) | part; }
        foreach (var part in bytes[(idLength + 1)..(idLength + sizeLength)]) { size = (size << 8) | part; }

        var body = at + idLength + sizeLength;
        var isOpen = size == (1UL << (7 * sizeLength)) - 1;
        if (isOpen) { return id is Segment or Cluster ? new Element(id, body, end, IsOpen: true) : null; }

        return size > (ulong)(end - body) ? null : new Element(id, body, body + (long)size, IsOpen: false);
    }

    private readonly record struct Element(uint Id, long Body, long End, bool IsOpen);
}
