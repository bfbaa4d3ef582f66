using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;

namespace VideoWeb.Sandbox.Tasks;

/// <summary>An append-only file of JSON lines. A line is on the disk before <see cref="AppendAsync"/> returns.</summary>
/// <remarks>
/// Lines that arrive together share one flush, so that thousands of tasks a second do not mean thousands of flushes.
/// A process that is killed while writing leaves a torn last line; the next start cuts it off, as nobody was told of it.
/// </remarks>
internal sealed class JournalFile : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Channel<PendingLine> _pending = Channel.CreateUnbounded<PendingLine>(new UnboundedChannelOptions { SingleReader = true });
    private readonly FileStream _file;
    private readonly Task _writing;
    private long _length;

    /// <summary>Opens or creates the file and reads what it holds.</summary>
    /// <exception cref="InvalidDataException">A line other than the last cannot be read.</exception>
    /// <exception cref="IOException">The file is in use by another process, or cannot be read.</exception>
    public JournalFile(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        Entries = ReadEntries(path);
        _length = _file.Length;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>What the file held when it was opened, in the order of writing.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; }

    /// <summary>Bytes so far, with those that are on their way to the disk.</summary>
    public long Length => Volatile.Read(ref _length);

    public async Task AppendAsync(JournalEntry entry)
    {
        var line = new PendingLine([.. JsonSerializer.SerializeToUtf8Bytes(entry, Json), (byte)'\n']);
        Interlocked.Add(ref _length, line.Bytes.Length);
        await _pending.Writer.WriteAsync(line);
        await line.Written.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _pending.Writer.TryComplete();
        await _writing;
        await _file.DisposeAsync();
    }

    private List<JournalEntry> ReadEntries(string path)
    {
        var content = new byte[_file.Length];
        _file.ReadExactly(content);

        var entries = new List<JournalEntry>();
        var start = 0;
        while (start < content.Length)
        {
            var length = content.AsSpan(start).IndexOf((byte)'\n');
            var isLast = length < 0 || start + length + 1 == content.Length;
            var entry = length < 0 ? null : Parse(content.AsSpan(start, length));
            if (entry is null && !isLast)
            {
                throw new InvalidDataException($"The sandbox journal {path} cannot be read at byte {start}. Delete the file to start with an empty sandbox.");
            }
            if (entry is null) { break; }

            entries.Add(entry);
            start += length + 1;
        }

        _file.SetLength(start);
        _file.Position = start;
        return entries;
    }

    private static JournalEntry? Parse(ReadOnlySpan<byte> line)
    {
        try { return JsonSerializer.Deserialize<JournalEntry>(line, Json); }
        catch (JsonException) { return null; }
    }

    private async Task WriteAsync()
    {
        var batch = new List<PendingLine>();
        while (await _pending.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < 256 && _pending.Reader.TryRead(out var line)) { batch.Add(line); }

            var end = _file.Length;
            try
            {
                foreach (var line in batch) { _file.Write(line.Bytes); }
                _file.Flush(flushToDisk: true);
            }
            catch (IOException error)
            {
                // Nothing half-written may stay: a torn line in the middle would make the file unreadable.
                _file.SetLength(end);
                _file.Position = end;
                foreach (var line in batch) { line.Written.SetException(error); }
                continue;
            }
            foreach (var line in batch) { line.Written.SetResult(); }
        }
    }

    private sealed record PendingLine(byte[] Bytes)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>One line of the journal: a task was created, or something happened to the task named by provider and id.</summary>
/// <param name="Event">What happened; decides which of the other members are set.</param>
/// <param name="At">When, by the sandbox's clock.</param>
/// <param name="Provider">Provider of the task.</param>
/// <param name="Id">Id of the task.</param>
/// <param name="Task">The whole task, for <see cref="JournalEvent.Created"/> only.</param>
/// <param name="State">The state word that was announced, for <see cref="JournalEvent.Announced"/> only.</param>
internal sealed record JournalEntry(JournalEvent Event, DateTimeOffset At, string Provider, string Id, SandboxTask? Task = null, string? State = null);

internal enum JournalEvent
{
    Created,
    Cancelled,
    Deleted,
    Announced,
}
