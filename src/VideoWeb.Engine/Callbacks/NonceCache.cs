using System.Collections.Concurrent;

namespace VideoWeb.Engine.Callbacks;

/// <summary>Nonces of signed callbacks, for as long as their signature would be accepted. Thread-safe.</summary>
internal sealed class NonceCache(TimeProvider time)
{
    private const int MostRemembered = 50_000;

    // Five minutes to either side of now.
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <summary>False when it was there before. A full memory believes nothing new until it has emptied: polling goes on meanwhile.</summary>
    public bool TryAdd(string nonce)
    {
        var now = time.GetTimestamp();
        if (_seen.Count >= MostRemembered)
        {
            foreach (var (old, at) in _seen)
            {
                if (time.GetElapsedTime(at, now) > Window) { _seen.TryRemove(old, out _); }
            }

            if (_seen.Count >= MostRemembered) { return false; }
        }

        return _seen.TryAdd(nonce, now);
    }
}
