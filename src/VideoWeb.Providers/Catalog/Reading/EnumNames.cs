namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>The words of a catalog file for the closed lists in the code.</summary>
internal static class EnumNames
{
    public static readonly IReadOnlyDictionary<string, AuthScheme> Auth = Names<AuthScheme>(("Bearer", AuthScheme.Bearer), ("Token", AuthScheme.Token));

    public static readonly IReadOnlyDictionary<string, CallbackKind> Callback =
        Names<CallbackKind>(("none", CallbackKind.None), ("unsigned", CallbackKind.Unsigned), ("vidu-hmac", CallbackKind.ViduHmac));

    public static readonly IReadOnlyDictionary<string, ParameterGroup> Group =
        Names<ParameterGroup>(("basic", ParameterGroup.Basic), ("advanced", ParameterGroup.Advanced), ("delivery", ParameterGroup.Delivery));

    public static readonly IReadOnlyDictionary<string, TextFormat> Format =
        Names<TextFormat>(("plain", TextFormat.Plain), ("url", TextFormat.Url), ("identifier", TextFormat.Identifier));

    public static readonly IReadOnlyDictionary<string, NumberControl> NumberControl =
        Names<NumberControl>(("box", Catalog.NumberControl.Box), ("slider", Catalog.NumberControl.Slider));

    public static readonly IReadOnlyDictionary<string, ChoiceControl> ChoiceControl =
        Names<ChoiceControl>(("list", Catalog.ChoiceControl.List), ("segmented", Catalog.ChoiceControl.Segmented), ("ratio", Catalog.ChoiceControl.Ratio));

    public static readonly IReadOnlyDictionary<string, JsonShape> Shape =
        Names<JsonShape>(("any", JsonShape.Any), ("object", JsonShape.Object), ("array", JsonShape.Array));

    public static readonly IReadOnlyDictionary<string, MediaKind> Media =
        Names<MediaKind>(("image", MediaKind.Image), ("video", MediaKind.Video), ("audio", MediaKind.Audio));

    public static readonly IReadOnlyDictionary<string, MediaTransferMode> Travel =
        Names<MediaTransferMode>(("url", MediaTransferMode.Url), ("data-uri", MediaTransferMode.DataUri), ("base64", MediaTransferMode.Base64));

    public static readonly IReadOnlyDictionary<string, OmitRule> Omit =
        Names<OmitRule>(("when-unset", OmitRule.WhenUnset), ("when-default", OmitRule.WhenDefault), ("never", OmitRule.Never));

    public static readonly IReadOnlyDictionary<string, WireType> Wire = Names<WireType>(
        ("string", WireType.String), ("integer", WireType.Integer), ("number", WireType.Number),
        ("boolean", WireType.Boolean), ("json", WireType.Json), ("json-text", WireType.JsonText));

    private static OrderedDictionary<string, T> Names<T>(params ReadOnlySpan<(string Word, T Value)> words)
    {
        var table = new OrderedDictionary<string, T>();
        foreach (var (word, value) in words) { table.Add(word, value); }
        return table;
    }
}
