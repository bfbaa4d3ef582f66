using System.Buffers.Binary;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Media;

/// <summary>Reads the main header of an avi: <c>RIFF size "AVI " LIST size "hdrl" "avih" size</c>, then microseconds a frame:4 … frames:4 at 16, width:4 at 32, height:4 at 36.</summary>
internal static class AviReader
{
    /// <exception cref="MediaFormatException">The header is missing or says nothing that can be.</exception>
    public static AviHeader Read(Stream file)
    {
        var bytes = FileBytes.Read(file, 12, 60).AsSpan();
        if (!FileBytes.Names(bytes, 0, "LIST"u8) || !FileBytes.Names(bytes, 8, "hdrl"u8) || !FileBytes.Names(bytes, 12, "avih"u8)) { throw new MediaFormatException(MessageCode.MediaAviHeaderMissing); }

        var header = bytes[20..];
        var (frame, frames) = (BinaryPrimitives.ReadUInt32LittleEndian(header), BinaryPrimitives.ReadUInt32LittleEndian(header[16..]));
        var (width, height) = (BinaryPrimitives.ReadInt32LittleEndian(header[32..]), BinaryPrimitives.ReadInt32LittleEndian(header[36..]));
        if (frame == 0 || frames == 0 || width <= 0 || height <= 0) { throw new MediaFormatException(MessageCode.MediaAviLengthMissing); }

        return new AviHeader(width, height, Math.Round((decimal)frame * frames / 1_000_000, 3));
    }
}
