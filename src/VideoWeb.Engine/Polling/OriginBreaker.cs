namespace VideoWeb.Engine.Polling;

/// <summary>The breakers of the origins that are asked. People type origins: one that nobody has asked for an hour is forgotten. Thread-safe.</summary>
internal sealed class OriginBreakers(TimeProvider time)
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, OriginBreaker> _breakers = [];
    private readonly SweepTurn _turn = new(time, Idle);

    /// <summary>How many origins it knows something of.</summary>
    public int Known
    {
        get { lock (_lock) { return _breakers.Count; } }
    }

    /// <param name="origin">Host and port.</param>
    public OriginBreaker Of(string origin)
    {
        lock (_lock)
        {
            if (_breakers.TryGetValue(origin, out var known)) { return known; }

            // What is new is what makes it grow.
            if (_turn.IsDue(_breakers.Count))
            {
                foreach (var (idle, _) in _breakers.Where(one => one.Value.IsForgettable(Idle)).ToList()) { _breakers.Remove(idle); }
                _turn.Take(_breakers.Count);
            }

            return _breakers[origin] = new OriginBreaker(time);
        }
    }
}

/// <summary>When it is worth while to look for what can be forgotten: once in a while, and sooner where much has come. Not thread-safe.</summary>
internal sealed class SweepTurn(TimeProvider time, TimeSpan interval)
{
    private const int Many = 256;

    private long _last = time.GetTimestamp();
    private int _sweepAt = Many;

    public bool IsDue(int count) => count >= _sweepAt || time.GetElapsedTime(_last) > interval;

    /// <param name="left">How many were kept. Half as many may come before the next one, so that each of many costs little.</param>
    public void Take(int left) => (_last, _sweepAt) = (time.GetTimestamp(), Math.Max(Many, left * 3 / 2));
}

/// <summary>
/// Holds back questions to an origin that has trouble: after several failures in a row it is left alone for a growing pause, then tried by one
/// question. When that is answered the others follow slowly at first, so that what was held back does not arrive all at once.
/// </summary>
/// <remarks>Thread-safe. Instants are the monotonic clock's.</remarks>
internal sealed class OriginBreaker(TimeProvider time)
{
    /// <summary>From the first answer until nothing is held back any more.</summary>
    public static readonly TimeSpan SlowStart = TimeSpan.FromSeconds(30);

    private const int Patience = 5;
    private const double FirstAllowance = 4;
    private static readonly TimeSpan Doubling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    // Longer than any question takes: a probe whose end was never told does not hold the origin back for ever.
    private static readonly TimeSpan LongestProbe = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private Phase _phase;
    private int _failures;
    private int _openings;
    private int _admitted;
    private long _began;
    private long _used = time.GetTimestamp();

    private enum Phase
    {
        Closed,
        Open,
        Probing,
        Recovering,
    }

    /// <summary>Nothing was asked of the origin for longer than anything is held against it.</summary>
    public bool IsForgettable(TimeSpan idle)
    {
        lock (_lock) { return time.GetElapsedTime(_used) > idle; }
    }

    /// <summary>Null when the question may be asked now, else how long to wait before trying again.</summary>
    public TimeSpan? Admit()
    {
        lock (_lock)
        {
            _used = time.GetTimestamp();
            var elapsed = time.GetElapsedTime(_began);
            switch (_phase)
            {
                case Phase.Open when elapsed < Pause:
                    return Pause - elapsed;
                case Phase.Probing when elapsed < LongestProbe:
                    return FirstPause;
                case Phase.Open or Phase.Probing:
                    Enter(Phase.Probing);
                    return null;
                case Phase.Recovering when elapsed < SlowStart:
                    return AdmitSlowly(elapsed);
                case Phase.Recovering:
                    (_phase, _openings) = (Phase.Closed, 0);
                    return null;
                default:
                    return null;
            }
        }
    }

    /// <summary>The origin answered, whatever it said.</summary>
    public void Answered()
    {
        lock (_lock)
        {
            _failures = 0;
            if (_phase is not (Phase.Open or Phase.Probing)) { return; }

            _admitted = 0;
            Enter(Phase.Recovering);
        }
    }

    /// <summary>The origin did not answer, or with trouble of its own.</summary>
    public void Failed()
    {
        lock (_lock)
        {
            // A question that was under way before the pause began says nothing new.
            if (_phase == Phase.Open) { return; }

            _failures++;
            if (_phase != Phase.Probing && _failures < Patience) { return; }

            _openings++;
            Enter(Phase.Open);
        }
    }

    /// <summary>The question was given up before an answer: another may be the probe.</summary>
    public void Withdrawn()
    {
        lock (_lock)
        {
            if (_phase == Phase.Probing) { _phase = Phase.Open; }
        }
    }

    private TimeSpan Pause
    {
        get
        {
            var doubled = FirstPause * Math.Pow(2, Math.Min(_openings - 1, 10));
            return doubled < LongestPause ? doubled : LongestPause;
        }
    }

    // What may have begun since the recovery did doubles every two seconds: 4 at once, 128 by the tenth second, 20,000 by the twenty-fifth.
    private TimeSpan? AdmitSlowly(TimeSpan elapsed)
    {
        if (_admitted < FirstAllowance * Math.Pow(2, elapsed / Doubling))
        {
            _admitted++;
            return null;
        }

        return (Doubling * Math.Log2((_admitted + 1) / FirstAllowance)) - elapsed + TimeSpan.FromMilliseconds(1);
    }

    private void Enter(Phase phase) => (_phase, _began) = (phase, time.GetTimestamp());
}
