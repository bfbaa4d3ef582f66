using System.Collections.Concurrent;

namespace VideoWeb.Sandbox.Ledger;

/// <summary>How each provider was called: how often, when, and how much at once.</summary>
internal sealed class Traffic(TimeProvider time)
{
    private const int KeptArrivals = 5_000;

    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    public IReadOnlyList<TrafficCount> Counts => [.. _lanes.OrderBy(lane => lane.Key, StringComparer.Ordinal).Select(lane => lane.Value.Count(lane.Key))];

    /// <summary>Notes a call that has come; disposing the answer says that it is over.</summary>
    public IDisposable Enter(string provider, string method)
    {
        var lane = _lanes.GetOrAdd(provider, static _ => new Lane());
        lane.Enter(new Arrival(time.GetUtcNow(), method));
        return lane;
    }

    public void Clear() => _lanes.Clear();

    private sealed class Lane : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly Queue<Arrival> _arrivals = [];
        private int _calls;
        private int _inFlight;
        private int _most;

        public void Enter(Arrival arrival)
        {
            lock (_lock)
            {
                _calls++;
                _most = Math.Max(_most, ++_inFlight);
                if (_arrivals.Count == KeptArrivals) { _arrivals.Dequeue(); }
                _arrivals.Enqueue(arrival);
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
