using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoWeb.Providers.Catalog;

/// <summary>What a user has set, by parameter name. A name that is missing is unset; the description's default then applies.</summary>
/// <remarks>
/// Values are JSON, so that a wrong type can be held and reported rather than lost. Whole numbers and decimals are JSON numbers, choices and
/// texts strings, switches booleans, lists and maps arrays and objects. Immutable; equal when all values are deeply equal.
/// </remarks>
[JsonConverter(typeof(Converter))]
public sealed class ParameterValues : IEquatable<ParameterValues>
{
    private readonly ImmutableSortedDictionary<string, JsonElement> _values;

    private ParameterValues(ImmutableSortedDictionary<string, JsonElement> values) => _values = values;

    public static ParameterValues Empty { get; } = new(ImmutableSortedDictionary<string, JsonElement>.Empty.WithComparers(StringComparer.Ordinal));

    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The value, or null when it is unset.</summary>
    public JsonElement? this[string name] => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value when it is a string, else null.</summary>
    public string? Text(string name) => this[name] is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The value when it is a whole number that fits, else null.</summary>
    public long? Integer(string name) => this[name] is { } value ? JsonNumber.Whole(value) : null;

    /// <summary>The value when it is a number that fits, else null.</summary>
    public decimal? Number(string name) => this[name] is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) ? number : null;

    /// <summary>The value when it is a boolean, else null.</summary>
    public bool? Switch(string name) => this[name] switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    public ParameterValues With(string name, string value) => With(name, JsonSerializer.SerializeToElement(value));

    public ParameterValues With(string name, long value) => With(name, JsonSerializer.SerializeToElement(value));

    public ParameterValues With(string name, decimal value) => With(name, JsonSerializer.SerializeToElement(value));

    public ParameterValues With(string name, bool value) => With(name, JsonSerializer.SerializeToElement(value));

    /// <summary>Sets a value; JSON null and undefined unset it.</summary>
    public ParameterValues With(string name, JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? Without(name) : new(_values.SetItem(name, value.Clone()));

    public ParameterValues Without(string name) => new(_values.Remove(name));

    /// <summary>A JSON object with the names in ordinal order.</summary>
    public string ToJson() => JsonSerializer.Serialize(_values);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a JSON object.</exception>
    public static ParameterValues FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return FromElement(document.RootElement);
    }

    public bool Equals(ParameterValues? other) =>
        other is not null && _values.Count == other._values.Count
        && _values.All(pair => other._values.TryGetValue(pair.Key, out var value) && JsonElement.DeepEquals(pair.Value, value));

    public override bool Equals(object? obj) => Equals(obj as ParameterValues);

    public override int GetHashCode() => _values.Keys.Aggregate(_values.Count, (hash, name) => HashCode.Combine(hash, name));

    private static ParameterValues FromElement(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().Aggregate(Empty, (values, member) => values.With(member.Name, member.Value))
        : throw new JsonException("Parameter values are a JSON object.");

    /// <summary>The object of <see cref="ToJson"/> inside a larger document.</summary>
    private sealed class Converter : JsonConverter<ParameterValues>
    {
        public override ParameterValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return FromElement(document.RootElement);
        }

        public override void Write(Utf8JsonWriter writer, ParameterValues value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value._values, options);
    }
}
