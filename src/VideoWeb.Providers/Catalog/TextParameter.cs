namespace VideoWeb.Providers.Catalog;

/// <summary>A text.</summary>
public sealed record TextParameter : ParameterDescription
{
    /// <summary>In characters as providers count them (code points); null when no limit is stated.</summary>
    public int? MaxLength { get; init; }

    public bool Multiline { get; init; }

    public TextFormat Format { get; init; }

    public string? Default { get; init; }

    public string? Placeholder { get; init; }

    /// <summary>Values offered while typing; any other text is allowed too.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];
}
