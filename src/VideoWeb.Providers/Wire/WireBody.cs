using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;

namespace VideoWeb.Providers.Wire;

/// <summary>Builds the JSON body of a request from the wire rules of the catalog.</summary>
/// <remarks>
/// Members stand in the order in which they are added. <see cref="Create"/> adds the model, the prompt, the media and then the other parameters in
/// form order, so that the same input always makes the same bytes.
/// </remarks>
public sealed class WireBody
{
    private const string ModelMember = "model";
    private const string PromptName = "prompt";

    private readonly JsonObject _root = [];
    private readonly GenerationInput _input;
    private readonly IReadOnlyList<ParameterDescription> _sent;

    public WireBody(GenerationInput input)
    {
        _input = input;
        _sent = [.. ConditionRules.Shown(input.Mode, input.Values).Where(parameter => parameter.Wire.Path.Length > 0)];
    }

    /// <summary>The whole body of an input, for dialects whose fields are all plain members.</summary>
    public static WireBody Create(GenerationInput input)
    {
        var body = new WireBody(input);
        body.AddModel();
        body.AddPrompt();
        body.AddMedia();
        body.AddParameters();
        return body;
    }

    /// <summary>The name that the model has under these values, or the name that the user typed.</summary>
    public void AddModel()
    {
        if (WireNames.Listed(_input) is { } name) { _root[ModelMember] = name.Name; }
        AddAll(_sent.Where(parameter => parameter.Wire.Path == ModelMember));
    }

    public void AddPrompt() => AddAll(_sent.Where(parameter => parameter.Name == PromptName));

    public void AddMedia()
    {
        foreach (var slot in _input.Mode.Slots)
        {
            var addresses = _input.Media.Where(item => item.Slot == slot.Name).Select(item => (JsonNode)JsonValue.Create(MediaAddress.Sent(item.Address, slot, _input))).ToList();
            if (addresses.Count > 0) { Set(slot.WirePath, slot.WireAsList ? new JsonArray([.. addresses]) : addresses[0]); }
        }
    }

    /// <summary>Everything but the model and the prompt.</summary>
    public void AddParameters() => AddAll(_sent.Where(parameter => parameter.Wire.Path != ModelMember && parameter.Name != PromptName));

    /// <summary>Whether a top member stands in the body already.</summary>
    public bool Has(string member) => _root.ContainsKey(member);

    /// <summary>
    /// Sets a member by its path. Lists that are set on one another follow each other (Vidu's first and last frame share one list); objects
    /// are joined, and a value set by its own path wins over a joined one.
    /// </summary>
    /// <exception cref="InvalidOperationException">A part of the path holds something that is not an object: the catalog contradicts itself.</exception>
    public void Set(string path, JsonNode? value)
    {
        var names = path.Split('.');
        var parent = _root;
        foreach (var name in names[..^1])
        {
            if (parent[name] is null) { parent[name] = new JsonObject(); }
            parent = parent[name] as JsonObject ?? throw new InvalidOperationException($"'{path}' cannot be set: '{name}' is not an object.");
        }
        switch (parent[names[^1]], value)
        {
            case (JsonArray present, JsonArray added):
                foreach (var item in added.ToList()) { added.Remove(item); present.Add(item); }
                break;
            case (JsonObject present, JsonObject added):
                Join(present, added);
                break;
            default:
                parent[names[^1]] = value;
                break;
        }
    }

    /// <summary>The body as it goes on the wire.</summary>
    public string ToJson() => WireJson.Write(_root);

    private void AddAll(IEnumerable<ParameterDescription> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (SentValue(parameter) is { } value) { Set(parameter.Wire.Path, WireValue.From(value, parameter.Wire.Type)); }
        }
    }

    // Null when the parameter is left out.
    private JsonElement? SentValue(ParameterDescription parameter)
    {
        var value = _input.Values[parameter.Name] is { } set && !IsEmpty(set) ? set : (JsonElement?)null;
        var preset = Default(parameter);
        if (value is null && parameter.Wire.Omit == OmitRule.Never) { value = preset; }
        if (value is null) { return null; }
        if (parameter.Wire.Omit == OmitRule.WhenDefault && preset is { } usual && JsonElement.DeepEquals(value.Value, usual)) { return null; }
        if (parameter is SwitchParameter { OnValue: { } onValue }) { return value.Value.ValueKind == JsonValueKind.True ? onValue : null; }
        return parameter is IntegerParameter or SeedParameter && JsonNumber.Whole(value.Value) is { } whole ? JsonSerializer.SerializeToElement(whole) : value;
    }

    private static JsonElement? Default(ParameterDescription parameter) => parameter switch
    {
        TextParameter { Default: { } text } => JsonSerializer.SerializeToElement(text),
        ChoiceParameter { Default: { } choice } => JsonSerializer.SerializeToElement(choice),
        IntegerParameter { Default: { } whole } => JsonSerializer.SerializeToElement(whole),
        NumberParameter { Default: { } number } => JsonSerializer.SerializeToElement(number),
        SwitchParameter { Default: { } flag } => JsonSerializer.SerializeToElement(flag),
        _ => null,
    };

    // A cleared field is an unset one.
    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        _ => false,
    };

    // What is there came by a control of its own and stays; free JSON beside it only adds.
    private static void Join(JsonObject present, JsonObject added)
    {
        foreach (var (name, value) in added.ToList())
        {
            if (present[name] is JsonObject inner && value is JsonObject innerAdded) { Join(inner, innerAdded); }
            else if (!present.ContainsKey(name)) { added.Remove(name); present[name] = value; }
        }
    }
}

/// <summary>How an input's model is called on the wire.</summary>
internal static class WireNames
{
    private const string ModelMember = "model";

    /// <summary>The name that the catalog gives it under these values; null when the user types it.</summary>
    public static WireName? Listed(GenerationInput input) => input.Model.WireNames.FirstOrDefault(name => ConditionRules.Holds(name.When, input.Mode, input.Values));

    /// <summary>The name; null when none is known yet.</summary>
    public static string? Of(GenerationInput input) => Listed(input)?.Name
        ?? (input.Mode.Parameters.FirstOrDefault(parameter => parameter.Wire.Path == ModelMember) is { } typed ? ConditionRules.EffectiveText(typed, input.Values) : null);
}

/// <summary>Turns a value into the JSON type that the provider asks for.</summary>
internal static class WireValue
{
    /// <summary>
    /// A value that cannot be of the type stands as it came: the check refuses it before anything is sent, and a preview of an
    /// unfinished form shows it.
    /// </summary>
    public static JsonNode? From(JsonElement value, WireType type) => type switch
    {
        WireType.String => JsonValue.Create(PlainText(value)),
        WireType.Integer when value.ValueKind == JsonValueKind.String
            && long.TryParse(PlainText(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        WireType.Integer when JsonNumber.Whole(value) is { } number => JsonValue.Create(number),
        WireType.Number when value.ValueKind == JsonValueKind.String
            && decimal.TryParse(PlainText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        WireType.Boolean when value.ValueKind == JsonValueKind.String && bool.TryParse(PlainText(value), out var flag) => JsonValue.Create(flag),
        WireType.JsonText => JsonValue.Create(WrittenOut(value)),
        _ => WireJson.ToNode(value),
    };

    private static string PlainText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Read(value) ?? "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    // A text is taken for JSON that somebody has already written out.
    private static string WrittenOut(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? PlainText(value) : WireJson.Write(WireJson.ToNode(value)!);
}
