using System.Text.Json;
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

    public required LocalizedText Label { get; init; }

    /// <summary>One or two sentences in the provider's sense.</summary>
    public LocalizedText? Help { get; init; }

    /// <summary>The unit shown beside the value, such as <c>s</c>.</summary>
    public string? Unit { get; init; }

    public ParameterGroup Group { get; init; }

    public bool Required { get; init; }

    /// <summary>All must hold, else the parameter is neither shown nor sent. Empty holds always.</summary>
    public IReadOnlyList<ParameterCondition> When { get; init; } = [];

    public required WireRule Wire { get; init; }
}

/// <summary>Where a parameter stands in the form.</summary>
public enum ParameterGroup
{
    Basic,
    Advanced,

    /// <summary>How the task is carried and marked, not what the clip looks like: callbacks, payload, metadata, time-out.</summary>
    Delivery,
}

/// <summary>A condition on another parameter. There is no expression language: a list of these is a conjunction.</summary>
/// <param name="Parameter">The other parameter's name, or <c>mode</c>.</param>
/// <param name="Values">It has one of these values, written as text (<c>true</c>, <c>5</c>, <c>720p</c>). Its default counts when it is unset. Null: see <paramref name="IsSet"/>.</param>
/// <param name="IsSet">True: it has a value of its own. False: it has none. Null: see <paramref name="Values"/>.</param>
public sealed record ParameterCondition(string Parameter, IReadOnlyList<string>? Values = null, bool? IsSet = null);

/// <summary>A text.</summary>
public sealed record TextParameter : ParameterDescription
{
    /// <summary>In characters as providers count them (code points); null when no limit is stated.</summary>
    public int? MaxLength { get; init; }

    public bool Multiline { get; init; }

    public TextFormat Format { get; init; }

    public string? Default { get; init; }

    /// <summary>An example, shown while the box is empty.</summary>
    public LocalizedText? Placeholder { get; init; }

    /// <summary>Values offered while typing; any other text is allowed too.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Patterns of which a value must fit one, <c>*</c> for any letters; empty when any value fits.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Names that belong to another model of the provider, because that has the limits for them; the first pattern that fits counts.</summary>
    public IReadOnlyList<NamesElsewhere> Elsewhere { get; init; } = [];
}

/// <param name="Names">A pattern; <c>*</c> stands for any letters.</param>
/// <param name="Model">What people call the model that takes them.</param>
public sealed record NamesElsewhere(string Names, string Model);

/// <summary>Patterns of models' names, such as <c>doubao-seedance-1-0-*</c>.</summary>
internal static class NamePattern
{
    /// <summary>Whether the whole name fits, in any case.</summary>
    public static bool Fits(string pattern, string name) => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);
}

/// <summary>What a text must look like.</summary>
public enum TextFormat
{
    Plain,

    /// <summary>An absolute http or https address.</summary>
    Url,

    /// <summary>Letters, digits and <c>._:/-</c>, without spaces: a model's name or an identifier.</summary>
    Identifier,
}

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

/// <summary>A value with a meaning of its own.</summary>
public sealed record SpecialInteger(long Value, LocalizedText Label);

/// <summary>A decimal number in a range.</summary>
public sealed record NumberParameter : ParameterDescription
{
    public required decimal Minimum { get; init; }

    public required decimal Maximum { get; init; }

    public decimal Step { get; init; } = 0.1m;

    public decimal? Default { get; init; }

    public NumberControl Control { get; init; }
}

/// <summary>A hint for the control of a number.</summary>
public enum NumberControl
{
    Box,

    /// <summary>A slider with a box beside it.</summary>
    Slider,
}

/// <summary>One of a list of values.</summary>
public sealed record ChoiceParameter : ParameterDescription
{
    public required IReadOnlyList<Choice> Choices { get; init; }

    public string? Default { get; init; }

    public ChoiceControl Control { get; init; }

    /// <summary>Whether a value that is not listed may be typed (EZModel's <c>size</c>).</summary>
    public bool AllowsOther { get; init; }
}

/// <param name="Value">What is sent, as text; an integer or boolean wire type converts it.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Help">One line more; null when the label says it all.</param>
public sealed record Choice(string Value, LocalizedText Label, LocalizedText? Help = null);

/// <summary>A hint for the control of a choice.</summary>
public enum ChoiceControl
{
    List,
    Segmented,

    /// <summary>Aspect ratios as drawn shapes.</summary>
    Ratio,
}

/// <summary>Yes or no.</summary>
public sealed record SwitchParameter : ParameterDescription
{
    /// <summary>What the provider assumes when nothing is sent; null when it does not say.</summary>
    public bool? Default { get; init; }

    /// <summary>What is sent when it is on, where that is not <c>true</c>: <c>[{"type":"web_search"}]</c>. When off, nothing is sent then.</summary>
    public JsonElement? OnValue { get; init; }
}

/// <summary>A random seed. Unset means random.</summary>
public sealed record SeedParameter : ParameterDescription
{
    public required long Minimum { get; init; }

    public required long Maximum { get; init; }

    /// <summary>The value that means "random" to the provider (-1, 0); null where only leaving it out does.</summary>
    public long? RandomValue { get; init; }
}

/// <summary>Free JSON, for fields that a provider leaves open.</summary>
public sealed record JsonParameter : ParameterDescription
{
    public JsonShape Shape { get; init; }

    /// <summary>Characters of the JSON text at most.</summary>
    public int MaxLength { get; init; } = 65_536;

    /// <summary>An example, shown while the box is empty.</summary>
    public LocalizedText? Placeholder { get; init; }
}

public enum JsonShape
{
    Any,
    Object,
    Array,
}

/// <summary>A list of texts, sent as an array of strings.</summary>
public sealed record TextListParameter : ParameterDescription
{
    public required int MaxCount { get; init; }

    /// <summary>Characters of one item at most.</summary>
    public required int MaxLength { get; init; }

    public TextFormat Format { get; init; }
}

/// <summary>Pairs of name and text, edited as rows and sent as an object or, with <see cref="WireType.JsonText"/>, as its text; such a text may hold any JSON in the place of texts.</summary>
public sealed record MapParameter : ParameterDescription
{
    public required int MaxCount { get; init; }

    /// <summary>Characters of one value at most.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Names the provider knows, offered first; any other name is allowed too.</summary>
    public IReadOnlyList<string> KnownNames { get; init; } = [];
}
