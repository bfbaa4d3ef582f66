using System.Buffers.Binary;
using System.Text;

namespace VideoWeb.Tests.Engine;

/// <summary>The smallest webm and mkv files, element by element.</summary>
internal static class SampleMatroska
{
    private static readonly byte[] Unknown = [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];

    /// <param name="isOpen">Segment and cluster do not say how long they are, as of a recorder that streams.</param>
    /// <param name="milliseconds">0 leaves the length out.</param>
    public static byte[] File(string type = "webm", int width = 1280, int height = 720, double milliseconds = 5200, bool isOpen = false, bool hasVideo = true)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(length, milliseconds);
        byte[] info = Element([0x15, 0x49, 0xA9, 0x66], [.. Element([0x2A, 0xD7, 0xB1], [0x0F, 0x42, 0x40]), .. milliseconds > 0 ? Element([0x44, 0x89], length) : []]);
        byte[] video = hasVideo ? Element([0xE0], [.. Element([0xB0], [(byte)(width >> 8), (byte)width]), .. Element([0xBA], [(byte)(height >> 8), (byte)height])]) : [];
        byte[] tracks = Element([0x16, 0x54, 0xAE, 0x6B], Element([0xAE], [.. Element([0x83], [1]), .. Element([0x86], "V_VP9"u8.ToArray()), .. video]));
        byte[] inside = [.. Element([0xE7], [0]), .. Element([0xA3], new byte[40])];
        byte[] cluster = isOpen ? [0x1F, 0x43, 0xB6, 0x75, .. Unknown, .. inside] : Element([0x1F, 0x43, 0xB6, 0x75], inside);
        byte[] body = [.. info, .. tracks, .. cluster, .. isOpen ? cluster : []];
        byte[] head = Element([0x1A, 0x45, 0xDF, 0xA3], Element([0x42, 0x82], Encoding.ASCII.GetBytes(type)));
        return [.. head, .. isOpen ? [0x18, 0x53, 0x80, 0x67, .. Unknown, .. body] : Element([0x18, 0x53, 0x80, 0x67], body)];
    }

    // The size in two bytes, for bodies of up to 255.
    private static byte[] Element(byte[] id, byte[] body) => [.. id, 0x40, checked((byte)body.Length), .. body];
}
