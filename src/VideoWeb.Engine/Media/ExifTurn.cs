using System.Buffers.Binary;

namespace VideoWeb.Engine.Media;

/// <summary>How a picture is turned to be shown: cameras keep the sensor's lines and note how they were held.</summary>
internal static class ExifTurn
{
    /// <summary>As it is kept.</summary>
    public const int None = 1;

    private const int Orientation = 0x0112;
    private const int MostEntries = 1_000;

    // "Exif\0\0", then a tiff: order:2 42:2 offset:4 of the directory, there count:2 and entries tag:2 type:2 count:4 value:4.
    // A broken note is no note: browsers show such pictures too.
    /// <param name="segment">What an APP1 segment of a jpeg holds.</param>
    public static int Of(ReadOnlySpan<byte> segment) => FileBytes.Names(segment, 0, "Exif\0\0"u8) ? OfTiff(segment[6..]) : None;

    /// <param name="note">What a chunk <c>eXIf</c> of a png or <c>EXIF</c> of a webp holds; some write the name of the note before it here too.</param>
    public static int OfNote(ReadOnlySpan<byte> note) => Of(note) is not None and var turn ? turn : OfTiff(note);

    /// <summary>The sides are exchanged: values 5 to 8 are quarter turns, with and without a mirror.</summary>
    public static bool IsQuarter(int turn) => turn is >= 5 and <= 8;

    private static int OfTiff(ReadOnlySpan<byte> tiff)
    {
        var isLittle = FileBytes.Names(tiff, 0, "II*\0"u8);
        if (tiff.Length < 8 || (!isLittle && !FileBytes.Names(tiff, 0, "MM\0*"u8))) { return None; }

        var at = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (at > tiff.Length - 2) { return None; }

        var directory = tiff[(int)at..];
        var count = Math.Min((int)Short(directory, isLittle), MostEntries);
        for (var entry = 2; entry + 12 <= directory.Length && entry < 2 + (count * 12); entry += 12)
        {
            if (Short(directory[entry..], isLittle) == Orientation) { return Short(directory[(entry + 8)..], isLittle) is >= 1 and <= 8 and var turn ? turn : None; }
        }

        return None;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
