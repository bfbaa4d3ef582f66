namespace VideoWeb.Engine.Media;

/// <summary>Reads on through a file in pieces, so that looking at each byte costs no call each.</summary>
internal sealed class FileWindow(Stream file)
{
    // Whoever looks ahead and comes back finds the bytes still there.
    private const int Behind = 16 * 1024;

    private readonly byte[] _bytes = new byte[64 * 1024];

    // Asking for it is a call of the system.
    private readonly long _end = file.Length;
    private long _start;
    private int _length;

    /// <summary>The bytes from a place on, at least as many as asked for unless the file ends before.</summary>
    /// <param name="atLeast">A few.</param>
    public ReadOnlySpan<byte> From(long at, int atLeast)
    {
        if (at >= _end) { return default; }
        if (at < _start || Math.Min(at + atLeast, _end) > _start + _length)
        {
            _start = file.Position = Math.Max(0, at - Behind);
            _length = file.ReadAtLeast(_bytes, _bytes.Length, throwOnEndOfStream: false);
        }

        return _bytes.AsSpan((int)(at - _start), _length - (int)(at - _start));
    }

    /// <summary>Where a byte stands next; null when it does not.</summary>
    public long? Find(byte wanted, long at)
    {
        for (var bytes = From(at, 1); !bytes.IsEmpty; bytes = From(at, 1))
        {
            if (bytes.IndexOf(wanted) is >= 0 and var offset) { return at + offset; }

            at += bytes.Length;
        }

        return null;
    }

    /// <summary>Where something else than this byte stands next; the limit or the file's end when it does not before.</summary>
    public long Skip(byte passed, long at, long limit)
    {
        while (at < limit)
        {
            var bytes = From(at, 1);
            if (bytes.IsEmpty) { return at; }
            if (bytes.IndexOfAnyExcept(passed) is >= 0 and var offset) { return Math.Min(at + offset, limit); }

            at += bytes.Length;
        }

        return limit;
    }
}
