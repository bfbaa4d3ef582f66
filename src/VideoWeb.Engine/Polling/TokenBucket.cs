namespace VideoWeb.Engine.Polling;

/// <summary>Lets so many pass a second, and a second's worth at once after a rest. Not thread-safe: its owner holds a lock.</summary>
internal sealed class TokenBucket(TimeProvider time, double perSecond)
{
    private double _tokens = Math.Max(1, perSecond);
    private long _filled = time.GetTimestamp();

    public double PerSecond => perSecond;

    /// <summary>Zero when one may pass now.</summary>
    public TimeSpan WaitForOne()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(Math.Max(1, perSecond), _tokens + (time.GetElapsedTime(_filled, now).TotalSeconds * perSecond));
        _filled = now;
        return _tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / perSecond);
    }

    /// <summary>After <see cref="WaitForOne"/> said zero.</summary>
    public void Take() => _tokens--;
}
