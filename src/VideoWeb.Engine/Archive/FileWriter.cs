using System.Security.Cryptography;
using VideoWeb.Data.Storage;

namespace VideoWeb.Engine.Archive;

/// <summary>Writes what is received, hashes it on the way and makes it durable.</summary>
internal static class FileWriter
{
    private const int BufferLength = 128 * 1024;
    private const int StartLength = 16;

    /// <param name="start">How many bytes at the beginning of the file stay; they are read again for the hash.</param>
    /// <param name="limit">Of the whole file, in bytes.</param>
    /// <returns>Null when there is more than the limit.</returns>
    /// <exception cref="ReceiveException">The sender broke off. What came by then is in the file.</exception>
    /// <exception cref="IOException">Our own disk failed.</exception>
    public static async Task<DownloadedFile?> CopyAsync(Stream source, long start, long limit, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = new FileStream(
            path, start > 0 ? FileMode.Open : FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var buffer = new byte[BufferLength];
        var head = new byte[StartLength];
        var length = 0L;
        while (length < start)
        {
            var read = await target.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, start - length)), cancellationToken);
            if (read == 0) { throw new IOException($"{Path.GetFileName(path)} is shorter than it was."); }
            Add(buffer.AsSpan(0, read));
        }

        while (await ReceiveAsync(source, buffer, cancellationToken) is var read and > 0)
        {
            if (length + read > limit) { return null; }

            // Hashed while it is being written: both take about as long.
            var writing = target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            Add(buffer.AsSpan(0, read));
            await writing;
        }

        DurableFile.Sync(target);
        return new DownloadedFile(path, Convert.ToHexStringLower(hash.GetHashAndReset()), length, head[..(int)Math.Min(length, StartLength)]);

        void Add(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            if (length < StartLength) { bytes[..Math.Min(bytes.Length, StartLength - (int)length)].CopyTo(head.AsSpan((int)length)); }
            length += bytes.Length;
        }
    }

    // A broken connection and a broken disk both throw IOException, and only one of them is ours.
    private static async ValueTask<int> ReceiveAsync(Stream source, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException error)
        {
            throw new ReceiveException(error);
        }
    }
}
