using System.Globalization;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>What must hold within one parameter, whatever the model.</summary>
internal static class ParameterRules
{
    /// <summary>Far inside what a decimal holds, so that counting steps cannot overflow.</summary>
    private const decimal MaxNumber = 1_000_000_000_000_000m;

    private const decimal MinStep = 0.000001m;

    public static void Check(ParameterDescription parameter, ObjectReader reader, ProblemList problems)
    {
        switch (parameter)
        {
            case IntegerParameter integer: CheckInteger(integer, reader); break;
            case NumberParameter number: CheckNumber(number, reader); break;
            case ChoiceParameter choice: CheckChoices(choice, reader, problems); break;
            case SeedParameter seed when seed.Minimum > seed.Maximum: reader.Report("minimum", Message.Of(MessageCode.CatalogRangeReversed)); break;
        }

        CheckWire(parameter, reader);
        if (reader.Child("default") is { } value && ValueCheck.Problem(parameter, value.ToJson()) is { } problem)
        {
            problems.Add(value, Message.Of(MessageCode.DefaultUnfit, ("problem", problem)));
        }
    }

    private static void CheckInteger(IntegerParameter integer, ObjectReader reader)
    {
        if (integer.Minimum > integer.Maximum) { reader.Report("minimum", Message.Of(MessageCode.CatalogRangeReversed)); }
        if (integer.Specials.DistinctBy(special => special.Value).Count() != integer.Specials.Count) { reader.Report("specials", Message.Of(MessageCode.CatalogSpecialTwice)); }
        if (integer.Specials.Any(special => special.Value >= integer.Minimum && special.Value <= integer.Maximum))
        {
            reader.Report("specials", Message.Of(MessageCode.CatalogSpecialInside));
        }
    }

    private static void CheckNumber(NumberParameter number, ObjectReader reader)
    {
        if (number.Minimum > number.Maximum) { reader.Report("minimum", Message.Of(MessageCode.CatalogRangeReversed)); }
        if (number.Step is < MinStep or > MaxNumber) { reader.Report("step", Message.Of(MessageCode.CatalogStepTooSmall, ("least", MinStep))); }
        if (number.Minimum < -MaxNumber || number.Maximum > MaxNumber) { reader.Report("minimum", Message.Of(MessageCode.CatalogNumberTooLarge, ("least", -MaxNumber), ("greatest", MaxNumber))); }
    }

    private static void CheckChoices(ChoiceParameter choice, ObjectReader reader, ProblemList problems)
    {
        if (choice.Choices.Count == 0) { reader.Report("choices", Message.Of(MessageCode.CatalogChoicesMissing)); }

        foreach (var twice in choice.Choices.GroupBy(item => item.Value).Where(group => group.Count() > 1))
        {
            reader.Report("choices", Message.Of(MessageCode.CatalogTwice, ("value", Phrases.Quoted(twice.Key))));
        }

        foreach (var (item, node) in choice.Choices.Zip(reader.Items("choices")).Where(pair => !FitsWire(pair.First.Value, choice.Wire.Type)))
        {
            problems.Add(node, Message.Of(MessageCode.CatalogChoiceUnfit, ("value", Phrases.Quoted(item.Value)), ("kind", Message.Of(choice.Wire.Type == WireType.Boolean ? MessageCode.JsonTrueOrFalse : MessageCode.JsonNumber))));
        }
    }

    private static bool FitsWire(string value, WireType type) => type switch
    {
        WireType.Integer => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        WireType.Number => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        WireType.Boolean => value is "true" or "false",
        _ => true,
    };

    private static void CheckWire(ParameterDescription parameter, ObjectReader reader)
    {
        var allowed = WireTypes.AllowedFor(parameter);
        if (reader.Has("wire") && !allowed.Contains(parameter.Wire.Type))
        {
            reader.Report("wire", Message.Of(MessageCode.CatalogWireTypeWrong, ("known", CatalogPhrases.List(EnumNames.Wire.Where(word => allowed.Contains(word.Value)).Select(word => word.Key)))));
        }

        if (parameter is ChoiceParameter { AllowsOther: true, Wire.Type: not WireType.String })
        {
            reader.Report("wire", Message.Of(MessageCode.CatalogOtherChoiceNotText));
        }

        var hasDefault = reader.Has("default");
        if (parameter.Wire.Omit != OmitRule.WhenUnset && !hasDefault) { reader.Report("wire", Message.Of(MessageCode.CatalogOmitWithoutDefault)); }
        if (parameter.Required && hasDefault && parameter.Wire is { Path.Length: > 0, Omit: not OmitRule.Never })
        {
            reader.Report("wire", Message.Of(MessageCode.CatalogRequiredOmitted));
        }
    }
}

/// <summary>Which JSON types a kind of parameter can be sent as.</summary>
internal static class WireTypes
{
    /// <summary>What is meant when a file names no type.</summary>
    public static WireType Usual(string kind) => kind switch
    {
        "integer" or "seed" => WireType.Integer,
        "number" => WireType.Number,
        "switch" => WireType.Boolean,
        "json" or "list" or "map" => WireType.Json,
        _ => WireType.String,
    };

    public static IReadOnlyList<WireType> AllowedFor(ParameterDescription parameter) => parameter switch
    {
        TextParameter => [WireType.String],
        IntegerParameter => [WireType.Integer, WireType.Number, WireType.String],
        NumberParameter => [WireType.Number, WireType.String],
        ChoiceParameter => [WireType.String, WireType.Integer, WireType.Number, WireType.Boolean],
        SwitchParameter { OnValue: not null } => [WireType.Json],
        SwitchParameter => [WireType.Boolean, WireType.String],
        SeedParameter => [WireType.Integer, WireType.String],
        JsonParameter or MapParameter => [WireType.Json, WireType.JsonText],
        TextListParameter => [WireType.Json, WireType.JsonText],
        _ => throw new InvalidOperationException($"No wire types are known for {parameter.GetType().Name}."),
    };
}
