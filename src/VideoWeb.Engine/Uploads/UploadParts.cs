using System.Collections.Concurrent;
using System.Security.Cryptography;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Uploads;

/// <summary>What is here of files that are being brought: one part file each, below the media folder. Its length is how much is here. Thread-safe.</summary>
internal sealed class UploadParts(MediaStore files, EngineOptions options)
{
    private const int BufferLength = 128 * 1024;

    private readonly ConcurrentDictionary<UploadId, bool> _turns = [];

    /// <summary>Where a part file lies; whether there is one is not asked.</summary>
    public string PathOf(Upload upload) => files.PathOf(MediaKeys.OfPart(upload.Workspace, upload.Id));

    /// <summary>Lets one at a time to a file. Null while another is at it; disposing the answer ends the turn.</summary>
    public IDisposable? TryEnter(UploadId upload) => _turns.TryAdd(upload, true) ? new Turn(() => _turns.TryRemove(upload, out _)) : null;

    /// <summary>How many bytes are here. Those of a part whose checksum nobody has compared are taken away.</summary>
    public long Settle(Upload upload)
    {
        var file = new FileInfo(PathOf(upload));
        if (!file.Exists) { return 0; }
        if (upload.CheckedLength is not { } right || file.Length <= right) { return file.Length; }

        using var part = file.Open(FileMode.Open, FileAccess.Write, FileShare.None);
        part.SetLength(right);
        return right;
    }

    /// <summary>Deletes what is here of it.</summary>
    public void Remove(Upload upload) => MediaStore.DeletePart(PathOf(upload));

    /// <summary>Whether the disk has so much room, and some to spare.</summary>
    public bool HasRoom(WorkspaceId workspace, long bytes)
    {
        var folder = Path.GetDirectoryName(files.PreparePart(MediaKeys.OfPart(workspace, UploadId.New())))!;
        return new DriveInfo(folder).AvailableFreeSpace - bytes >= options.MinFreeBytes;
    }

    /// <summary>Writes the next bytes behind those that are here, and makes them durable. Where the sender breaks off, what came stays, unless it had to be compared as a whole.</summary>
    /// <param name="offset">How many are here.</param>
    /// <param name="checksum">Null for none.</param>
    /// <exception cref="IOException">Our own disk failed.</exception>
    public async Task<PartOutcome> AppendAsync(Upload upload, long offset, Stream source, UploadChecksum? checksum, CancellationToken cancellationToken)
    {
        await using var part = new FileStream(PathOf(upload), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        part.Position = offset;
        using var hash = checksum is null ? null : IncrementalHash.CreateHash(checksum.Algorithm);
        var outcome = await CopyAsync(upload.Length - offset, source, part, hash, cancellationToken);
        if (outcome == PartOutcome.Written && hash is not null && !CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), checksum!.Value)) { outcome = PartOutcome.Mismatch; }
        if (outcome is PartOutcome.TooMuch or PartOutcome.Mismatch || (outcome == PartOutcome.BrokenOff && hash is not null)) { part.SetLength(offset); }
        DurableFile.Sync(part);
        return outcome;
    }

    private static async Task<PartOutcome> CopyAsync(long room, Stream source, FileStream part, IncrementalHash? hash, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferLength];
        while (true)
        {
            int read;
            try
            {
                read = await source.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException)
            {
                return PartOutcome.BrokenOff;
            }

            if (read == 0) { return PartOutcome.Written; }
            if (read > room) { return PartOutcome.TooMuch; }

            room -= read;
            hash?.AppendData(buffer, 0, read);
            // What has come is written whatever becomes of the sender.
            await part.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
        }
    }

    private sealed class Turn(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

internal enum PartOutcome
{
    Written,
    /// <summary>More came than was announced; nothing of it stays.</summary>
    TooMuch,
    /// <summary>The checksum is another one; nothing of it stays.</summary>
    Mismatch,
    BrokenOff,
}
