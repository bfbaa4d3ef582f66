using System.Buffers.Binary;
using System.Text;

namespace VideoWeb.Tests.Engine;

/// <summary>The smallest files that say what they are, byte by byte.</summary>
internal static class SampleMedia
{
    public static byte[] Png(uint width = 640, uint height = 480) =>
        [0x89, .. "PNG\r\n\u001a\n"u8, .. Big(13), .. "IHDR"u8, .. Big(width), .. Big(height), 8, 2, 0, 0, 0, .. Big(0), .. Big(4), .. "IDAT"u8, 1, 2, 3, 4, .. Big(0), .. Big(0), .. "IEND"u8, .. Big(0)];

    public static byte[] Jpeg(ushort width = 640, ushort height = 480) =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 6, 1, 2, 3, 4, 0xFF, 0xFF, 0xC2, 0, 8, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 0xFF, 0xD9];

    /// <summary>What a camera writes into APP1: a directory of two entries, the second of them the orientation.</summary>
    public static byte[] Exif(bool isLittle, byte turn)
    {
        byte[] Order(params byte[] big) => isLittle ? [.. big.Reverse()] : big;
        byte[] Entry(byte tagLow, byte value) => [.. Order(1, tagLow), .. Order(0, 3), .. Order(0, 0, 0, 1), .. Order(0, value), 0, 0];
        return [.. "Exif\0\0"u8, .. isLittle ? "II"u8 : "MM"u8, .. Order(0, 42), .. Order(0, 0, 0, 8), .. Order(0, 2), .. Entry(0x0F, 6), .. Entry(0x12, turn), 0, 0, 0, 0];
    }

    public static byte[] Gif(ushort width = 640, ushort height = 480) => [.. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 0, 0];

    public static byte[] Bmp(int width = 640, int height = 480) => [.. "BM"u8, .. Little(60), .. Little(0), .. Little(54), .. Little(40), .. Little((uint)width), .. Little((uint)height), .. new byte[20]];

    public static byte[] WebpExtended(int width = 640, int height = 480) =>
        Riff("WEBP", [.. "VP8X"u8, .. Little(10), .. Little(0), (byte)(width - 1), (byte)((width - 1) >> 8), 0, (byte)(height - 1), (byte)((height - 1) >> 8), 0]);

    public static byte[] WebpLossless(int width = 640, int height = 480) => Riff("WEBP", [.. "VP8L"u8, .. Little(9), 0x2F, .. Little((uint)((width - 1) | ((height - 1) << 14))), 0, 0, 0, 0, 0]);

    public static byte[] WebpLossy(ushort width = 640, ushort height = 480) =>
        Riff("WEBP", [.. "VP8 "u8, .. Little(10), 0, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)]);

    public static byte[] Tiff(ushort width = 640, uint height = 480) =>
        [.. "II*\0"u8, .. Little(8), 2, 0, 0, 1, 3, 0, .. Little(1), (byte)width, (byte)(width >> 8), 0, 0, 1, 1, 4, 0, .. Little(1), .. Little(height)];

    public static byte[] Heic(uint width = 640, uint height = 480) =>
    [
        .. Box("ftyp", [.. "heic"u8, .. Big(0)]),
        .. Box("meta", [.. Big(0), .. Box("iprp", Box("ipco", [.. Box("ispe", [.. Big(0), .. Big(160), .. Big(120)]), .. Box("ispe", [.. Big(0), .. Big(width), .. Big(height)])]))]),
    ];

    /// <summary>A picture of two items: the picture itself, and a thumbnail that is not turned.</summary>
    public static byte[] HeicTurned(byte turn, uint width = 4032, uint height = 3024, string brand = "heic", bool isWide = false) =>
    [
        .. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), .. Big(0)]),
        .. Box("meta",
        [
            .. Big(0),
            .. Box("pitm", isWide ? [1, 0, 0, 0, .. Big(7)] : [0, 0, 0, 0, 0, 7]),
            .. Box("iprp",
            [
                .. Box("ipco", [.. Box("ispe", [.. Big(0), .. Big(320), .. Big(240)]), .. Box("ispe", [.. Big(0), .. Big(width), .. Big(height)]), .. Box("imir", [1]), .. Box("irot", [turn])]),
                .. Box("ipma", isWide
                    ? [1, 0, 0, 1, .. Big(2), .. Big(6), 1, 0, 1, .. Big(7), 3, 0, 2, 0x80, 3, 0x80, 4]
                    : [0, 0, 0, 0, .. Big(2), 0, 6, 1, 1, 0, 7, 3, 2, 0x83, 0x84]),
            ]),
        ]),
    ];

    public static byte[] PngWithExif(byte[] note) => [.. Png()[..33], .. Big((uint)note.Length), .. "eXIf"u8, .. note, .. Big(0), .. Png()[33..]];

    public static byte[] WebpWithExif(byte[] note) =>
        Riff("WEBP", [.. "VP8X"u8, .. Little(10), 0x08, 0, 0, 0, 639 & 0xFF, 639 >> 8, 0, 479 & 0xFF, 479 >> 8, 0, .. "EXIF"u8, .. Little((uint)note.Length), .. note, .. new byte[note.Length & 1]]);

    public static byte[] Mp4(string brand = "isom", string handler = "vide", uint milliseconds = 5200, int width = 1280, int height = 720)
    {
        byte[] header = [0, 0, 0, 0, .. new byte[8], .. Big(1000), .. Big(milliseconds), .. new byte[80]];
        byte[] track = [0, 0, 0, 3, .. new byte[36], .. Big(0x10000), .. new byte[32], .. Big((uint)width << 16), .. Big((uint)height << 16)];
        var media = Box("mdia", Box("hdlr", [.. new byte[8], .. Encoding.ASCII.GetBytes(handler), .. new byte[13]]));
        byte[] movie = Box("moov", [.. Box("mvhd", header), .. Box("trak", [.. Box("tkhd", track), .. media])]);
        byte[] type = brand.Length == 0 ? [] : Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), .. Big(0)]);
        return [.. type, .. movie, .. Box("mdat", new byte[32])];
    }

    public static byte[] Avi(uint frames = 50, uint width = 640, uint height = 480) => Riff(
        "AVI ", [.. "LIST"u8, .. Little(68), .. "hdrl"u8, .. "avih"u8, .. Little(56), .. Little(40_000), .. new byte[12], .. Little(frames), .. new byte[12], .. Little(width), .. Little(height), .. new byte[16]]);

    public static byte[] Wav(uint bytesASecond = 8000, uint bytes = 20_000) =>
        Riff("WAVE", [.. "fmt "u8, .. Little(16), 1, 0, 1, 0, .. Little(8000), .. Little(bytesASecond), 1, 0, 8, 0, .. "data"u8, .. Little(bytes), .. new byte[bytes]]);

    /// <summary>Frames of 128 kbit/s at 44.1 kHz, each of 417 bytes and 1152 samples.</summary>
    public static byte[] Mp3(int frames = 100, bool hasTag = true) =>
        [.. hasTag ? [.. "ID3"u8, 4, 0, 0, 0, 0, 1, 0, .. new byte[128]] : Array.Empty<byte>(), .. Enumerable.Range(0, frames).SelectMany(_ => (byte[])[0xFF, 0xFB, 0x90, 0x64, .. new byte[413]])];

    /// <summary>Frames of 1024 samples at 44.1 kHz.</summary>
    public static byte[] Aac(int frames = 100) => [.. Enumerable.Range(0, frames).SelectMany(_ => (byte[])[0xFF, 0xF1, 0x50, 0x80, 0x02, 0x00, 0xFC, .. new byte[9]])];

    public static byte[] Flac(uint rate = 48_000, uint samples = 96_000)
    {
        var bits = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bits, ((ulong)rate << 44) | samples);
        return [.. "fLaC"u8, 0, 0, 0, 34, .. new byte[10], .. bits, .. new byte[16]];
    }

    public static byte[] Box(string type, byte[] body) => [.. Big((uint)(8 + body.Length)), .. Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] Riff(string type, byte[] body) => [.. "RIFF"u8, .. Little((uint)(4 + body.Length)), .. Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
