using System.Buffers;
using System.Text;

namespace VideoWeb.Engine.Sending;

/// <summary>Reads a text of unknown length without trusting it.</summary>
internal static class BoundedText
{
    /// <summary>Reads to the end or to the limit, whichever comes first; what is not UTF-8 becomes replacement characters.</summary>
    public static async Task<(string Text, bool IsTruncated)> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(8 * 1024);
        try
        {
            var length = 0;
            while (length <= limit)
            {
                if (length == buffer.Length) { buffer = Grow(buffer); }

                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0) { return (Encoding.UTF8.GetString(buffer, 0, length), false); }
                length += read;
            }

            return (Encoding.UTF8.GetString(buffer, 0, limit), true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The beginning of a text, not cut inside a character.</summary>
    public static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
