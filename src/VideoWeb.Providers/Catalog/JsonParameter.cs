namespace VideoWeb.Providers.Catalog;

/// <summary>Free JSON, for fields that a provider leaves open.</summary>
public sealed record JsonParameter : ParameterDescription
{
    public JsonShape Shape { get; init; }

    /// <summary>Characters of the JSON text at most.</summary>
    public int MaxLength { get; init; } = 65_536;

    public string? Placeholder { get; init; }
}
