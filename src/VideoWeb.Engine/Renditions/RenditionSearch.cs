namespace VideoWeb.Engine.Renditions;

/// <summary>Where clips without renditions are looked for next, by their numbers: those that came since, then the older ones in runs from the newest back. Each is looked at once. Pure.</summary>
/// <param name="LookedUpTo">Of those that came since the start none below this is missing.</param>
/// <param name="Before">Older ones are looked through down to this; 0 when all are.</param>
internal sealed record RenditionSearch(long LookedUpTo, long Before)
{
    /// <summary>What is read at once of clips that have theirs already.</summary>
    public const long RunLength = 2_000;

    // A clip can be saved a little later than one with a greater number.
    private const long Late = 100;

    /// <param name="last">The newest clip's number at the start.</param>
    public static RenditionSearch From(long last) => new(last, last);

    /// <summary>Null when there is nowhere left to look.</summary>
    /// <param name="last">The newest clip's number now.</param>
    public RenditionRun? Next(long last) =>
        last > LookedUpTo ? new(Math.Max(0, LookedUpTo - Late), last)
        : Before > 0 ? new(Math.Max(0, Before - RunLength), Before)
        : null;

    /// <summary>After none was found in a run.</summary>
    public RenditionSearch Past(RenditionRun run) => run.UpTo > LookedUpTo ? this with { LookedUpTo = run.UpTo } : this with { Before = run.Above };
}

/// <param name="Above">Numbers greater than this,</param>
/// <param name="UpTo">and none greater than this.</param>
internal sealed record RenditionRun(long Above, long UpTo);
