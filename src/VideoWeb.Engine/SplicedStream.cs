namespace VideoWeb.Engine;

/// <summary>A file of which a piece is replaced by other bytes, to be read from any place. The file stays its owner's until this is disposed, and is then disposed with it.</summary>
internal sealed class SplicedStream : Stream
{
    private readonly Stream _file;
    private readonly byte[] _piece;
    private readonly long _start;
    private readonly long _end;
    private long _position;

    /// <param name="file">Seekable; its position is changed.</param>
    /// <param name="piece">What stands in place of the file's bytes from <paramref name="start"/> to <paramref name="end"/>.</param>
    public SplicedStream(Stream file, byte[] piece, long start, long end) => (_file, _piece, _start, _end) = (file, piece, start, end);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _file.Length - (_end - _start) + _piece.Length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A place in a file is not negative.");
    }

    public override int Read(Span<byte> buffer)
    {
        if (TakeOfPiece(buffer) is var taken and > 0) { return taken; }

        _file.Position = PlaceInFile;
        return Advance(_file.Read(buffer[..MostOfFile(buffer.Length)]));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (TakeOfPiece(buffer.Span) is var taken and > 0) { return taken; }

        _file.Position = PlaceInFile;
        return Advance(await _file.ReadAsync(buffer[..MostOfFile(buffer.Length)], cancellationToken));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => Length };

    public override void Flush()
    {
        // It is only read.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) { _file.Dispose(); }
        base.Dispose(disposing);
    }

    private long PlaceInFile => _position < _start ? _position : _position - _start - _piece.Length + _end;

    // Not beyond the place where the piece begins.
    private int MostOfFile(int count) => _position < _start ? (int)Math.Min(count, _start - _position) : count;

    private int TakeOfPiece(Span<byte> buffer)
    {
        if (_position < _start || _position >= _start + _piece.Length) { return 0; }

        var rest = _piece.AsSpan((int)(_position - _start));
        var taken = Math.Min(rest.Length, buffer.Length);
        rest[..taken].CopyTo(buffer);
        return Advance(taken);
    }

    private int Advance(int read)
    {
        _position += read;
        return read;
    }
}
