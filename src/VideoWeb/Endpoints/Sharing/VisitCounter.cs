using System.Net;
using VideoWeb.Data.Sharing;
using VideoWeb.Security;

namespace VideoWeb.Endpoints.Sharing;

/// <summary>Counts somebody who looks at a link once, however many of its pages they open: visitors have no cookie, so by their address. Thread-safe.</summary>
internal sealed class VisitCounter(TimeProvider time)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    private readonly Dictionary<(ShareLinkId Link, string Client), DateTimeOffset> _seen = [];
    private readonly Lock _lock = new();

    /// <summary>Whether it is a visit and not the next page of one.</summary>
    public bool IsNew(ShareLinkId link, IPAddress? address)
    {
        var (now, visit) = (time.GetUtcNow(), (link, ClientPartition.Of(address)));
        lock (_lock)
        {
            var isNew = !_seen.TryGetValue(visit, out var last) || now - last >= Pause;
            if (isNew && _seen.Count >= MostRemembered) { Forget(now); }

            _seen[visit] = now;
            return isNew;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var over in _seen.Where(visit => now - visit.Value >= Pause).Select(visit => visit.Key).ToList()) { _seen.Remove(over); }
        if (_seen.Count >= MostRemembered) { _seen.Clear(); }
    }
}
