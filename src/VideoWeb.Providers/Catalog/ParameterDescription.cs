using System.Text.Json.Serialization;

namespace VideoWeb.Providers.Catalog;

/// <summary>One parameter of a model in a mode: how it is asked for, what it allows and how it is sent. The kinds are closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TextParameter), "text")]
[JsonDerivedType(typeof(IntegerParameter), "integer")]
[JsonDerivedType(typeof(NumberParameter), "number")]
[JsonDerivedType(typeof(ChoiceParameter), "choice")]
[JsonDerivedType(typeof(SwitchParameter), "switch")]
[JsonDerivedType(typeof(SeedParameter), "seed")]
[JsonDerivedType(typeof(JsonParameter), "json")]
[JsonDerivedType(typeof(TextListParameter), "list")]
[JsonDerivedType(typeof(MapParameter), "map")]
public abstract record ParameterDescription
{
    /// <summary>Unique within its mode; the same name means the same thing across models, so that values can be carried over.</summary>
    public required string Name { get; init; }

    public required string Label { get; init; }

    /// <summary>One or two sentences in the provider's sense.</summary>
    public string? Help { get; init; }

    /// <summary>The unit shown beside the value, such as <c>s</c>.</summary>
    public string? Unit { get; init; }

    public ParameterGroup Group { get; init; }

    public bool Required { get; init; }

    /// <summary>All must hold, else the parameter is neither shown nor sent. Empty holds always.</summary>
    public IReadOnlyList<ParameterCondition> When { get; init; } = [];

    public required WireRule Wire { get; init; }
}
