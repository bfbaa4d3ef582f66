namespace VideoWeb.Data.Tasks;

/// <summary>One life of the engine, from start to stop. The newest one alone may claim tasks.</summary>
internal sealed class EngineRunEntity
{
    public long Id { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it runs, and for ever when it died.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    public int Ready { get; init; }

    public int Unknown { get; init; }

    public int Accepted { get; init; }

    public int Succeeded { get; init; }

    public int SetAside { get; init; }
}
