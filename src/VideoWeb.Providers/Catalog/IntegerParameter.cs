namespace VideoWeb.Providers.Catalog;

/// <summary>A whole number in a range, or one of a few special values outside it.</summary>
public sealed record IntegerParameter : ParameterDescription
{
    public required long Minimum { get; init; }

    public required long Maximum { get; init; }

    /// <summary>Allowed values are <see cref="Minimum"/> plus a multiple of this; at least 1.</summary>
    public long Step { get; init; } = 1;

    public long? Default { get; init; }

    public NumberControl Control { get; init; }

    /// <summary>Allowed values outside the range, each with words: -1 "Let the model choose".</summary>
    public IReadOnlyList<SpecialInteger> Specials { get; init; } = [];
}
