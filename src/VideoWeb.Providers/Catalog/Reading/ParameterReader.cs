using System.Text.Json;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>One parameter, from an object that is already complete.</summary>
internal static class ParameterReader
{
    private static readonly WireRule NoWire = new("", WireType.String);

    public static ParameterDescription? Read(string name, CatalogNode node, ProblemList problems)
    {
        if (!NameRules.IsParameter(name)) { problems.Add(node, Message.Of(MessageCode.CatalogParameterNameWrong, ("name", Phrases.Quoted(name)))); }
        if (node["kind"] is not { Kind: JsonValueKind.String } kindNode || !CatalogContract.Parameter.TryGetValue(kindNode.Scalar.GetString()!, out var rule))
        {
            var place = node["kind"] ?? node;
            problems.Add(place, node["kind"] is null
                ? Message.Of(MessageCode.CatalogKindMissing, ("name", Phrases.Quoted(name)))
                : Message.Of(MessageCode.CatalogNotOneOf, ("known", CatalogPhrases.List(CatalogContract.Parameter.Keys))));
            return null;
        }

        var before = problems.Count;
        var kind = kindNode.Scalar.GetString()!;
        var reader = new ObjectReader(node, problems, rule);
        var parameter = ReadKind(kind, name, reader, problems) with
        {
            Label = reader.RequiredLocalizedText("label"),
            Help = reader.LocalizedText("help"),
            Unit = reader.Text("unit"),
            Group = reader.Word("group", ParameterGroup.Basic),
            Required = reader.Switch("required") ?? false,
            When = ConditionReader.Read(reader, problems),
            Wire = ReadWire(kind, reader, problems),
        };
        ParameterRules.Check(parameter, reader, problems);
        return problems.Count == before ? WithDefault(parameter, node["default"]) : parameter;
    }

    private static ParameterDescription ReadKind(string kind, string name, ObjectReader reader, ProblemList problems) => kind switch
    {
        "text" => new TextParameter
        {
            Name = name,
            Label = "",
            Wire = NoWire,
            MaxLength = (int?)reader.Integer("maxLength"),
            Multiline = reader.Switch("multiline") ?? false,
            Format = reader.Word("format", TextFormat.Plain),
            Placeholder = reader.LocalizedText("placeholder"),
            Suggestions = reader.Texts("suggestions"),
            Names = reader.Texts("names"),
            Elsewhere = reader.Items("elsewhere").Select(item => ReadElsewhere(item, problems)).ToList(),
        },
        "integer" => new IntegerParameter
        {
            Name = name,
            Label = "",
            Wire = NoWire,
            Minimum = reader.RequiredInteger("minimum"),
            Maximum = reader.RequiredInteger("maximum"),
            Step = reader.Integer("step") ?? 1,
            Control = reader.Word("control", NumberControl.Box),
            Specials = reader.Items("specials").Select(item => ReadSpecial(item, problems)).ToList(),
        },
        "number" => new NumberParameter
        {
            Name = name,
            Label = "",
            Wire = NoWire,
            Minimum = reader.RequiredNumber("minimum"),
            Maximum = reader.RequiredNumber("maximum"),
            Step = reader.Number("step") ?? 0.1m,
            Control = reader.Word("control", NumberControl.Box),
        },
        "choice" => new ChoiceParameter
        {
            Name = name,
            Label = "",
            Wire = NoWire,
            Choices = reader.Items("choices").Select(item => ReadChoice(item, problems)).ToList(),
            Control = reader.Word("control", ChoiceControl.List),
            AllowsOther = reader.Switch("allowsOther") ?? false,
        },
        "switch" => new SwitchParameter { Name = name, Label = "", Wire = NoWire, OnValue = reader.Child("onValue")?.ToJson() },
        "seed" => new SeedParameter
        {
            Name = name,
            Label = "",
            Wire = NoWire,
            Minimum = reader.RequiredInteger("minimum"),
            Maximum = reader.RequiredInteger("maximum"),
            RandomValue = reader.Integer("randomValue"),
        },
        "json" => new JsonParameter
        {
            Name = name,
            Label = "",
            Wire = NoWire,
            Shape = reader.Word("shape", JsonShape.Any),
            MaxLength = (int)(reader.Integer("maxLength") ?? 65_536),
            Placeholder = reader.LocalizedText("placeholder"),
        },
        "list" => new TextListParameter
        {
            Name = name,
            Label = "",
            Wire = NoWire,
            MaxCount = (int)(reader.Integer("maxCount") ?? reader.Missing("maxCount", 1L)),
            MaxLength = (int)(reader.Integer("maxLength") ?? reader.Missing("maxLength", 1L)),
            Format = reader.Word("format", TextFormat.Plain),
        },
        "map" => new MapParameter
        {
            Name = name,
            Label = "",
            Wire = NoWire,
            MaxCount = (int)(reader.Integer("maxCount") ?? reader.Missing("maxCount", 1L)),
            MaxLength = (int)(reader.Integer("maxLength") ?? reader.Missing("maxLength", 1L)),
            KnownNames = reader.Texts("knownNames"),
        },
        _ => throw new InvalidOperationException($"The kind {kind} has names but no reading."),
    };

    /// <summary>The default has been checked like any value, so that it has the right type here.</summary>
    private static ParameterDescription WithDefault(ParameterDescription parameter, CatalogNode? value) => (parameter, value) switch
    {
        (_, null) => parameter,
        (TextParameter text, _) => text with { Default = value.Scalar.GetString() },
        (IntegerParameter integer, _) => integer with { Default = value.Scalar.GetInt64() },
        (NumberParameter number, _) => number with { Default = value.Scalar.GetDecimal() },
        (ChoiceParameter choice, _) => choice with { Default = value.Scalar.GetString() },
        (SwitchParameter toggle, _) => toggle with { Default = value.Scalar.GetBoolean() },
        _ => parameter,
    };

    private static Choice ReadChoice(CatalogNode item, ProblemList problems)
    {
        if (item.Kind == JsonValueKind.String) { return new Choice(item.Scalar.GetString()!, item.Scalar.GetString()!); }

        var reader = new ObjectReader(item, problems, CatalogContract.Choice);
        var value = reader.Text("value") ?? "";
        return new Choice(value, reader.LocalizedText("label") ?? value, reader.LocalizedText("help"));
    }

    private static NamesElsewhere ReadElsewhere(CatalogNode item, ProblemList problems)
    {
        var reader = new ObjectReader(item, problems, CatalogContract.NamesElsewhere);
        return new NamesElsewhere(reader.Text("names") ?? "", reader.Text("model") ?? "");
    }

    private static SpecialInteger ReadSpecial(CatalogNode item, ProblemList problems)
    {
        var reader = new ObjectReader(item, problems, CatalogContract.Special);
        return new SpecialInteger(reader.Integer("value") ?? 0, reader.LocalizedText("label") ?? "");
    }

    private static WireRule ReadWire(string kind, ObjectReader parameter, ProblemList problems)
    {
        if (parameter.Child("wire") is not { } node) { return parameter.Missing("wire", NoWire); }

        var reader = new ObjectReader(node, problems, CatalogContract.Wire);
        var path = "";
        if (reader.Child("path") is not { Kind: JsonValueKind.String } pathNode) { reader.Report("path", Message.Of(MessageCode.CatalogWirePathNoText)); }
        else if (!NameRules.IsWirePath(path = pathNode.Scalar.GetString()!)) { reader.Report("path", Message.Of(MessageCode.CatalogWirePathWrong)); }

        return new WireRule(path, reader.Word("type", WireTypes.Usual(kind)), reader.Word("omit", OmitRule.WhenUnset));
    }
}
