using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>One mistake each: where it is reported and in which words.</summary>
public sealed class CatalogProblemTests
{
    private const string Model = "providers.small.models.one";
    private const string Definitions = "providers.small.definitions";

    [Theory]
    [InlineData("""{"name":null}""", "providers.small", "“name” is missing.")]
    [InlineData("""{"name":" x"}""", "providers.small.name", "The text is empty or begins or ends with a space.")]
    [InlineData("""{"auth":"Basic"}""", "providers.small.auth", "This must be one of “Bearer” and “Token”.")]
    [InlineData("""{"dialect":"sora"}""", "providers.small.dialect", "There is no dialect of this name; there are “agcloud”, “vidu”, “uniall”, “globalaiopc” and “ezmodel”.")]
    [InlineData("""{"baseUrl":"ftp://example.com"}""", "providers.small.baseUrl", "This must be an absolute http or https address.")]
    [InlineData("""{"baseUrl":"https://example.com/x/"}""", "providers.small.baseUrl", "A base address has no query, no fragment, no user name and no slash at its end.")]
    [InlineData("""{"baseUrl":"https://user@example.com"}""", "providers.small.baseUrl", "A base address has no query, no fragment, no user name and no slash at its end.")]
    [InlineData("""{"capabilities":{"cancel":true}}""", "providers.small.capabilities", "“cancel” is true, but no endpoint cancels.")]
    [InlineData("""{"polling":{"intervalSeconds":0}}""", "providers.small.polling.intervalSeconds", "0 is outside 1 to 600.")]
    [InlineData("""{"polling":[]}""", "providers.small.polling", "This is an array; it must be an object.")]
    [InlineData("""{"endpoints":{"query":"GET /tasks"}}""", "providers.small.endpoints.query", "A GET needs “{id}” in its path to say which task is meant.")]
    [InlineData("""{"models":{"one":null}}""", "providers.small.models", "A provider needs at least one model.")]
    [InlineData("""{"use":"giant"}""", "providers.small.use", "There is no shared provider of this name.")]
    [InlineData("""{"definitions":{"colours":{}}}""", $"{Definitions}.colours", "“colours” is not known here; known are “parameters”, “slots”, “modes” and “models”.")]
    [InlineData("""{"models":{"one":{"modes":null}}}""", Model, "A model needs at least one mode.")]
    [InlineData("""{"models":{"one":{"use":"none"}}}""", $"{Model}.use", "There is no shared model of this name.")]
    [InlineData("""{"models":{"one":{"wireName":null}}}""", Model, "The model has no wire name, and its mode “text” has no required parameter “model” that writes it.")]
    [InlineData("""{"models":{"one":{"modes":{"text":{"use":"speech"}}}}}""", $"{Model}.modes.text.use", "There is no shared mode of this name.")]
    [InlineData("""{"models":{"one":{"modes":{"first-frame":{"minimumMedia":2}}}}}""", $"{Model}.modes.first-frame", "“minimumMedia” is more than all slots can hold.")]
    [InlineData("""{"models":{"one":{"modes":{"text":{"createPath":"make"}}}}}""", $"{Model}.modes.text.createPath", "A path begins with a slash and has no query, no “..” and no spaces; “{id}” stands for the task's id where there is a task.")]
    [InlineData("""{"models":{"one":{"modes":{"first-frame":{"slots":{"prompt":{"use":"first_frame"}}}}}}}""", $"{Model}.modes.first-frame", "“prompt” is a slot and a parameter; messages could not tell them apart.")]
    [InlineData("""{"models":{"one":{"modes":{"first-frame":{"slots":{"first_frame":{"requiresAnyOf":["x"]}}}}}}}""", $"{Model}.modes.first-frame", "The slot “first_frame” needs “x”, which is no other slot of this mode.")]
    [InlineData("""{"models":{"one":{"modes":{"first-frame":{"slots":{"first_frame":{"pixelsLike":"first_frame","limits":{"pixelsFactor":2}}}}}}}}""", $"{Model}.modes.first-frame", "The slot “first_frame” cannot be like itself.")]
    [InlineData("""{"definitions":{"slots":{"first_frame":{"travel":["pigeon"]}}}}""", $"{Definitions}.slots.first_frame.travel[0]", "This must be one of “url”, “data-uri” and “base64”.")]
    [InlineData("""{"definitions":{"slots":{"first_frame":{"maximum":2}}}}""", $"{Definitions}.slots.first_frame.maximum", "Several media need “wireAsList”: true.")]
    [InlineData("""{"definitions":{"slots":{"first_frame":{"limits":{"minSide":9,"maxSide":3}}}}}""", $"{Definitions}.slots.first_frame.limits.minSide", "The least value is greater than the greatest.")]
    public void Mistake_AroundModels_IsReported(string change, string path, string reason) => AssertReported(change, path, reason);

    [Theory]
    [InlineData("""{"models":{"one":{"parameters":{"ghost":{}}}}}""", $"{Model}.parameters.ghost", "“kind” is missing, and there is no shared parameter “ghost”.")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"use":"ghost"}}}}}""", $"{Model}.parameters.duration.use", "There is no shared parameter of this name.")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"kind":"lever"}}}}}""", $"{Model}.parameters.duration.kind", "This must be one of “text”, “integer”, “number”, “choice”, “switch”, “seed”, “json”, “list” and “map”.")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"default":11}}}}}""", $"{Model}.parameters.duration.default", "DefaultUnfit(problem: ValueNotAllowed(field: Duration, value: 11 s, allowed: RangeAllowed(least: 1, greatest: 10 s)))")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"default":"5"}}}}}""", $"{Model}.parameters.duration.default", "DefaultUnfit(problem: ValueNotWhole(field: Duration, allowed: RangeAllowed(least: 1, greatest: 10 s)))")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"minimum":"1"}}}}}""", $"{Model}.parameters.duration.minimum", "This is a text; it must be a whole number.")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"step":0}}}}}""", $"{Model}.parameters.duration.step", "0 is outside 1 to 9223372036854775807.")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"specials":[{"value":3,"label":"Three"}]}}}}}""", $"{Model}.parameters.duration.specials", "A special value lies outside the range; inside it is an ordinary one.")]
    [InlineData("""{"models":{"one":{"parameters":{"corner":{"default":"9"}}}}}""", $"{Model}.parameters.corner.default", "DefaultUnfit(problem: ValueNotAllowed(field: Corner, value: “9”, allowed: 1 and 2))")]
    [InlineData("""{"models":{"one":{"parameters":{"corner":{"choices":["1","1"]}}}}}""", $"{Model}.parameters.corner.choices", "“1” stands here twice.")]
    [InlineData("""{"models":{"one":{"parameters":{"corner":{"choices":["1","left"]}}}}}""", $"{Model}.parameters.corner.choices[1]", "“left” cannot be sent as a number.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"type":"integer"}}}}}}""", $"{Model}.parameters.mark.wire", "This kind of parameter can be sent as “string” and “boolean”.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"path":"a..b"}}}}}}""", $"{Model}.parameters.mark.wire.path", "A path is made of member names joined by dots.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"omit":"never"},"default":null}}}}}""", $"{Model}.parameters.mark.wire", "Without a default, “omit” can only be “when-unset”.")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"required":true}}}}}""", $"{Definitions}.parameters.duration.wire", "A required parameter with a default is always sent: “omit” must be “never”.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"minimum":1}}}}}""", $"{Model}.parameters.mark.minimum", "“minimum” is not known here; known are “use”, “kind”, “label”, “help”, “unit”, “group”, “required”, “when”, “wire”, “default” and “onValue”.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"label":null}}}}}""", $"{Model}.parameters.mark", "“label” is missing.")]
    [InlineData("""{"models":{"one":{"parameters":{"Mark":{"use":"mark"}}}}}""", $"{Model}.parameters.Mark", "“Mark” cannot be a parameter's name: small letters, digits and _ are allowed, and not “mode”.")]
    [InlineData("""{"definitions":{"parameters":{"unused":{"colour":"red"}}}}""", $"{Definitions}.parameters.unused.colour", null)]
    public void Mistake_InAParameter_IsReported(string change, string path, string? reason) => AssertReported(change, path, reason);

    [Theory]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"when":{"ghost":true}}}}}}""", $"{Model}.parameters.duration", "A condition names “ghost”, which is no parameter here.")]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"when":{"mark":"yes"}}}}}}""", $"{Model}.parameters.duration", "A condition compares “mark” with “yes”, which it can never be.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"when":{"duration":11}}}}}}""", $"{Model}.parameters.mark", "A condition compares “duration” with “11”, which it can never be.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"when":{"mode":"speech"}}}}}}""", $"{Model}.parameters.mark", "A condition names the mode “speech”, which this model does not have.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"when":{"corner":"1"}}},"modes":{"first-frame":null}}}}""", $"{Model}.parameters.mark", "The conditions lean on each other in a circle: mark → corner → mark.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"when":{"duration":{}}}}}}}""", $"{Model}.parameters.mark.when.duration", "A condition says “values” or “isSet”.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"when":{"duration":[]}}}}}}""", $"{Model}.parameters.mark.when.duration", "A condition without values can never hold.")]
    [InlineData("""{"models":{"one":{"wireName":null,"wireNames":[{"name":"x","when":{"corner":"1"}}]}}}""", $"{Model}.wireNames", "No wire name holds in the mode “text” with {}.")]
    [InlineData("""{"models":{"one":{"wireName":null,"wireNames":[{"name":"x","when":{"duration":5}}]}}}""", $"{Model}.wireNames", "The last wire name must have no condition, because the conditions of the others do not cover everything.")]
    [InlineData("""{"models":{"one":{"wireNames":[{"name":"x"}]}}}""", $"{Model}.wireName", "Either “wireName” or “wireNames”, not both.")]
    [InlineData("""{"models":{"one":{"prices":{"unit":"credits","rows":[]}}}}""", $"{Model}.prices.rows", "A price list needs at least one row.")]
    [InlineData("""{"models":{"one":{"prices":{"unit":"credits","rows":[{"first":1,"perSecond":1,"when":{"ghost":1}}]}}}}""", $"{Model}.prices", "A condition names “ghost”, which is no parameter here.")]
    public void Mistake_InAConditionOrName_IsReported(string change, string path, string reason) => AssertReported(change, path, reason);

    [Theory]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"path":"seconds"}}}}}}""", $"{Model}.parameters.mark", "Its wire path “seconds” collides with “seconds” of “duration”, and both can be shown at once.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"path":"prompt.mark"}}}}}}""", $"{Model}.parameters.mark", "Its wire path “prompt.mark” collides with “prompt” of “prompt”, and both can be shown at once.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"path":"model"}}}}}}""", $"{Model}.parameters.mark", "Its wire path “model” is taken by the model's own name.")]
    [InlineData("""{"models":{"one":{"parameters":{"mark":{"wire":{"path":"image"}}}}}}""", $"{Model}.parameters.mark", "Its wire path “image” collides with “image” of the slot “first_frame”.")]
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
