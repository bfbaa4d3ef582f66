using System.Buffers.Binary;
using System.Text;
using static VideoWeb.Tests.Engine.SampleMedia;

namespace VideoWeb.Tests.Engine;

/// <summary>Small mp4 files whose index tells where their media are.</summary>
internal static class SampleMp4
{
    /// <summary>Two tracks, of two chunks and of one, each of which begins with a mark: 11, 22 and 33.</summary>
    /// <param name="width">Bytes of a place.</param>
    /// <param name="isWide">The media's length has 64 bits.</param>
    /// <param name="isEndless">The media reach to the end of the file, whatever that is.</param>
    /// <param name="inside">More in the index.</param>
    /// <param name="isElsewhere">The media are in another file.</param>
    /// <param name="more">Where the third chunk is, if not there.</param>
    public static byte[] Clip(int width = 4, bool isIndexFirst = true, bool isWide = false, bool isEndless = false, byte[]? inside = null, bool isElsewhere = false, uint? more = null)
    {
        byte[] media = [11, 1, 2, 3, 22, 4, 5, 33, 6, 7];
        byte[] head = [.. Box("ftyp", [.. "isom"u8, .. new byte[4]]), .. Box("free", new byte[5])];
        byte[] box = isWide ? [0, 0, 0, 1, .. "mdat"u8, .. Big(16 + media.Length, 8), .. media] : [.. Big(isEndless ? 0 : 8 + media.Length, 4), .. "mdat"u8, .. media];
        var start = head.Length + (isIndexFirst ? Index(0).Length : 0) + box.Length - media.Length;
        return isIndexFirst ? [.. head, .. Index(start), .. box] : [.. head, .. box, .. Index(start)];

        byte[] Index(long at) => Box("moov", [.. Box("mvhd", new byte[100]), .. Track(at, at + 4), .. Track(more ?? at + 7), .. inside ?? []]);

        byte[] Track(params long[] places) => Box("trak", Box("mdia", Box("minf",
        [
            .. Box("dinf", Box("dref", [0, 0, 0, 0, 0, 0, 0, 1, .. Box("url ", [0, 0, 0, (byte)(isElsewhere ? 0 : 1)])])),
            .. Box("stbl", Box(width == 4 ? "stco" : "co64", [0, 0, 0, 0, .. Big(places.Length, 4), .. places.SelectMany(place => Big(place, width))])),
        ])));
    }

    /// <summary>The bytes at which the places point.</summary>
    public static List<byte> Marks(byte[] file, int width = 4)
    {
        List<byte> marks = [];
        var name = Encoding.ASCII.GetBytes(width == 4 ? "stco" : "co64");
        for (var at = file.AsSpan().IndexOf(name); at >= 0;)
        {
            for (var index = 0; index < BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 8)); index++)
            {
                var place = file.AsSpan(at + 12 + (index * width));
                marks.Add(file[width == 4 ? BinaryPrimitives.ReadUInt32BigEndian(place) : BinaryPrimitives.ReadInt64BigEndian(place)]);
            }

            var next = file.AsSpan(at + 4).IndexOf(name);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return marks;
    }

    private static byte[] Big(long value, int width)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes[^width..];
    }
}
