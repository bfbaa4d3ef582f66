namespace VideoWeb.Providers.Catalog;

/// <summary>One of a list of values.</summary>
public sealed record ChoiceParameter : ParameterDescription
{
    public required IReadOnlyList<Choice> Choices { get; init; }

    public string? Default { get; init; }

    public ChoiceControl Control { get; init; }

    /// <summary>Whether a value that is not listed may be typed (EZModel's <c>size</c>).</summary>
    public bool AllowsOther { get; init; }
}
