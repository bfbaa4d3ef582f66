using VideoWeb.Providers.Catalog.Checking;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>What may stand in the objects of a catalog file. The reader checks by it, and <see cref="CatalogSchema"/> writes it down for editors.</summary>
internal static class CatalogContract
{
    private const string IdPattern = "^[a-z0-9][a-z0-9-]*$";
    private const string ModelIdPattern = "^[a-z0-9][a-z0-9._-]*$";
    private const string ParameterPattern = "^[a-z0-9][a-z0-9_]*$";
    private const string AddressPattern = "^https?://";
    private const string EndpointPattern = "^(GET|POST|DELETE) /[A-Za-z0-9/._~:{}-]*$";
    private const string PathPattern = "^/[A-Za-z0-9/._~:-]*$";
    private const string WirePathPattern = @"^([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*)?$";

    private const int MaxItems = 100;

    public static readonly ObjectRule Condition = new(("values", new AnyRule("")), ("isSet", new SwitchRule("Whether it has a value of its own.")));

    public static readonly ObjectRule File = new(
        ("$schema", new TextRule("")),
        ("providers", new TableRule("Providers by id.", IdPattern, "provider")));

    public static readonly ObjectRule Endpoints = new(
        ("create", new TextRule("Makes a task.", Pattern: EndpointPattern)),
        ("query", new TextRule("Asks for one task; {id} stands for its id.", Pattern: EndpointPattern)),
        ("cancel", new TextRule("Cancels a task.", Pattern: EndpointPattern)),
        ("list", new TextRule("Lists tasks.", Pattern: EndpointPattern)));

    public static readonly ObjectRule Polling = new(
        ("intervalSeconds", new IntegerRule("Between two questions for one task.", 1, 600)),
        ("usualSeconds", new IntegerRule("How long a clip usually takes.", 1, 86_400)),
        ("overdueSeconds", new IntegerRule("After this a task is shown as overdue.", 60, 604_800)),
        ("maxConcurrent", new IntegerRule("Questions in flight at once through one connection; 8 when left out.", 1, 256)),
        ("maxPerMinute", new IntegerRule("Questions in a minute through one connection; 1200 when left out.", 1, 60_000)));

    public static readonly ObjectRule Capabilities = new(
        ("callback", new WordRule<CallbackKind>("Whether and how it calls back; none when absent.", EnumNames.Callback)),
        ("cancel", new SwitchRule("Whether a task can be cancelled.")),
        ("marker", new TextRule("The body field that the query answer echoes unchanged.")),
        ("maxConcurrent", new IntegerRule("Tasks in flight per connection; 0 or absent when no limit is known.", 0, 10_000)),
        ("maxBodyBytes", new IntegerRule("Bytes of the whole create request at most.", 1)));

    public static readonly ObjectRule Definitions = new(
        ("parameters", new TableRule("Shared parameters by name.", ParameterPattern, "parameter")),
        ("slots", new TableRule("Shared slots by name.", ParameterPattern, "slot")),
        ("modes", new TableRule("Shared modes by id.", IdPattern, "mode")),
        ("models", new TableRule("Shared beginnings of models.", ModelIdPattern, "model")));

    public static readonly ObjectRule Provider = new(
        ("use", new TextRule("Another provider to start from: a relay of the same API needs a few lines only.")),
        ("name", new TextRule("What people call it.", 60)),
        ("summary", new LocalizedTextRule("One line for the picker.", 300)),
        ("documentation", new TextRule("The provider's own page of this API.", 500, AddressPattern)),
        ("keys", new TextRule("Where one gets a key.", 500, AddressPattern)),
        ("baseUrl", new TextRule("The provider's address, without a slash at its end.", 500, AddressPattern)),
        ("auth", new WordRule<AuthScheme>("The word before the key in the Authorization header; Bearer when absent.", EnumNames.Auth)),
        ("dialect", new NameRule("Who builds the requests and reads the answers.", CatalogReader.Dialects)),
        ("endpoints", new ChildRule("Method, a space, and the path below the base address.", Endpoints)),
        ("polling", new ChildRule("How often it is sensible to ask.", Polling)),
        ("resultLifetimeSeconds", new IntegerRule("How long a result's address works.", 60, 31_536_000)),
        ("capabilities", new ChildRule("What the API can do beside create and query.", Capabilities)),
        ("definitions", new ChildRule("What several models share.", Definitions)),
        ("models", new TableRule("The models by id.", ModelIdPattern, "model", 300)));

    public static readonly ObjectRule WireName = new(("name", new TextRule("How the model is called in the request.")), ("when", new ConditionsRule())) { Required = ["name"] };

    public static readonly ObjectRule PriceRow = new(
        ("when", new ConditionsRule()),
        ("first", new NumberRule("For the first second.", 0)),
        ("perSecond", new NumberRule("For each further second.", 0)),
        ("factor", new NumberRule("Multiplies the whole; 1 when absent.", 0)))
    {
        Required = ["first", "perSecond"],
    };

    public static readonly ObjectRule Prices = new(
        ("unit", new TextRule("What is counted, such as credits.", 20)),
        ("rows", new ObjectListRule("The first row whose conditions hold is the price.", PriceRow)));

    public static readonly ObjectRule Model = new(
        ("use", new TextRule("A shared model, or another model of this provider, to start from.")),
        ("name", new TextRule("What people call it.", 80)),
        ("summary", new LocalizedTextRule("One line for the picker.", 300)),
        ("wireName", new TextRule("How the model is called in the request.")),
        ("wireNames", new ObjectListRule("Names under conditions; the first that holds is sent.", WireName)),
        ("modes", new TableRule("The model's modes by id, in the order in which they are offered.", IdPattern, "mode", 12)),
        ("parameters", new TableRule("The model's parameters by name, in form order; an empty object takes the shared one as it is.", ParameterPattern, "parameter", 100)),
        ("prices", new ChildRule("A published price list.", Prices)));

    public static readonly ObjectRule Mode = new(
        ("use", new TextRule("The shared mode to start from; without it the one of the same name, if there is one.")),
        ("label", new LocalizedTextRule("What the form calls it.", 60)),
        ("help", new LocalizedTextRule("What it does.", 1000)),
        ("createPath", new TextRule("The create path of this mode where it differs from the provider's.", Pattern: PathPattern)),
        ("minimumMedia", new IntegerRule("How many media all slots together must have at least.", 0, 100)),
        ("slots", new TableRule("The mode's slots by name, in order.", ParameterPattern, "slot", 12)),
        ("parameters", new TableRule("What is different about the model's parameters in this mode; null takes one away.", ParameterPattern, "parameter", 100)));

    public static readonly ObjectRule Limits = new(
        ("maxBytes", new IntegerRule("Bytes of one item at most.", 1)),
        ("totalBytes", new IntegerRule("Bytes of all items together at most.", 1)),
        ("minSide", new IntegerRule("Pixels of the shorter side at least.", 1, 100_000)),
        ("maxSide", new IntegerRule("Pixels of the longer side at most.", 1, 100_000)),
        ("minRatio", new NumberRule("Width divided by height at least.", 0)),
        ("maxRatio", new NumberRule("Width divided by height at most.", 0)),
        ("minPixels", new IntegerRule("Width times height at least.", 1)),
        ("maxPixels", new IntegerRule("Width times height at most.", 1)),
        ("pixelsFactor", new NumberRule("How many times more or fewer pixels than the picture of pixelsLike there may be; 1.25 allows 0.8 to 1.25.", 1)),
        ("minSeconds", new NumberRule("Seconds of one item at least.", 0)),
        ("maxSeconds", new NumberRule("Seconds of one item at most.", 0)),
        ("maxSecondsOfSeveral", new NumberRule("Seconds of one item at most where there are several.", 0)),
        ("totalSeconds", new NumberRule("Seconds of all items together at most.", 0)),
        ("formats", new TextListRule("Accepted formats by their usual file ending.", Pattern: "^[a-z0-9]+$")));

    public static readonly ObjectRule Slot = new(
        ("use", new TextRule("The shared slot to start from; without it the one of the same name, if there is one.")),
        ("label", new LocalizedTextRule("What the form calls it.", 60)),
        ("help", new LocalizedTextRule("What belongs there and its limits.", 1000)),
        ("kind", new WordRule<MediaKind>("What may lie there.", EnumNames.Media)),
        ("minimum", new IntegerRule("How many at least; 0 when absent.", 0, MaxItems)),
        ("maximum", new IntegerRule("How many at most.", 1, MaxItems)),
        ("requiresAnyOf", new TextListRule("Slots of which at least one must hold something when this one does.")),
        ("pixelsLike", new TextRule("The other slot whose picture must have about as many pixels; together with the limit pixelsFactor.")),
        ("mention", new TextRule("How the prompt speaks of the items before their number: @Image for @Image1.", 40)),
        ("limits", new ChildRule("What the provider allows; absent where it states nothing.", Limits)),
        ("travel", new TextListRule("How a medium may reach the provider.", [.. EnumNames.Travel.Keys])),
        ("base64For", new TextListRule("Patterns of models' names on the wire; only for these base64 is the way inside the request. * stands for any letters.")),
        ("wirePath", new TextRule("Where the address goes in the body.", Pattern: WirePathPattern)),
        ("wireAsList", new SwitchRule("Whether it goes into a list of texts there; slots may share a list.")));

    public static readonly ObjectRule Wire = new(
        ("path", new TextRule("Member names joined by dots; empty when the value is not sent as such (it chooses the model's name).", Pattern: WirePathPattern)),
        ("type", new WordRule<WireType>("The JSON type in the body; the kind's usual one when absent.", EnumNames.Wire)),
        ("omit", new WordRule<OmitRule>("When it is left out of the body; when-unset when absent.", EnumNames.Omit)));

    public static readonly ObjectRule Choice = new(
        ("value", new TextRule("What is sent.")),
        ("label", new LocalizedTextRule("What is shown; the value when absent.", 60)),
        ("help", new LocalizedTextRule("One line more.", 300)))
    {
        Required = ["value"],
    };

    public static readonly ObjectRule Special = new(("value", new IntegerRule("The value.")), ("label", new LocalizedTextRule("What it means.", 60))) { Required = ["value", "label"] };

    public static readonly ObjectRule NamesElsewhere = new(
        ("names", new TextRule("A pattern of names; * stands for any letters.", 100)),
        ("model", new TextRule("What the model is called that takes them.", 80)))
    {
        Required = ["names", "model"],
    };

    /// <summary>The kinds of parameters, as <see cref="ParameterDescription"/> names them when it is stored.</summary>
    private static readonly string[] Kinds = ["text", "integer", "number", "choice", "switch", "seed", "json", "list", "map"];

    /// <summary>What every parameter may hold, whatever its kind.</summary>
    public static readonly ObjectRule AnyParameter = new(
        ("use", new TextRule("The shared parameter to start from; without it the one of the same name, if there is one.")),
        ("kind", new NameRule("What it asks for.", Kinds)),
        ("label", new LocalizedTextRule("What the form calls it.", 60)),
        ("help", new LocalizedTextRule("One or two sentences in the provider's sense.", 1000)),
        ("unit", new TextRule("Stands beside the value, such as s.", 12)),
        ("group", new WordRule<ParameterGroup>("Where it stands in the form; basic when absent.", EnumNames.Group)),
        ("required", new SwitchRule("Whether a value is needed when it is shown.")),
        ("when", new ConditionsRule()),
        ("wire", new ChildRule("How the value stands in the request body.", Wire)));

    private static readonly ScalarRule Default = new("What the provider assumes, or with omit never what is sent, when nothing is set.");
    private static readonly WordRule<TextFormat> Format = new("What the text must look like; plain when absent.", EnumNames.Format);
    private static readonly WordRule<NumberControl> NumberControl = new("A hint for the control.", EnumNames.NumberControl);
    private static readonly IntegerRule MaxCount = new("Entries at most.", 1, 1000);

    /// <summary>Every parameter by its kind, whole.</summary>
    public static readonly IReadOnlyDictionary<string, ObjectRule> Parameter = Kinds.ToDictionary(kind => kind, kind => AnyParameter.With(OwnMembers(kind)));

    /// <summary>A parameter whose kind another one says, or not yet.</summary>
    public static readonly ObjectRule EveryParameter = Kinds.Select(OwnMembers).Aggregate(AnyParameter, (all, own) => all.With(own));

    private static ObjectRule OwnMembers(string kind) => kind switch
    {
        "text" => new(
            ("default", Default),
            ("maxLength", MaxLength("Characters at most.")),
            ("multiline", new SwitchRule("Whether the box has several lines.")),
            ("format", Format),
            ("placeholder", new LocalizedTextRule("An example, shown while the box is empty.", TextRule.UsualLength)),
            ("suggestions", new TextListRule("Values offered while typing.")),
            ("names", new TextListRule("Patterns of which a value must fit one; * stands for any letters. Any value fits when absent.")),
            ("elsewhere", new ObjectListRule("Names that another model of this provider takes, with limits of its own.", NamesElsewhere))),
        "integer" => new(
            ("default", Default),
            ("minimum", new IntegerRule("The least value.")),
            ("maximum", new IntegerRule("The greatest value.")),
            ("step", new IntegerRule("Allowed are the least value plus multiples of this.", 1)),
            ("control", NumberControl),
            ("specials", new ObjectListRule("Values outside the range with a meaning of their own.", Special))),
        "number" => new(
            ("default", Default),
            ("minimum", new NumberRule("The least value.")),
            ("maximum", new NumberRule("The greatest value.")),
            ("step", new NumberRule("Allowed are the least value plus multiples of this.")),
            ("control", NumberControl)),
        "choice" => new(
            ("default", Default),
            ("choices", new ObjectListRule("The values to choose from, in order.", Choice, AllowsText: true)),
            ("control", new WordRule<ChoiceControl>("A hint for the control.", EnumNames.ChoiceControl)),
            ("allowsOther", new SwitchRule("Whether a value that is not listed may be typed."))),
        "switch" => new(("default", Default), ("onValue", new AnyRule("What is sent when the switch is on, where that is not true."))),
        "seed" => new(
            ("minimum", new IntegerRule("The least value.")),
            ("maximum", new IntegerRule("The greatest value.")),
            ("randomValue", new IntegerRule("The value that means random to the provider."))),
        "json" => new(
            ("shape", new WordRule<JsonShape>("What the JSON must be; any when absent.", EnumNames.Shape)),
            ("maxLength", MaxLength("Characters of the JSON at most.")),
            ("placeholder", new LocalizedTextRule("An example, shown while the box is empty.", 1000))),
        "list" => new(("maxCount", MaxCount), ("maxLength", MaxLength("Characters of each entry at most.")), ("format", Format)),
        "map" => new(("maxCount", MaxCount), ("maxLength", MaxLength("Characters of each entry at most.")), ("knownNames", new TextListRule("Names offered first; others are allowed too."))),
        _ => throw new InvalidOperationException($"The kind {kind} has no members."),
    };

    private static IntegerRule MaxLength(string description) => new(description, 1, ModelCheck.MaxTextLength);
}
