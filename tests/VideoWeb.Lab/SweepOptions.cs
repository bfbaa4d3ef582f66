namespace VideoWeb.Lab;

/// <summary>Which positions are swept.</summary>
public sealed record SweepOptions
{
    /// <summary>One of <see cref="LabOrder.Providers"/>.</summary>
    public string Provider { get; init; } = "vidu";

    /// <summary>This one alone.</summary>
    public CallPosition? At { get; init; }

    /// <summary>So many, spread over the whole way; null for all.</summary>
    public int? Sample { get; init; }

    /// <summary>Processes at a time.</summary>
    public int Jobs { get; init; } = 2;
}
