namespace VideoWeb.Providers.Catalog;

/// <summary>A decimal number in a range.</summary>
public sealed record NumberParameter : ParameterDescription
{
    public required decimal Minimum { get; init; }

    public required decimal Maximum { get; init; }

    public decimal Step { get; init; } = 0.1m;

    public decimal? Default { get; init; }

    public NumberControl Control { get; init; }
}
