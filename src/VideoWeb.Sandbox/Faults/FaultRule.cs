namespace VideoWeb.Sandbox.Faults;

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
