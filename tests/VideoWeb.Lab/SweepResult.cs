namespace VideoWeb.Lab;

/// <summary>What a sweep has found.</summary>
/// <param name="Swept">Positions at which a process was killed.</param>
/// <param name="Unhurt">Runs that ended before the position came.</param>
/// <param name="Violations">One text for each position at which a promise was broken.</param>
public sealed record SweepResult(IReadOnlyCollection<CallPosition> Swept, int Unhurt, IReadOnlyCollection<string> Violations)
{
    public override string ToString() =>
        $"positions swept {Swept.Count}, violated {Violations.Count} ("
        + string.Join(", ", Swept.CountBy(position => position.Call).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")) + ")";
}
