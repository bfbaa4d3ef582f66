namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>The words of a catalog file for the closed lists in the code.</summary>
internal static class EnumNames
{
    public static readonly IReadOnlyDictionary<string, AuthScheme> Auth = Of<AuthScheme>(("Bearer", AuthScheme.Bearer), ("Token", AuthScheme.Token));

    public static readonly IReadOnlyDictionary<string, CallbackKind> Callback =
        Of<CallbackKind>(("none", CallbackKind.None), ("unsigned", CallbackKind.Unsigned), ("vidu-hmac", CallbackKind.ViduHmac));

    public static readonly IReadOnlyDictionary<string, ParameterGroup> Group =
        Of<ParameterGroup>(("basic", ParameterGroup.Basic), ("advanced", ParameterGroup.Advanced), ("delivery", ParameterGroup.Delivery));

    public static readonly IReadOnlyDictionary<string, TextFormat> Format =
        Of<TextFormat>(("plain", TextFormat.Plain), ("url", TextFormat.Url), ("identifier", TextFormat.Identifier));

    public static readonly IReadOnlyDictionary<string, NumberControl> NumberControl =
        Of<NumberControl>(("box", Catalog.NumberControl.Box), ("slider", Catalog.NumberControl.Slider));

    public static readonly IReadOnlyDictionary<string, ChoiceControl> ChoiceControl =
        Of<ChoiceControl>(("list", Catalog.ChoiceControl.List), ("segmented", Catalog.ChoiceControl.Segmented), ("ratio", Catalog.ChoiceControl.Ratio));

    public static readonly IReadOnlyDictionary<string, JsonShape> Shape =
        Of<JsonShape>(("any", JsonShape.Any), ("object", JsonShape.Object), ("array", JsonShape.Array));

    public static readonly IReadOnlyDictionary<string, MediaKind> Media =
        Of<MediaKind>(("image", MediaKind.Image), ("video", MediaKind.Video), ("audio", MediaKind.Audio));

    public static readonly IReadOnlyDictionary<string, MediaTravel> Travel =
        Of<MediaTravel>(("url", MediaTravel.Url), ("data-uri", MediaTravel.DataUri));

    public static readonly IReadOnlyDictionary<string, OmitRule> Omit =
        Of<OmitRule>(("when-unset", OmitRule.WhenUnset), ("when-default", OmitRule.WhenDefault), ("never", OmitRule.Never));

    public static readonly IReadOnlyDictionary<string, WireType> Wire = Of<WireType>(
        ("string", WireType.String), ("integer", WireType.Integer), ("number", WireType.Number),
        ("boolean", WireType.Boolean), ("json", WireType.Json), ("json-text", WireType.JsonText));

    private static OrderedDictionary<string, T> Of<T>(params ReadOnlySpan<(string Word, T Value)> words)
    {
        var table = new OrderedDictionary<string, T>();
        foreach (var (word, value) in words) { table.Add(word, value); }
        return table;
    }
}
