namespace VideoWeb.Data.Tasks;

/// <summary>One life of the engine and what it found when it began.</summary>
/// <param name="Id">Grows with each start; in the rows of what it claimed.</param>
/// <param name="StoppedAt">Null while it runs, and when it died.</param>
public sealed record EngineRun(long Id, DateTimeOffset StartedAt, DateTimeOffset? StoppedAt, TakenUp TakenUp);
