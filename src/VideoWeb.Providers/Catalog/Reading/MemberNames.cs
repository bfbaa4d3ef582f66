namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>What may stand in the objects of a catalog file. <c>catalog.schema.json</c> says the same for editors; a test compares them.</summary>
internal static class MemberNames
{
    public static readonly IReadOnlyList<string> File = ["$schema", "providers"];

    public static readonly IReadOnlyList<string> Provider =
    [
        "use", "name", "summary", "documentation", "keys", "baseUrl", "auth", "dialect", "endpoints", "polling", "resultLifetimeSeconds",
        "capabilities", "definitions", "models",
    ];

    public static readonly IReadOnlyList<string> Endpoints = ["create", "query", "cancel", "list"];

    public static readonly IReadOnlyList<string> Polling = ["intervalSeconds", "usualSeconds", "overdueSeconds", "maxConcurrent", "maxPerMinute"];

    public static readonly IReadOnlyList<string> Capabilities = ["callback", "cancel", "marker", "maxConcurrent", "maxBodyBytes"];

    public static readonly IReadOnlyList<string> Definitions = ["parameters", "slots", "modes", "models"];

    public static readonly IReadOnlyList<string> Model = ["use", "name", "summary", "wireName", "wireNames", "modes", "parameters", "prices"];

    public static readonly IReadOnlyList<string> WireName = ["name", "when"];

    public static readonly IReadOnlyList<string> Prices = ["unit", "rows"];

    public static readonly IReadOnlyList<string> PriceRow = ["when", "first", "perSecond", "factor"];

    public static readonly IReadOnlyList<string> Mode = ["use", "label", "help", "createPath", "minimumMedia", "slots", "parameters"];

    public static readonly IReadOnlyList<string> Slot =
    [
        "use", "label", "help", "kind", "minimum", "maximum", "requiresAnyOf", "pixelsLike", "mention", "limits", "travel", "wirePath", "wireAsList",
    ];

    public static readonly IReadOnlyList<string> Limits =
    [
        "maxBytes", "totalBytes", "minSide", "maxSide", "minRatio", "maxRatio", "minPixels", "maxPixels", "pixelsFactor", "minSeconds",
        "maxSeconds", "totalSeconds", "formats",
    ];

    public static readonly IReadOnlyList<string> Wire = ["path", "type", "omit"];

    public static readonly IReadOnlyList<string> Choice = ["value", "label", "help"];

    public static readonly IReadOnlyList<string> Special = ["value", "label"];

    public static readonly IReadOnlyList<string> Condition = ["values", "isSet"];

    public static readonly IReadOnlyList<string> AnyParameter = ["use", "kind", "label", "help", "unit", "group", "required", "when", "wire"];

    /// <summary>What a parameter may hold beside <see cref="AnyParameter"/>, by its kind.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> OfKind = new Dictionary<string, IReadOnlyList<string>>
    {
        ["text"] = ["default", "maxLength", "multiline", "format", "placeholder", "suggestions"],
        ["integer"] = ["default", "minimum", "maximum", "step", "control", "specials"],
        ["number"] = ["default", "minimum", "maximum", "step", "control"],
        ["choice"] = ["default", "choices", "control", "allowsOther"],
        ["switch"] = ["default", "onValue"],
        ["seed"] = ["minimum", "maximum", "randomValue"],
        ["json"] = ["shape", "maxLength", "placeholder"],
        ["list"] = ["maxCount", "maxLength", "format"],
        ["map"] = ["maxCount", "maxLength", "knownNames"],
    };

    public static readonly IReadOnlyList<string> EveryParameter = [.. AnyParameter, .. OfKind.Values.SelectMany(names => names).Distinct()];
}
