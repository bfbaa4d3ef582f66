namespace VideoWeb.Providers.Catalog;

/// <summary>Pairs of name and text, edited as rows and sent as an object or, with <see cref="WireType.JsonText"/>, as its text.</summary>
public sealed record MapParameter : ParameterDescription
{
    public required int MaxCount { get; init; }

    /// <summary>Characters of one value at most.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Names the provider knows, offered first; any other name is allowed too.</summary>
    public IReadOnlyList<string> KnownNames { get; init; } = [];
}
