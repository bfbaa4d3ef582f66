using System.Collections.Concurrent;

namespace VideoWeb.Sandbox.Ledger;

/// <summary>How each provider was called: how often, when, and how much at once; and a bound for all of it. Thread-safe.</summary>
internal sealed class Traffic(SandboxOptions options, TimeProvider time)
{
    private const int KeptArrivals = 5_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly MinuteCount _calls = new(time);
    private readonly MinuteCount _controlCalls = new(time);

    public IReadOnlyList<TrafficCount> Counts => [.. _lanes.OrderBy(lane => lane.Key, StringComparer.Ordinal).Select(lane => lane.Value.Count(lane.Key))];

    /// <summary>Notes a call that has come; disposing the answer says that it is over.</summary>
    public IDisposable Begin(string provider, string method)
    {
        var lane = _lanes.GetOrAdd(provider, static _ => new Lane());
        lane.Add(new TrafficEntry(time.GetUtcNow(), method));
        return lane;
    }

    /// <summary>Counts a call against <see cref="SandboxOptions.MaxCallsPerMinute"/>.</summary>
    /// <returns>Null when it may be answered; else how long until the next one may.</returns>
    public TimeSpan? Admit() => _calls.Admit(options.MaxCallsPerMinute);

    /// <summary>The same for the calls by which a test looks on and asks for faults: providers that are busy do not keep it out.</summary>
    public TimeSpan? AdmitControl() => _controlCalls.Admit(options.MaxControlCallsPerMinute);

    public void Clear() => _lanes.Clear();

    private sealed class MinuteCount(TimeProvider time)
    {
        private readonly Lock _lock = new();
        private long _began = time.GetTimestamp();
        private int _calls;

        public TimeSpan? Admit(int limit)
        {
            lock (_lock)
            {
                if (time.GetElapsedTime(_began) >= Minute) { (_began, _calls) = (time.GetTimestamp(), 0); }
                if (_calls >= limit) { return Minute - time.GetElapsedTime(_began); }

                _calls++;
                return null;
            }
        }
    }

    private sealed class Lane : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly Queue<TrafficEntry> _arrivals = [];
        private int _calls;
        private int _inFlight;
        private int _most;

        public void Add(TrafficEntry entry)
        {
            lock (_lock)
            {
                _calls++;
                _most = Math.Max(_most, ++_inFlight);
                if (_arrivals.Count == KeptArrivals) { _arrivals.Dequeue(); }
                _arrivals.Enqueue(entry);
            }
        }

        /// <summary>Ends one call.</summary>
        public void Dispose()
        {
            lock (_lock) { _inFlight--; }
        }

        public TrafficCount Count(string provider)
        {
            lock (_lock) { return new TrafficCount(provider, _calls, _inFlight, _most, [.. _arrivals]); }
        }
    }
}

/// <summary>Calls to one provider.</summary>
/// <param name="MostInFlight">The largest number of calls that were unanswered at once.</param>
/// <param name="Arrivals">The last 5,000, oldest first.</param>
internal sealed record TrafficCount(string Provider, int Calls, int InFlight, int MostInFlight, IReadOnlyList<TrafficEntry> Arrivals);

/// <summary>When a call came, and by which HTTP method.</summary>
internal sealed record TrafficEntry(DateTimeOffset At, string Method);
