using System.Buffers.Binary;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Media;

/// <summary>Reads the sizes of png, jpeg, webp, gif, bmp and tiff pictures from their heads.</summary>
/// <remarks>
/// Our own, because no library tried keeps to a few kilobytes. Half a megabyte of png whose zTXt inflates to 512 MB costs MetadataExtractor 2.4.3 1.5 GB and ten
/// seconds, ImageSharp 2.1 2.6 GB and eighteen; a chunk that claims 2 GB ends in OutOfMemoryException. SkiaSharp 4.155 inflates nothing, but keeps all APP2
/// segments of a jpeg (52 MB of them, 52 MB), takes half a webp for a whole one, knows no tiff and no heif, and is 12 MB of native code a platform.
/// </remarks>
internal static class PictureReader
{
    private const int MostParts = 100_000;
    private const int MostOfNote = 16 * 1024;

    // A flag of VP8X.
    private const int HasExif = 0x08;

    /// <summary>Null when it is none of these.</summary>
    /// <param name="start">The file's first 64 bytes, or all of them.</param>
    /// <exception cref="MediaFormatException">It is one, and broken; the message ends a sentence.</exception>
    public static PictureHeader? Read(Stream file, ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) { return ReadPng(file); }
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) { return ReadJpeg(file); }
        if (FileBytes.Names(start, 0, "RIFF"u8) && FileBytes.Names(start, 8, "WEBP"u8)) { return ReadWebp(file); }
        if (FileBytes.Names(start, 0, "GIF87a"u8) || FileBytes.Names(start, 0, "GIF89a"u8)) { return ReadGif(file); }
        if (FileBytes.Names(start, 0, "BM"u8) && IsBitmap(start)) { return ReadBitmap(file); }

        return FileBytes.Names(start, 0, "II*\0"u8) || FileBytes.Names(start, 0, "MM\0*"u8) ? ReadTiff(file, isLittle: start[0] == 'I') : null;
    }

    // Signature:8, then chunks length:4 type:4 data check:4; IHDR (width:4 height:4 …) is the first, IEND the last. No chunk is inflated.
    private static PictureHeader ReadPng(Stream file)
    {
        var header = FileBytes.Read(file, 8, 16).AsSpan();
        if (!FileBytes.Names(header, 4, "IHDR"u8)) { throw new MediaFormatException(MessageCode.MediaPngHeaderMissing); }

        var (width, height) = (ReadSide(BinaryPrimitives.ReadUInt32BigEndian(header[8..])), ReadSide(BinaryPrimitives.ReadUInt32BigEndian(header[12..])));
        var (at, turn) = (8L, ExifTurn.None);
        for (var parts = 0; parts < MostParts; parts++)
        {
            var chunk = FileBytes.Read(file, at, 8).AsSpan();
            if (FileBytes.Names(chunk, 4, "IEND"u8)) { break; }

            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (FileBytes.Names(chunk, 4, "eXIf"u8)) { turn = Later(turn, TurnOfNote(file, at + 8, length)); }
            at += 12L + length;
        }

        return PictureHeader.Turned("png", "image/png", width, height, turn);
    }

    // Segments FF marker length:2 (with itself). SOF0 to SOF15 but for C4, C8 and CC: precision:1 height:2 width:2. E1 may hold Exif, before the size.
    private static PictureHeader ReadJpeg(Stream file)
    {
        var at = 2L;
        var turn = ExifTurn.None;
        for (var parts = 0; parts < MostParts; parts++)
        {
            var segment = FileBytes.Read(file, at, 4).AsSpan();
            if (segment[0] != 0xFF) { break; }
            if (segment[1] == 0xFF)
            {
                at++;
                continue;
            }

            if (segment[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var size = FileBytes.Read(file, at + 5, 4).AsSpan();
                var (width, height) = (BinaryPrimitives.ReadUInt16BigEndian(size[2..]), BinaryPrimitives.ReadUInt16BigEndian(size));
                return PictureHeader.Turned("jpg", "image/jpeg", width, height, turn);
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
            if (length < 2 || segment[1] is 0xD9 or 0xDA) { break; }
            if (segment[1] == 0xE1) { turn = Later(turn, ExifTurn.Of(FileBytes.Read(file, at + 4, length - 2))); }
            at += 2L + length;
        }

        throw new MediaFormatException(MessageCode.MediaJpegSizeMissing);
    }

    // RIFF size:4 WEBP, then VP8X (extended), VP8L (lossless) or "VP8 " (lossy), each with its own way to say the size.
    private static PictureHeader ReadWebp(Stream file)
    {
        var bytes = FileBytes.Read(file, 0, 30).AsSpan();
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L > file.Length) { throw new MediaFormatException(MessageCode.MediaCutOff); }
        if (FileBytes.Names(bytes, 12, "VP8X"u8))
        {
            var (width, height) = (ReadTriple(bytes[24..]) + 1, ReadTriple(bytes[27..]) + 1);
            return Webp(width, height, (bytes[20] & HasExif) != 0 ? TurnOfWebp(file, BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L) : ExifTurn.None);
        }

        if (FileBytes.Names(bytes, 12, "VP8L"u8) && bytes[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return Webp((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        if (FileBytes.Names(bytes, 12, "VP8 "u8) && bytes[23..26].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
        {
            return Webp(BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF);
        }

        throw new MediaFormatException(MessageCode.MediaWebpSizeMissing);
    }

    // Chunks name:4 size:4 data, each filled up to an even length; EXIF stands behind the picture.
    private static int TurnOfWebp(Stream file, long end)
    {
        var at = 12L;
        for (var parts = 0; parts < MostParts && at <= end - 8; parts++)
        {
            var chunk = FileBytes.Read(file, at, 8).AsSpan();
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (FileBytes.Names(chunk, 0, "EXIF"u8)) { return TurnOfNote(file, at + 8, size); }
            at += 8L + size + (size & 1);
        }

        return ExifTurn.None;
    }

    // The orientation stands in the first directory, near the beginning. A note that is cut off is none.
    private static int TurnOfNote(Stream file, long at, uint length)
    {
        var count = (int)Math.Min(Math.Min(length, MostOfNote), file.Length - at);
        return count > 0 ? ExifTurn.OfNote(FileBytes.Read(file, at, count)) : ExifTurn.None;
    }

    private static PictureHeader ReadGif(Stream file)
    {
        var size = FileBytes.Read(file, 6, 4).AsSpan();
        return new PictureHeader("gif", "image/gif", BinaryPrimitives.ReadUInt16LittleEndian(size), BinaryPrimitives.ReadUInt16LittleEndian(size[2..]));
    }

    // "BM" begins many a text; the reserved field and the length of the second header make it a bitmap.
    private static bool IsBitmap(ReadOnlySpan<byte> start) =>
        start.Length >= 26 && BinaryPrimitives.ReadUInt32LittleEndian(start[6..]) == 0 && BinaryPrimitives.ReadUInt32LittleEndian(start[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124;

    private static PictureHeader ReadBitmap(Stream file)
    {
        var bytes = FileBytes.Read(file, 14, 12).AsSpan();
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes) == 12
            ? new PictureHeader("bmp", "image/bmp", BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]))
            // A negative height means that the lines run from the top.
            : new PictureHeader("bmp", "image/bmp", BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]), (int)Math.Min(int.MaxValue, Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]))));
    }

    // Byte order:2 42:2 offset:4 of the directory: count:2, then entries tag:2 type:2 (3 short, 4 long) count:4 value:4.
    private static PictureHeader ReadTiff(Stream file, bool isLittle)
    {
        var at = Long(FileBytes.Read(file, 4, 4));
        var count = Short(FileBytes.Read(file, at, 2));
        var entries = FileBytes.Read(file, at + 2L, count * 12);
        return new PictureHeader("tiff", "image/tiff", ReadSide(Value(256)), ReadSide(Value(257)));

        uint Value(int tag)
        {
            for (var entry = 0; entry < entries.Length; entry += 12)
            {
                var bytes = entries.AsSpan(entry, 12);
                if (Short(bytes) == tag) { return Short(bytes[2..]) == 3 ? Short(bytes[8..]) : Long(bytes[8..]); }
            }

            return 0;
        }

        ushort Short(ReadOnlySpan<byte> bytes) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
        uint Long(ReadOnlySpan<byte> bytes) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private static PictureHeader Webp(int width, int height, int turn = ExifTurn.None) => PictureHeader.Turned("webp", "image/webp", width, height, turn);

    // Of several notes a quarter turn counts, wherever it stands.
    private static int Later(int known, int turn) => known == ExifTurn.None || (ExifTurn.IsQuarter(turn) && !ExifTurn.IsQuarter(known)) ? turn : known;

    private static int ReadTriple(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static int ReadSide(uint side) => (int)Math.Min(side, int.MaxValue);
}
