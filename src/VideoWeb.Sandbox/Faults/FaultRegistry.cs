using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoWeb.Sandbox.Http;

namespace VideoWeb.Sandbox.Faults;

/// <summary>The faults that were asked for by the control API. In memory: a restart forgets them.</summary>
internal sealed class FaultRegistry
{
    /// <summary>Rules at most: each call passes all of them.</summary>
    public const int MaxRules = 1_000;

    /// <summary>Tasks that a rule with <c>times</c> counts; further ones go well.</summary>
    public const int MaxCounted = 200_000;

    private const int MaxTextLength = 1_000;

    private readonly Lock _lock = new();
    private volatile IReadOnlyList<Entry> _entries = [];

    public IReadOnlyList<FaultRule> Rules => [.. _entries.Select(entry => entry.Rule)];

    /// <summary>Takes further rules, all or none.</summary>
    /// <returns>What is wrong with them, empty when they are taken; null when there would be too many.</returns>
    public IReadOnlyList<string>? Add(IReadOnlyList<FaultRule> rules)
    {
        var problems = rules.SelectMany(ProblemsOf).ToList();
        if (problems.Count > 0) { return problems; }

        lock (_lock)
        {
            if (_entries.Count + rules.Count > MaxRules) { return null; }
            _entries = [.. _entries, .. rules.Select(rule => new Entry(rule))];
        }
        return problems;
    }

    public void Clear()
    {
        lock (_lock) { _entries = []; }
    }

    /// <summary>The fault that strikes this call; null for none. The first rule that strikes decides.</summary>
    public FaultKind? Choose(FaultStage stage, string provider, SandboxKey key, string prompt)
    {
        foreach (var entry in _entries)
        {
            if (entry.Stage == stage && entry.Strike(provider, key, prompt) is { } fault) { return fault; }
        }
        return null;
    }

    private static IEnumerable<string> ProblemsOf(FaultRule rule)
    {
        if (rule.Faults.Count == 0) { yield return "A rule names at least one fault."; }
        foreach (var name in rule.Faults.Where(name => FaultCatalog.Find(name) is null)) { yield return $"There is no fault {name}. The page /sandbox lists them all."; }
        if (rule.Faults.Select(FaultCatalog.Find).OfType<FaultKind>().Select(fault => fault.Stage).Distinct().Count() > 1) { yield return "The faults of one rule are of one stage."; }
        if (rule.Faults.Count > FaultCatalog.All.Count()) { yield return "A rule names each fault once."; }
        if (Math.Max(rule.Key?.Length ?? 0, rule.Marker?.Length ?? 0) > MaxTextLength) { yield return "A key or a marker has at most 1,000 characters."; }
        if (rule.Probability is not (>= 0 and <= 1)) { yield return "A probability is between 0 and 1."; }
        if (rule.Nth < 1 || rule.Times < 1) { yield return "nth and times count from 1."; }
        if ((rule.Nth ?? rule.Times) is not null && rule.Faults.Any(name => FaultCatalog.Find(name)?.Stage == FaultStage.Callback))
        {
            yield return "nth and times do not go with callbacks, which are looked for again and again.";
        }
    }

    private sealed class Entry(FaultRule rule)
    {
        private readonly FaultKind[] _faults = [.. rule.Faults.Select(name => FaultCatalog.Find(name)!)];
        private readonly ConcurrentDictionary<UInt128, int> _struck = new();
        private int _counted;
        private int _matched;

        public FaultRule Rule => rule;

        public FaultStage Stage => _faults[0].Stage;

        public FaultKind? Strike(string provider, SandboxKey key, string prompt)
        {
            if (rule.Provider is { } wanted && wanted != provider) { return null; }
            if (rule.Key is { } owner && owner != key.Text && owner != key.Fingerprint) { return null; }
            if (rule.Marker is { } marker && !prompt.Contains(marker, StringComparison.Ordinal)) { return null; }
            if (rule.Nth is { } nth && Interlocked.Increment(ref _matched) != nth) { return null; }

            // By the prompt and not by the order of calls, so that a run with the same prompts meets the same faults however its calls interleave.
            var dice = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{rule.Seed}|{provider}|{prompt}")));
            if (BinaryPrimitives.ReadUInt32LittleEndian(dice) >= rule.Probability * (uint.MaxValue + 1.0)) { return null; }
            if (rule.Times is { } times && CountOf(BinaryPrimitives.ReadUInt128LittleEndian(dice)) > times) { return null; }
            return _faults[BinaryPrimitives.ReadUInt32LittleEndian(dice.AsSpan(4)) % _faults.Length];
        }

        // By a hash of the prompt, which may be long, and of so many at most.
        private int CountOf(UInt128 task)
        {
            if (_counted >= MaxCounted && !_struck.ContainsKey(task)) { return int.MaxValue; }

            var count = _struck.AddOrUpdate(task, 1, (_, count) => count == int.MaxValue ? count : count + 1);
            if (count == 1) { Interlocked.Increment(ref _counted); }
            return count;
        }
    }
}

/// <summary>When which faults strike. Every filter that is given must match.</summary>
internal sealed record FaultRule
{
    /// <summary>Names from the catalog, all of one stage. Where there are several, each task gets one of them by the seed.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>Only this provider's tasks.</summary>
    public string? Provider { get; init; }

    /// <summary>Only tasks of this key: the key itself or its fingerprint.</summary>
    public string? Key { get; init; }

    /// <summary>Only tasks with this text in their prompt.</summary>
    public string? Marker { get; init; }

    /// <summary>Share of tasks that are struck, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Decides, together with the prompt, which tasks are struck and by which fault.</summary>
    public int Seed { get; init; }

    /// <summary>Only the n-th call that this rule matches, counted from 1.</summary>
    public int? Nth { get; init; }

    /// <summary>At most so many calls of each task; later ones go well.</summary>
    public int? Times { get; init; }
}
