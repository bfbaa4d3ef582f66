using System.Text.Json;
using System.Text.RegularExpressions;

namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>The part of JSON Schema that the catalog's schema uses. A word it does not know is a failure, so that nothing goes unchecked.</summary>
internal sealed class JsonSchemaCheck(JsonElement root)
{
    private static readonly HashSet<string> Notes = ["$schema", "$defs", "title", "description"];

    /// <summary>Where a value does not fit, and why; empty when it does.</summary>
    public IReadOnlyList<string> Check(JsonElement value) => Check(root, value, "").ToList();

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string path)
    {
        if (schema.ValueKind is JsonValueKind.True) { return []; }
        if (schema.ValueKind is JsonValueKind.False) { return [$"{path}: nothing is allowed here"]; }

        return schema.EnumerateObject().Where(word => !Notes.Contains(word.Name)).SelectMany(word => Check(schema, word.Name, word.Value, value, path));
    }

    private IEnumerable<string> Check(JsonElement schema, string word, JsonElement rule, JsonElement value, string path) => word switch
    {
        "$ref" => Check(Definition(rule.GetString()!), value, path),
        "type" => Types(rule).Any(type => IsType(value, type)) ? [] : [$"{path}: {value.ValueKind} is not {rule.GetRawText()}"],
        "enum" => rule.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)) ? [] : [$"{path}: {value.GetRawText()} is not one of {rule.GetRawText()}"],
        "const" => JsonElement.DeepEquals(rule, value) ? [] : [$"{path}: {value.GetRawText()} is not {rule.GetRawText()}"],
        "required" => IsObject(value) ? rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}: {name} is missing") : [],
        "properties" => IsObject(value) ? Members(value).Where(member => rule.TryGetProperty(member.Name, out _)).SelectMany(member => Check(rule.GetProperty(member.Name), member.Value, $"{path}.{member.Name}")) : [],
        "additionalProperties" => IsObject(value) ? Members(value).Where(member => !IsProperty(schema, member.Name)).SelectMany(member => Check(rule, member.Value, $"{path}.{member.Name}")) : [],
        "propertyNames" => IsObject(value) ? Members(value).SelectMany(member => Check(rule, JsonSerializer.SerializeToElement(member.Name), $"{path}.{member.Name}")) : [],
        "items" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, index) => Check(rule, item, $"{path}[{index}]")) : [],
        "anyOf" => rule.EnumerateArray().Any(option => !Check(option, value, path).Any()) ? [] : [$"{path}: fits none of {rule.GetArrayLength()} forms"],
        "allOf" => rule.EnumerateArray().SelectMany(part => Check(part, value, path)),
        "if" => !Check(rule, value, path).Any() && schema.TryGetProperty("then", out var then) ? Check(then, value, path) : [],
        "then" => [],
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!) ? [] : [$"{path}: {value.GetRawText()} does not match {rule.GetRawText()}"],
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= rule.GetInt32() ? [] : [$"{path}: longer than {rule.GetRawText()}"],
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32() ? [] : [$"{path}: fewer than {rule.GetRawText()}"],
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32() ? [] : [$"{path}: more than {rule.GetRawText()}"],
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.GetDecimal() ? [] : [$"{path}: less than {rule.GetRawText()}"],
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= rule.GetDecimal() ? [] : [$"{path}: more than {rule.GetRawText()}"],
        _ => throw new InvalidOperationException($"This check does not know the word {word}."),
    };

    private static bool IsProperty(JsonElement schema, string name) => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _);

    private static bool IsObject(JsonElement value) => value.ValueKind == JsonValueKind.Object;

    private static IEnumerable<JsonProperty> Members(JsonElement value) => value.EnumerateObject();

    private static IEnumerable<string> Types(JsonElement rule) => rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Select(type => type.GetString()!) : [rule.GetString()!];

    private static bool IsType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new InvalidOperationException($"This check does not know the type {type}."),
    };

    private JsonElement Definition(string reference) => reference.Split('/').Skip(1).Aggregate(root, (place, name) => place.GetProperty(name));
}
