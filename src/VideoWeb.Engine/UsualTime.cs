namespace VideoWeb.Engine;

/// <summary>How long clips of a kind usually take, by those that were made here. Pure.</summary>
/// <param name="Half">Half of them were done by then.</param>
/// <param name="Most">Nine of ten were done by then.</param>
public sealed record UsualTime(TimeSpan Half, TimeSpan Most)
{
    /// <summary>With fewer than this nothing is said.</summary>
    public const int SamplesNeeded = 5;

    /// <summary>Null when there are too few.</summary>
    public static UsualTime? Of(IReadOnlyList<TimeSpan> durations)
    {
        if (durations.Count < SamplesNeeded) { return null; }

        var sorted = durations.Order().ToArray();
        return new UsualTime(Percentile(sorted, 0.5), Percentile(sorted, 0.9));
    }

    // Nearest rank: always a time that one of them really took.
    private static TimeSpan Percentile(TimeSpan[] sorted, double part) => sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
}
