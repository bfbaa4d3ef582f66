using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>One mistake each: where it is reported and in which words.</summary>
public sealed class CatalogProblemTests
{
    private const string Model = "providers.small.models.one";
    private const string Definitions = "providers.small.definitions";

    [Theory]
    [InlineData("""{"name":null}""", "providers.small", "CatalogMemberMissing(name: “name”)")]
    [InlineData("""{"name":" x"}""", "providers.small.name", "CatalogTextBlank")]
    [InlineData("""{"auth":"Basic"}""", "providers.small.auth", "CatalogNotOneOf(known: “Bearer” and “Token”)")]
    [InlineData("""{"dialect":"sora"}""", "providers.small.dialect", "CatalogDialectUnknown(known: “agcloud” and “vidu” and “uniall” and “globalaiopc” and “ezmodel”)")]
    [InlineData("""{"baseUrl":"ftp://example.com"}""", "providers.small.baseUrl", "CatalogAddressNotWeb")]
    [InlineData("""{"baseUrl":"https://example.com/x/"}""", "providers.small.baseUrl", "CatalogBaseAddressWrong")]
    [InlineData("""{"baseUrl":"https://user@example.com"}""", "providers.small.baseUrl", "CatalogBaseAddressWrong")]
    [InlineData("""{"capabilities":{"cancel":true}}""", "providers.small.capabilities", "CatalogCancelWithoutEndpoint")]
    [InlineData("""{"polling":{"intervalSeconds":0}}""", "providers.small.polling.intervalSeconds", "CatalogOutsideRange(value: 0, least: 1, greatest: 600)")]
    [InlineData("""{"polling":[]}""", "providers.small.polling", "CatalogWrongKind(kind: JsonArray, expected: JsonObject)")]
    [InlineData("""{"endpoints":{"query":"GET /tasks"}}""", "providers.small.endpoints.query", "CatalogQueryWithoutId(id: “{id}”)")]
    [InlineData("""{"models":{"one":null}}""", "providers.small.models", "CatalogModelsMissing")]
    [InlineData("""{"use":"giant"}""", "providers.small.use", "CatalogSharedMissing(sort: provider)")]
    [InlineData("""{"definitions":{"colours":{}}}""", $"{Definitions}.colours", "CatalogNameUnknown(name: “colours”, known: “parameters” and “slots” and “modes” and “models”)")]
    [InlineData("""{"models":{"one":{"modes":null}}}""", Model, "CatalogModesMissing")]
    [InlineData("""{"models":{"one":{"use":"none"}}}""", $"{Model}.use", "CatalogSharedMissing(sort: model)")]
    [InlineData("""{"models":{"one":{"wireName":null}}}""", Model, "CatalogWireNameMissing(mode: “text”, parameter: “model”)")]
    [InlineData("""{"models":{"one":{"modes":{"text":{"use":"speech"}}}}}""", $"{Model}.modes.text.use", "CatalogSharedMissing(sort: mode)")]
    [InlineData("""{"models":{"one":{"modes":{"first-frame":{"minimumMedia":2}}}}}""", $"{Model}.modes.first-frame", "CatalogMediaBeyondSlots")]
    [InlineData("""{"models":{"one":{"modes":{"text":{"createPath":"make"}}}}}""", $"{Model}.modes.text.createPath", "CatalogPathWrong(id: “{id}”)")]
    [InlineData("""{"models":{"one":{"modes":{"first-frame":{"slots":{"prompt":{"use":"first_frame"}}}}}}}""", $"{Model}.modes.first-frame", "CatalogSlotIsParameter(name: “prompt”)")]
    [InlineData("""{"models":{"one":{"modes":{"first-frame":{"slots":{"first_frame":{"requiresAnyOf":["x"]}}}}}}}""", $"{Model}.modes.first-frame", "CatalogSlotNeedsUnknown(slot: “first_frame”, unknown: “x”)")]
    [InlineData("""{"models":{"one":{"modes":{"first-frame":{"slots":{"first_frame":{"pixelsLike":"first_frame","limits":{"pixelsFactor":2}}}}}}}}""", $"{Model}.modes.first-frame", "CatalogSlotLikeItself(slot: “first_frame”)")]
    [InlineData("""{"definitions":{"slots":{"first_frame":{"travel":["pigeon"]}}}}""", $"{Definitions}.slots.first_frame.travel[0]", "CatalogNotOneOf(known: “url” and “data-uri” and “base64”)")]
    [InlineData("""{"definitions":{"slots":{"first_frame":{"maximum":2}}}}""", $"{Definitions}.slots.first_frame.maximum", "CatalogSlotNoList")]
    [InlineData("""{"definitions":{"slots":{"first_frame":{"limits":{"minSide":9,"maxSide":3}}}}}""", $"{Definitions}.slots.first_frame.limits.minSide", "CatalogRangeReversed")]
    public void Mistake_AroundModels_IsReported(string change, string path, string reason) => AssertReported(change, path, reason);

    [Theory]
    [InlineData("""{"models":{"one":{"parameters":{"ghost":{}}}}}""", $"{Model}.parameters.ghost", "CatalogKindMissing(name: “ghost”)")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"use":"ghost"}}}}}""", $"{Model}.parameters.duration.use", "CatalogSharedMissing(sort: parameter)")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"kind":"lever"}}}}}""", $"{Model}.parameters.duration.kind", "CatalogNotOneOf(known: “text” and “integer” and “number” and “choice” and “switch” and “seed” and “json” and “list” and “map”)")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"default":11}}}}}""", $"{Model}.parameters.duration.default", "DefaultUnfit(problem: ValueNotAllowed(field: Duration, value: 11 s, allowed: RangeAllowed(least: 1, greatest: 10 s)))")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"default":"5"}}}}}""", $"{Model}.parameters.duration.default", "DefaultUnfit(problem: ValueNotWhole(field: Duration, allowed: RangeAllowed(least: 1, greatest: 10 s)))")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"minimum":"1"}}}}}""", $"{Model}.parameters.duration.minimum", "CatalogWrongKind(kind: JsonString, expected: JsonWholeNumber)")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"step":0}}}}}""", $"{Model}.parameters.duration.step", "CatalogOutsideRange(value: 0, least: 1, greatest: 9223372036854775807)")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"specials":[{"value":3,"label":"Three"}]}}}}}""", $"{Model}.parameters.duration.specials", "CatalogSpecialInside")]
    [InlineData("""{"models":{"one":{"parameters":{"corner":{"default":"9"}}}}}""", $"{Model}.parameters.corner.default", "DefaultUnfit(problem: ValueNotAllowed(field: Corner, value: “9”, allowed: 1 and 2))")]
    [InlineData("""{"models":{"one":{"parameters":{"corner":{"choices":["1","1"]}}}}}""", $"{Model}.parameters.corner.choices", "CatalogTwice(value: “1”)")]
    [InlineData("""{"models":{"one":{"parameters":{"corner":{"choices":["1","left"]}}}}}""", $"{Model}.parameters.corner.choices[1]", "CatalogChoiceUnfit(value: “left”, kind: JsonNumber)")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"type":"integer"}}}}}}""", $"{Model}.parameters.mark.wire", "CatalogWireTypeWrong(known: “string” and “boolean”)")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"path":"a..b"}}}}}}""", $"{Model}.parameters.mark.wire.path", "CatalogWirePathWrong")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"omit":"never"},"default":null}}}}}""", $"{Model}.parameters.mark.wire", "CatalogOmitWithoutDefault")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"required":true}}}}}""", $"{Definitions}.parameters.duration.wire", "CatalogRequiredOmitted")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"minimum":1}}}}}""", $"{Model}.parameters.mark.minimum", "CatalogNameUnknown(name: “minimum”, known: “use” and “kind” and “label” and “help” and “unit” and “group” and “required” and “when” and “wire” and “default” and “onValue”)")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"label":null}}}}}""", $"{Model}.parameters.mark", "CatalogMemberMissing(name: “label”)")]
    [InlineData("""{"models":{"one":{"parameters":{"Mark":{"use":"mark"}}}}}""", $"{Model}.parameters.Mark", "CatalogParameterNameWrong(name: “Mark”)")]
    [InlineData("""{"definitions":{"parameters":{"unused":{"colour":"red"}}}}""", $"{Definitions}.parameters.unused.colour", null)]
    public void Mistake_InAParameter_IsReported(string change, string path, string? reason) => AssertReported(change, path, reason);

    [Theory]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"when":{"ghost":true}}}}}}""", $"{Model}.parameters.duration", "CatalogConditionParameterUnknown(name: “ghost”)")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"when":{"mark":"yes"}}}}}}""", $"{Model}.parameters.duration", "CatalogConditionNeverHolds(name: “mark”, value: “yes”)")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"when":{"duration":11}}}}}}""", $"{Model}.parameters.mark", "CatalogConditionNeverHolds(name: “duration”, value: “11”)")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"when":{"mode":"speech"}}}}}}""", $"{Model}.parameters.mark", "CatalogConditionModeUnknown(unknown: “speech”)")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"when":{"corner":"1"}}},"modes":{"first-frame":null}}}}""", $"{Model}.parameters.mark", "CatalogConditionCircle(names: mark → corner → mark)")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"when":{"duration":{}}}}}}}""", $"{Model}.parameters.mark.when.duration", "CatalogConditionEmpty")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"when":{"duration":[]}}}}}}""", $"{Model}.parameters.mark.when.duration", "CatalogConditionWithoutValues")]
    [InlineData("""{"models":{"one":{"wireName":null,"wireNames":[{"name":"x","when":{"corner":"1"}}]}}}""", $"{Model}.wireNames", "CatalogWireNameUncovered(mode: “text”, values: {})")]
    [InlineData("""{"models":{"one":{"wireName":null,"wireNames":[{"name":"x","when":{"duration":5}}]}}}""", $"{Model}.wireNames", "CatalogWireNamesOpen")]
    [InlineData("""{"models":{"one":{"wireNames":[{"name":"x"}]}}}""", $"{Model}.wireName", "CatalogWireNameTwice")]
    [InlineData("""{"models":{"one":{"prices":{"unit":"credits","rows":[]}}}}""", $"{Model}.prices.rows", "CatalogPricesMissing")]
    [InlineData("""{"models":{"one":{"prices":{"unit":"credits","rows":[{"first":1,"perSecond":1,"when":{"ghost":1}}]}}}}""", $"{Model}.prices", "CatalogConditionParameterUnknown(name: “ghost”)")]
    public void Mistake_InAConditionOrName_IsReported(string change, string path, string reason) => AssertReported(change, path, reason);

    [Theory]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"path":"seconds"}}}}}}""", $"{Model}.parameters.mark", "CatalogWirePathCollides(path: “seconds”, otherPath: “seconds”, other: “duration”)")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"path":"prompt.mark"}}}}}}""", $"{Model}.parameters.mark", "CatalogWirePathCollides(path: “prompt.mark”, otherPath: “prompt”, other: “prompt”)")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"path":"model"}}}}}}""", $"{Model}.parameters.mark", "CatalogWirePathIsModel")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"path":"image"}}}}}}""", $"{Model}.parameters.mark", "CatalogWirePathCollidesWithSlot(path: “image”, otherPath: “image”, slot: “first_frame”)")]
    public void WirePaths_ThatCollide_AreReported(string change, string path, string reason) => AssertReported(change, path, reason);

    [Theory]
    [InlineData("""{"models":{"one":{"parameters":{"other":{"use":"corner","when":{"mark":false}}}}}}""")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"when":{"duration":{"isSet":true}}},"corner":{"when":{"mark":null,"duration":{"isSet":false}},"wire":{"path":"mark"}}}}}}""")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"path":"extra.mark"}},"rest":{"kind":"json","label":"Rest","shape":"object","wire":{"path":"extra"}}}}}}""")]
    public void WirePaths_ThatNeverMeet_AreAllowed(string change)
    {
        // The first-frame mode has no corner, so that a condition on it would dangle there.
        var load = SmallCatalog.Read(change);

        Assert.Empty(load.Problems);
    }

    private static void AssertReported(string change, string path, string? reason)
    {
        var load = SmallCatalog.Read(change);

        Assert.Contains(load.Problems, problem => problem.Path == path && (reason is null || $"{problem.Reason}" == reason));
        Assert.Empty(load.Catalog.Providers);
    }
}
