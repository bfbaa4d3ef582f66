namespace VideoWeb.Engine.Polling;

/// <summary>Holds back questions to an origin that has trouble: after several failures in a row it is left alone for a growing pause, then tried by one question.</summary>
/// <remarks>Thread-safe. Instants are the monotonic clock's.</remarks>
internal sealed class OriginBreaker(TimeProvider time)
{
    private const int Patience = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private int _troubles;
    private long _pauseBegan;
    private TimeSpan _pause;
    private bool _isProbing;

    /// <summary>Null when the question may be asked now, else how long to wait before trying again.</summary>
    public TimeSpan? Admit()
    {
        lock (_lock)
        {
            if (_troubles < Patience) { return null; }

            var left = _pause - time.GetElapsedTime(_pauseBegan);
            if (left > TimeSpan.Zero) { return left; }
            if (_isProbing) { return FirstPause; }

            _isProbing = true;
            return null;
        }
    }

    /// <summary>The origin answered, whatever it said.</summary>
    public void Answered()
    {
        lock (_lock) { (_troubles, _isProbing) = (0, false); }
    }

    /// <summary>The origin did not answer, or with trouble of its own.</summary>
    public void Failed()
    {
        lock (_lock)
        {
            _troubles++;
            _isProbing = false;
            if (_troubles < Patience) { return; }

            var doubled = FirstPause * Math.Pow(2, Math.Min(_troubles - Patience, 10));
            _pause = doubled < LongestPause ? doubled : LongestPause;
            _pauseBegan = time.GetTimestamp();
        }
    }

    /// <summary>The question was given up before an answer: another may be the probe.</summary>
    public void Withdrawn()
    {
        lock (_lock) { _isProbing = false; }
    }
}
