namespace VideoWeb.Providers.Catalog.Reading;

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

    public static IReadOnlyList<WireType> Of(ParameterDescription parameter) => parameter switch
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
