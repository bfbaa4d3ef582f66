using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>Writes <see cref="CatalogContract"/> down as a JSON Schema, for editors and for whoever writes an overlay.</summary>
/// <remarks>Every member may be null, because null takes away what lies below.</remarks>
internal static class CatalogSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, indented.</summary>
    public static string Text { get; } = Write();

    private static string Write()
    {
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "VideoWeb catalog file",
            ["description"] = "Describes providers and their models. The files that come with the program are whole; an overlay in the data folder is laid over them as a JSON merge patch: "
                + "objects are joined member by member, everything else is replaced, null takes away. "
                + "What people read is a text in English, or an object of texts by language: { \"en\": \"Seed\", \"zh-Hans\": \"种子\" }. What changes the English replaces all its "
                + "languages, what names others alone adds them. Comments and trailing commas are allowed.",
            ["type"] = "object",
        };
        AddMembers(root, CatalogContract.File);
        // Only here nothing lies below that null could take away.
        root["properties"]!["$schema"] = new JsonObject { ["type"] = "string" };
        root["properties"]!["providers"]!["type"] = "object";
        root["required"] = new JsonArray("providers");
        root["$defs"] = new JsonObject
        {
            ["provider"] = Definition("A provider, or in an overlay what is different about one.", CatalogContract.Provider),
            ["model"] = Definition("A model.", CatalogContract.Model),
            ["mode"] = Definition("One of a model's mutually exclusive ways of working.", CatalogContract.Mode),
            ["slot"] = Definition("A place for media, or what is different about a shared one.", CatalogContract.Slot),
            ["parameter"] = Parameter(),
            ["when"] = Conditions(),
        };
        return root.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Definition(string description, ObjectRule rule) =>
        AddMembers(new JsonObject { ["type"] = "object", ["description"] = description }, rule);

    private static JsonObject Parameter()
    {
        var schema = Definition("A parameter, or what is different about a shared one.", CatalogContract.EveryParameter);
        schema["allOf"] = new JsonArray([.. CatalogContract.Parameter.Select(kind => new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind.Key } }, ["required"] = new JsonArray("kind") },
            ["then"] = new JsonObject
            {
                ["propertyNames"] = new JsonObject { ["enum"] = Texts(kind.Value.Names) },
                ["properties"] = Properties(kind.Value.Members.Except(CatalogContract.AnyParameter.Members)),
            },
        })]);
        return schema;
    }

    private static JsonObject AddMembers(JsonObject schema, ObjectRule rule)
    {
        schema["additionalProperties"] = false;
        schema["properties"] = Properties(rule.Members);
        if (rule.Required.Count > 0) { schema["required"] = Texts(rule.Required); }
        return schema;
    }

    private static JsonObject Properties(IEnumerable<(string Name, MemberRule Rule)> members) => new(members.GroupBy(member => member.Name)
        .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)Member([.. group.Select(member => member.Rule).Distinct()]))));

    // Kinds of parameters give the same name to different things; where the kind is not known, each of them fits.
    private static JsonObject Member(IReadOnlyList<MemberRule> rules) =>
        rules.Count == 1 ? Member(rules[0]) : new JsonObject { ["anyOf"] = new JsonArray([.. rules.Select(Member)]) };

    private static JsonObject Member(MemberRule rule)
    {
        if (rule is ConditionsRule) { return new JsonObject { ["$ref"] = "#/$defs/when" }; }

        var schema = Content(rule);
        if (rule.Description.Length > 0) { schema.Insert(0, "description", rule.Description); }
        return schema;
    }

    private static JsonObject Content(MemberRule rule)
    {
        switch (rule)
        {
            case TextRule text:
                var schema = OrNull("string");
                schema["maxLength"] = text.MaxLength;
                if (text.Pattern is { } pattern) { schema["pattern"] = pattern; }
                return schema;
            case LocalizedTextRule text:
                schema = new JsonObject { ["type"] = Texts(["string", "object", "null"]) };
                schema["maxLength"] = text.MaxLength;
                schema["propertyNames"] = new JsonObject { ["pattern"] = LocalizedTextReader.LanguagePattern };
                schema["additionalProperties"] = Content(new TextRule("", text.MaxLength));
                return schema;
            case IntegerRule integer:
                schema = OrNull("integer");
                if (integer.Minimum != long.MinValue) { schema["minimum"] = integer.Minimum; }
                if (integer.Maximum != long.MaxValue) { schema["maximum"] = integer.Maximum; }
                return schema;
            case NumberRule number:
                schema = OrNull("number");
                if (number.Minimum != decimal.MinValue) { schema["minimum"] = number.Minimum; }
                return schema;
            case SwitchRule: return OrNull("boolean");
            case WordRule words: return new JsonObject { ["enum"] = new JsonArray([.. words.Words.Select(word => (JsonNode)word), null]) };
            case TextListRule { Words: { } words }: return List(new JsonObject { ["enum"] = Texts(words) });
            case TextListRule list: return List(list.Pattern is { } items ? new JsonObject { ["type"] = "string", ["pattern"] = items } : new JsonObject { ["type"] = "string" });
            case ObjectListRule { AllowsText: true } list: return List(new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, Item(list)) });
            case ObjectListRule list: return List(Item(list));
            case ChildRule child: return AddMembers(OrNull("object"), child.Child);
            case TableRule table: return Table(table);
            case ScalarRule: return new JsonObject { ["type"] = Texts(["string", "number", "boolean", "null"]) };
            case AnyRule: return [];
            default: throw new InvalidOperationException($"{rule.GetType().Name} has no schema.");
        }
    }

    private static JsonObject Item(ObjectListRule list) => AddMembers(new JsonObject { ["type"] = "object" }, list.Item);

    private static JsonObject List(JsonObject items)
    {
        var schema = OrNull("array");
        schema["items"] = items;
        schema["maxItems"] = CatalogText.MaxEntries;
        return schema;
    }

    private static JsonObject Table(TableRule table)
    {
        var schema = OrNull("object");
        schema["propertyNames"] = new JsonObject { ["pattern"] = table.NamePattern };
        schema["additionalProperties"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/$defs/{table.Definition}" }, new JsonObject { ["type"] = "null" }),
        };
        return schema;
    }

    private static JsonObject Conditions()
    {
        var schema = OrNull("object");
        schema["description"] = "Conditions on other parameters, or on mode; all must hold. A value, a list of values, or { \"isSet\": true }.";
        var written = AddMembers(new JsonObject { ["type"] = "object" }, CatalogContract.Condition);
        written["properties"]!["values"] = new JsonObject { ["anyOf"] = new JsonArray([.. Values(), Null()]) };
        schema["additionalProperties"] = new JsonObject { ["anyOf"] = new JsonArray([.. Values(), Null(), written]) };
        return schema;

        static JsonObject[] Values() => [Plain(), new JsonObject { ["type"] = "array", ["items"] = Plain(), ["minItems"] = 1 }];
        static JsonObject Plain() => new() { ["type"] = Texts(["string", "number", "boolean"]) };
        static JsonObject Null() => new() { ["type"] = "null" };
    }

    private static JsonObject OrNull(string type) => new() { ["type"] = Texts([type, "null"]) };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
