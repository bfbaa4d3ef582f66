using System.Buffers;
using System.Text;

namespace VideoWeb.Engine.Sending;

/// <summary>Reads a text of unknown length without trusting it, and keeps what had come when the reading breaks off.</summary>
internal sealed class ReceivedText
{
    /// <summary>What has come so far, or up to the limit; what is not UTF-8 becomes replacement characters. Null before anything came.</summary>
    public string? Text { get; private set; }

    /// <summary>The limit cut it.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Reads to the end or to the limit, whichever comes first. Called once.</summary>
    public async Task ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(8 * 1024);
        var length = 0;
        try
        {
            while (length <= limit)
            {
                if (length == buffer.Length) { buffer = Grow(buffer); }

                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0) { return; }
                length += read;
            }

            (length, IsTruncated) = (limit, true);
        }
        finally
        {
            if (length > 0) { Text = Encoding.UTF8.GetString(buffer, 0, length); }
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
