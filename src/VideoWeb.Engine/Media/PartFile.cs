using System.Security.Cryptography;
using VideoWeb.Engine.Archive;

namespace VideoWeb.Engine.Media;

/// <summary>Writes a stream into a file, bounded, hashed on the way and durable when it is whole. Nothing is buffered but the piece in hand.</summary>
internal static class PartFile
{
    private const int BufferLength = 128 * 1024;

    /// <returns>Null when the stream is longer than the limit.</returns>
    /// <exception cref="IOException">Our own disk failed, or the sender broke off.</exception>
    public static async Task<DownloadedFile?> WriteAsync(Stream source, long limit, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var buffer = new byte[BufferLength];
        var length = 0L;
        while (await source.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if ((length += read) > limit) { return null; }

            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        DurableFile.Sync(target);
        return new DownloadedFile(path, Convert.ToHexStringLower(hash.GetHashAndReset()), length, []);
    }
}
