namespace VideoWeb.Providers.Catalog;

/// <summary>A list of texts, sent as an array of strings.</summary>
public sealed record TextListParameter : ParameterDescription
{
    public required int MaxCount { get; init; }

    /// <summary>Characters of one item at most.</summary>
    public required int MaxLength { get; init; }

    public TextFormat Format { get; init; }
}
