using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Media;

/// <summary>Reads small pieces of a file at given places. What a header says of places and lengths is not believed.</summary>
internal static class FileBytes
{
    /// <exception cref="MediaFormatException">The file ends before.</exception>
    public static byte[] Read(Stream file, long at, int count)
    {
        if (at < 0 || at > file.Length - count) { throw new MediaFormatException(MessageCode.MediaCutOff); }

        var bytes = new byte[count];
        file.Position = at;
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The first bytes, fewer when the file has fewer.</summary>
    public static byte[] Start(Stream file, int count) => Read(file, 0, (int)Math.Min(count, file.Length));

    /// <summary>Four characters of a chunk's or a box's name.</summary>
    public static bool Names(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> name) => bytes.Length >= at + name.Length && bytes.Slice(at, name.Length).SequenceEqual(name);
}
