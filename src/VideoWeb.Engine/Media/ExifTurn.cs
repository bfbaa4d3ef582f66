using System.Buffers.Binary;

namespace VideoWeb.Engine.Media;

/// <summary>Whether a picture is shown with its sides exchanged: cameras keep the sensor's lines and note how they were held.</summary>
internal static class ExifTurn
{
    private const int Orientation = 0x0112;
    private const int MostEntries = 1_000;

    // "Exif\0\0", then a tiff: order:2 42:2 offset:4 of the directory, there count:2 and entries tag:2 type:2 count:4 value:4.
    // A broken note is no note: browsers show such pictures too.
    /// <param name="segment">What an APP1 segment of a jpeg holds.</param>
    public static bool IsQuarter(ReadOnlySpan<byte> segment) => FileBytes.Names(segment, 0, "Exif\0\0"u8) && IsQuarterOf(segment[6..]);

    /// <param name="note">What a chunk <c>eXIf</c> of a png or <c>EXIF</c> of a webp holds; some write the name of the note before it here too.</param>
    public static bool IsQuarterOfNote(ReadOnlySpan<byte> note) => IsQuarter(note) || IsQuarterOf(note);

    private static bool IsQuarterOf(ReadOnlySpan<byte> tiff)
    {
        var isLittle = FileBytes.Names(tiff, 0, "II*\0"u8);
        if (tiff.Length < 8 || (!isLittle && !FileBytes.Names(tiff, 0, "MM\0*"u8))) { return false; }

        var at = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (at > tiff.Length - 2) { return false; }

        var directory = tiff[(int)at..];
        var count = Math.Min((int)Short(directory, isLittle), MostEntries);
        for (var entry = 2; entry + 12 <= directory.Length && entry < 2 + (count * 12); entry += 12)
        {
            // Values 5 to 8 are quarter turns, with and without a mirror.
            if (Short(directory[entry..], isLittle) == Orientation) { return Short(directory[(entry + 8)..], isLittle) is >= 5 and <= 8; }
        }

        return false;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
