using System.Collections.Concurrent;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine;

/// <summary>What is known of how long clips take, by model and length. Read from the tasks at most every few minutes for each kind.</summary>
public sealed class UsualTimes
{
    // Recent ones only: providers change.
    private const int Samples = 50;

    // Model names can be typed by people, so the number of kinds has no natural end.
    private const int MostKinds = 2_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly EngineTaskStore _tasks;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<DurationKey, (UsualTime? Usual, long Read)> _known = new();

    internal UsualTimes(EngineTaskStore tasks, TimeProvider time) => (_tasks, _time) = (tasks, time);

    /// <summary>Null while there are too few of them.</summary>
    public async ValueTask<UsualTime?> FindAsync(DurationKey key, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(key, out var known) && _time.GetElapsedTime(known.Read) < Kept) { return known.Usual; }

        var usual = UsualTime.Of(await _tasks.ListDurationsAsync(key, Samples, cancellationToken));
        if (_known.Count >= MostKinds) { _known.Clear(); }
        _known[key] = (usual, _time.GetTimestamp());
        return usual;
    }

    /// <summary>The same for every kind that these tasks have.</summary>
    public async Task<IReadOnlyDictionary<DurationKey, UsualTime>> FindAsync(IEnumerable<TaskRow> rows, CancellationToken cancellationToken)
    {
        var found = new Dictionary<DurationKey, UsualTime>();
        foreach (var key in rows.Select(DurationKey.Of).Distinct())
        {
            if (await FindAsync(key, cancellationToken) is { } usual) { found[key] = usual; }
        }

        return found;
    }
}
