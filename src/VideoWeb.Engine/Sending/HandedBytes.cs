namespace VideoWeb.Engine.Sending;

/// <summary>What was seen of one paid request on its way: the evidence by which its fate is judged. Thread-safe.</summary>
internal sealed class HandedBytes(SendDeadline deadline, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _count;
    private SendTimes _times = SendTimes.None;

    public long Count => Interlocked.Read(ref _count);

    public SendTimes Times
    {
        get { lock (_lock) { return _times; } }
    }

    /// <summary>Called before the bytes are handed on, since a failing write may still have sent.</summary>
    /// <exception cref="SendTooLateException">They would be the first ones, and it is too late for those.</exception>
    public void Add(int bytes)
    {
        if (Count == 0 && deadline.HasPassed) { throw new SendTooLateException(); }

        var now = time.GetUtcNow();
        lock (_lock) { _times = _times with { FirstByteAt = _times.FirstByteAt ?? now, LastByteAt = now }; }
        Interlocked.Add(ref _count, bytes);
    }

    /// <summary>Status and headers of the answer have come.</summary>
    public void HeadCame(int status)
    {
        var now = time.GetUtcNow();
        lock (_lock) { _times = _times with { HeadAt = now, Status = status }; }
    }
}
