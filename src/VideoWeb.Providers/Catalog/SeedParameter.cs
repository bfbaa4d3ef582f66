namespace VideoWeb.Providers.Catalog;

/// <summary>A random seed. Unset means random.</summary>
public sealed record SeedParameter : ParameterDescription
{
    public required long Minimum { get; init; }

    public required long Maximum { get; init; }

    /// <summary>The value that means "random" to the provider (-1, 0); null where only leaving it out does.</summary>
    public long? RandomValue { get; init; }
}
