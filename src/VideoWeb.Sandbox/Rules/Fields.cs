using System.Globalization;
using System.Text.Json;

namespace VideoWeb.Sandbox.Rules;

/// <summary>
/// Reads the fields of one JSON object strictly. The first mistake is kept and every later reading goes on with a harmless value,
/// so that a provider's rules can be written straight down.
/// </summary>
/// <remarks>Types are exact: <c>"5"</c> is not an integer, <c>5.0</c> is not either, and null is not the same as leaving a field out.</remarks>
internal sealed class Fields
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private readonly JsonElement _object;
    private readonly string _path;
    private readonly Fields _root;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private FieldFault? _fault;

    private Fields(JsonElement value, string path, Fields? root)
    {
        _object = value;
        _path = path;
        _root = root ?? this;
    }

    /// <summary>The first mistake anywhere in the body.</summary>
    public FieldFault? Fault => _root._fault;

    public static Fields Read(ReadOnlyMemory<byte> body, string? contentType)
    {
        var fields = new Fields(JsonDocument.Parse("{}").RootElement, "", null);
        if (contentType is null || !contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            fields.Refuse(FieldFaultKind.Body, "", "The Content-Type must be application/json.");
            return fields;
        }
        try
        {
            var document = JsonDocument.Parse(body, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object) { return new Fields(document.RootElement, "", null); }
            fields.Refuse(FieldFaultKind.Body, "", "The body must be a JSON object.");
        }
        catch (JsonException error)
        {
            fields.Refuse(FieldFaultKind.Body, "", $"The body is not valid JSON: {error.Message}");
        }
        return fields;
    }

    public bool Has(string name) => _object.TryGetProperty(name, out _);

    public void Refuse(FieldFaultKind kind, string name, string message) => _root._fault ??= new FieldFault(kind, PathOf(name), message);

    /// <summary>To be called when all known fields were read: anything else is a mistake of the caller.</summary>
    public void RefuseTheRest()
    {
        foreach (var property in _object.EnumerateObject())
        {
            if (!_known.Contains(property.Name)) { Refuse(FieldFaultKind.Unwanted, property.Name, $"The field {PathOf(property.Name)} is not known here."); }
        }
    }

    /// <summary>A text of at most so many characters (code points). A required one must not be blank.</summary>
    public string? Text(string name, bool isRequired = false, int longest = int.MaxValue)
    {
        if (Take(name, JsonValueKind.String, "a string", isRequired) is not { } value) { return null; }
        var text = value.GetString()!;
        if (isRequired && string.IsNullOrWhiteSpace(text)) { Refuse(FieldFaultKind.Missing, name, $"The field {PathOf(name)} must not be empty."); }
        if (text.Length > longest && text.EnumerateRunes().Count() > longest)
        {
            Refuse(FieldFaultKind.Invalid, name, $"The field {PathOf(name)} is longer than {longest.ToString(CultureInfo.InvariantCulture)} characters.");
        }
        return text;
    }

    public string? Choice(string name, IReadOnlyCollection<string> allowed, bool isRequired = false)
    {
        var text = Text(name, isRequired);
        if (text is not null && !allowed.Contains(text)) { Refuse(FieldFaultKind.Invalid, name, $"The field {PathOf(name)} must be one of {string.Join(", ", allowed)}."); }
        return text;
    }

    public long? Integer(string name, long least, long most, bool isRequired = false)
    {
        if (Take(name, JsonValueKind.Number, "an integer", isRequired) is not { } value) { return null; }
        if (!value.TryGetInt64(out var number))
        {
            Refuse(FieldFaultKind.WrongType, name, $"The field {PathOf(name)} must be an integer.");
            return null;
        }
        if (number < least || number > most)
        {
            Refuse(FieldFaultKind.Invalid, name, string.Create(CultureInfo.InvariantCulture, $"The field {PathOf(name)} must be between {least} and {most}."));
        }
        return number;
    }

    public bool? Flag(string name)
    {
        if (!_object.TryGetProperty(name, out var value)) { return null; }
        _known.Add(name);
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) { return value.GetBoolean(); }
        Refuse(FieldFaultKind.WrongType, name, $"The field {PathOf(name)} must be true or false.");
        return null;
    }

    /// <summary>An integer, or its digits as a string, as some pages have it.</summary>
    public long? IntegerOrText(string name, long least, long most, bool isRequired = false)
    {
        if (!_object.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) { return Integer(name, least, most, isRequired); }
        _known.Add(name);
        if (!long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Refuse(FieldFaultKind.WrongType, name, $"The field {PathOf(name)} must be an integer.");
            return null;
        }
        if (number >= least && number <= most) { return number; }
        Refuse(FieldFaultKind.Invalid, name, string.Create(CultureInfo.InvariantCulture, $"The field {PathOf(name)} must be between {least} and {most}."));
        return number;
    }

    /// <summary>True or false, or that word as a string, as some pages have it.</summary>
    public bool? FlagOrText(string name)
    {
        if (!_object.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) { return Flag(name); }
        _known.Add(name);
        if (value.GetString() is "true" or "false") { return value.ValueEquals("true"); }
        Refuse(FieldFaultKind.WrongType, name, $"The field {PathOf(name)} must be true or false.");
        return null;
    }

    public string? Address(string name, MediaAddressRule rule, bool isRequired = false)
    {
        var text = Text(name, isRequired);
        if (text is not null && rule.Fault(text) is { } fault) { Refuse(FieldFaultKind.Address, name, $"The field {PathOf(name)} {fault}."); }
        return text;
    }

    /// <summary>A list of addresses. Null when the field is absent.</summary>
    public IReadOnlyList<string>? Addresses(string name, MediaAddressRule rule, int fewest, int most, bool isRequired = false)
    {
        if (Take(name, JsonValueKind.Array, "an array of strings", isRequired) is not { } value) { return null; }
        RefuseCount(name, value.GetArrayLength(), fewest, most);
        var addresses = new List<string>();
        foreach (var item in value.EnumerateArray())
        {
            var itemName = $"{name}[{addresses.Count.ToString(CultureInfo.InvariantCulture)}]";
            var text = item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
            if (item.ValueKind != JsonValueKind.String) { Refuse(FieldFaultKind.WrongType, itemName, $"The field {PathOf(itemName)} must be a string."); }
            else if (rule.Fault(text) is { } fault) { Refuse(FieldFaultKind.Address, itemName, $"The field {PathOf(itemName)} {fault}."); }
            addresses.Add(text);
        }
        return addresses;
    }

    /// <summary>A nested object, or null when the field is absent or not an object.</summary>
    public Fields? Child(string name, bool isRequired = false) =>
        Take(name, JsonValueKind.Object, "an object", isRequired) is { } value ? new Fields(value, PathOf(name), _root) : null;

    /// <summary>A list of objects. Null when the field is absent.</summary>
    public IReadOnlyList<Fields>? Children(string name, int fewest, int most, bool isRequired = false)
    {
        if (Take(name, JsonValueKind.Array, "an array of objects", isRequired) is not { } value) { return null; }
        RefuseCount(name, value.GetArrayLength(), fewest, most);
        var children = new List<Fields>();
        foreach (var item in value.EnumerateArray())
        {
            var itemName = $"{name}[{children.Count.ToString(CultureInfo.InvariantCulture)}]";
            if (item.ValueKind == JsonValueKind.Object) { children.Add(new Fields(item, PathOf(itemName), _root)); }
            else { Refuse(FieldFaultKind.WrongType, itemName, $"The field {PathOf(itemName)} must be an object."); }
        }
        return children;
    }

    /// <summary>A field whose content is nobody's business here.</summary>
    public JsonElement? Anything(string name)
    {
        if (!_object.TryGetProperty(name, out var value)) { return null; }
        _known.Add(name);
        return value;
    }

    private JsonElement? Take(string name, JsonValueKind kind, string kindWords, bool isRequired)
    {
        _known.Add(name);
        if (!_object.TryGetProperty(name, out var value))
        {
            if (isRequired) { Refuse(FieldFaultKind.Missing, name, $"The field {PathOf(name)} is required."); }
            return null;
        }
        if (value.ValueKind == kind) { return value; }
        Refuse(FieldFaultKind.WrongType, name, $"The field {PathOf(name)} must be {kindWords}.");
        return null;
    }

    private void RefuseCount(string name, int count, int fewest, int most)
    {
        if (count >= fewest && count <= most) { return; }
        var wanted = fewest == most ? fewest.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{fewest} to {most}");
        Refuse(FieldFaultKind.Count, name, string.Create(CultureInfo.InvariantCulture, $"The field {PathOf(name)} must hold {wanted} items, not {count}."));
    }

    private string PathOf(string name) => _path.Length == 0 ? name : name.Length == 0 ? _path : $"{_path}.{name}";
}

/// <summary>The first thing wrong with a request.</summary>
/// <param name="Kind">Which sort of mistake, for the provider's own code.</param>
/// <param name="Field">Path of the field, such as <c>content[1].image_url.url</c>; empty for the body as a whole.</param>
/// <param name="Message">A sentence for the caller.</param>
internal sealed record FieldFault(FieldFaultKind Kind, string Field, string Message);

internal enum FieldFaultKind
{
    /// <summary>The body as a whole cannot be read.</summary>
    Body,
    Missing,
    WrongType,
    /// <summary>A number out of range, a word that is not in the list, a text that is too long.</summary>
    Invalid,
    /// <summary>The field is not known, or does not go with the other fields.</summary>
    Unwanted,
    /// <summary>Too many or too few items.</summary>
    Count,
    /// <summary>An address or a data URI that cannot be used.</summary>
    Address,
    UnknownModel,
}
