using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Wire;

public sealed class WireBodyTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    // What the check takes is what is sent, without what only looks like part of it.
    [Theory]
    [InlineData("ezmodel", "kling-v1", "data:image/png;base64, {0}\n", "{0}")]
    [InlineData("ezmodel", "kling-v2-master", "data:image/png;base64,{0}", "{0}")]
    [InlineData("ezmodel", "gen-3-alpha", "data:image/png;base64,{0}", "data:image/png;base64,{0}")]
    [InlineData("ezmodel", "gen-3-alpha", " data:image/png; base64,\u00a0{0}\r\n\u200b", "data:image/png;base64,{0}")]
    [InlineData("ezmodel", "kling-v1", "https://example.com/a.png", "https://example.com/a.png")]
    public void Picture_OnTheWire_IsAsItsModelTakesIt(string provider, string model, string address, string sent)
    {
        var found = Golden.GoldenRequest.Provider(provider);
        var mode = found.Models[0].FindMode("first-frame")!;
        var picture = new MediaItem("first_frame", MediaKind.Image, address.Replace("{0}", $"{Pixel[..40]}\n{Pixel[40..]}".Replace("\n", address.Contains('\n', StringComparison.Ordinal) ? "\n" : "", StringComparison.Ordinal), StringComparison.Ordinal));
        var input = new GenerationInput(found, found.Models[0], mode, ParameterValues.Empty.With("model", model).With("prompt", "A cat"), [picture]);

        Assert.Empty(VideoWeb.Providers.Catalog.Checking.ModelCheck.Check(input));
        Assert.Equal(sent.Replace("{0}", Pixel, StringComparison.Ordinal), (string?)System.Text.Json.Nodes.JsonNode.Parse(WireBody.Create(input).ToJson())!["image"]);
    }

    [Fact]
    public void Picture_OfAgCloud_IsSentWithoutBlanks()
    {
        var provider = Golden.GoldenRequest.Provider("agcloud");
        var mode = provider.Models[0].FindMode("first-frame")!;
        var picture = new MediaItem("first_frame", MediaKind.Image, $"data:image/png;base64, {Pixel[..40]}\n{Pixel[40..]}\n");
        var input = new GenerationInput(provider, provider.Models[0], mode, ParameterValues.Empty, [picture]);

        var body = VideoWeb.Providers.Dialects.DialectTable.Find("agcloud").BuildCreate(input, VideoWeb.Providers.Dialects.DeliveryHints.None).Body!;

        Assert.Empty(VideoWeb.Providers.Catalog.Checking.ModelCheck.Check(input));
        Assert.Contains($"\"url\":\"data:image/png;base64,{Pixel}\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WholeInput_StandsInOneOrder()
    {
        var input = WireFixture.Input(
            [WireFixture.Text("b", "b"), WireFixture.Text("prompt", "prompt"), WireFixture.Text("a", "extra.a"), WireFixture.Text("c", "extra.c")],
            ParameterValues.Empty.With("a", "1").With("b", "2").With("c", "3").With("prompt", "p"),
            [WireFixture.Slot("one", "image", isList: false)],
            [new MediaItem("one", MediaKind.Image, "https://example.com/1.png")]);

        var json = WireBody.Create(input).ToJson();

        Assert.Equal("""{"model":"m-1","prompt":"p","image":"https://example.com/1.png","b":"2","extra":{"a":"1","c":"3"}}""", json);
    }

    [Fact]
    public void Of_LettersOfAllKinds_AreNotEscapedBeyondNeed()
    {
        const string prompt = "ä 狐 🦊 שועל <script>'&\"\\\n\t\u0001\\uD83E\\uDD8A";
        var input = WireFixture.Input([WireFixture.Text("prompt", "prompt")], ParameterValues.Empty.With("prompt", prompt));

        var json = WireBody.Create(input).ToJson();

        Assert.Equal("""{"model":"m-1","prompt":"ä 狐 🦊 שועל <script>'&\"\\\n\t\u0001\\uD83E\\uDD8A"}""", json);
        Assert.Equal(prompt, (string?)JsonNode.Parse(json)!["prompt"]);
    }

    [Theory]
    [InlineData(OmitRule.WhenUnset, null, """{"model":"m-1"}""")]
    [InlineData(OmitRule.WhenUnset, "x", """{"model":"m-1","a":"x"}""")]
    [InlineData(OmitRule.WhenUnset, "d", """{"model":"m-1","a":"d"}""")]
    [InlineData(OmitRule.WhenUnset, "", """{"model":"m-1"}""")]
    [InlineData(OmitRule.WhenDefault, "d", """{"model":"m-1"}""")]
    [InlineData(OmitRule.WhenDefault, "x", """{"model":"m-1","a":"x"}""")]
    [InlineData(OmitRule.Never, null, """{"model":"m-1","a":"d"}""")]
    [InlineData(OmitRule.Never, "", """{"model":"m-1","a":"d"}""")]
    [InlineData(OmitRule.Never, "x", """{"model":"m-1","a":"x"}""")]
    public void Of_OmitRule_DecidesWhatStays(OmitRule omit, string? value, string expected)
    {
        var values = value is null ? ParameterValues.Empty : ParameterValues.Empty.With("a", value);
        var input = WireFixture.Input([WireFixture.Text("a", "a", omit, preset: "d")], values);

        Assert.Equal(expected, WireBody.Create(input).ToJson());
    }

    [Theory]
    [InlineData(WireType.Integer, "\"7\"", "7")]
    [InlineData(WireType.Integer, "7.0", "7")]
    [InlineData(WireType.Integer, "4294967295", "4294967295")]
    [InlineData(WireType.Integer, "\"seven\"", "\"seven\"")]
    [InlineData(WireType.Integer, "7.5", "7.5")]
    [InlineData(WireType.Number, "\"0.5\"", "0.5")]
    [InlineData(WireType.Number, "0.10", "0.10")]
    [InlineData(WireType.String, "7", "\"7\"")]
    [InlineData(WireType.String, "true", "\"true\"")]
    [InlineData(WireType.Boolean, "\"true\"", "true")]
    [InlineData(WireType.Boolean, "false", "false")]
    [InlineData(WireType.Json, "{\"b\":[1,{\"ä\":null}],\"b\":2}", "{\"b\":2}")]
    [InlineData(WireType.JsonText, "{\"b\":\"ä\\\"\"}", "\"{\\\"b\\\":\\\"ä\\\\\\\"\\\"}\"")]
    [InlineData(WireType.JsonText, "\"{}\"", "\"{}\"")]
    [InlineData(WireType.Json, "{\"a\":\"\\ud800\",\"\\ud800\":1}", "{\"a\":\"\"}")]
    public void Of_WireType_IsTheTypeOnTheWire(WireType type, string value, string expected)
    {
        var parameter = new JsonParameter { Name = "a", Label = "a", Wire = new WireRule("a", type) };
        var input = WireFixture.Input([parameter], ParameterValues.Empty.With("a", JsonDocument.Parse(value).RootElement));

        Assert.Equal($$"""{"model":"m-1","a":{{expected}}}""", WireBody.Create(input).ToJson());
    }

    [Fact]
    public void Of_SwitchWithAValueOfItsOwn_IsSentOnlyWhenOn()
    {
        var tools = new SwitchParameter
        {
            Name = "web",
            Label = "Web",
            Default = false,
            Wire = new WireRule("tools", WireType.Json),
            OnValue = JsonDocument.Parse("""[{"type":"web_search"}]""").RootElement,
        };

        string Sent(ParameterValues values) => WireBody.Create(WireFixture.Input([tools], values)).ToJson();

        Assert.Equal("""{"model":"m-1","tools":[{"type":"web_search"}]}""", Sent(ParameterValues.Empty.With("web", true)));
        Assert.Equal("""{"model":"m-1"}""", Sent(ParameterValues.Empty.With("web", false)));
        Assert.Equal("""{"model":"m-1"}""", Sent(ParameterValues.Empty));
    }

    [Fact]
    public void Of_ConditionDoesNotHold_IsNotSent()
    {
        var position = WireFixture.Text("position", "position") with { When = [new ParameterCondition("mark", ["true"])] };
        var mark = new SwitchParameter { Name = "mark", Label = "Mark", Default = false, Wire = new WireRule("mark", WireType.Boolean) };

        var json = WireBody.Create(WireFixture.Input([mark, position], ParameterValues.Empty.With("position", "1"))).ToJson();

        Assert.Equal("""{"model":"m-1"}""", json);
    }

    [Fact]
    public void Of_SlotsThatShareAList_FollowEachOther()
    {
        var input = WireFixture.Input(
            [], ParameterValues.Empty,
            [WireFixture.Slot("first", "images", isList: true), WireFixture.Slot("last", "images", isList: true)],
            [new MediaItem("last", MediaKind.Image, "https://example.com/2.png"), new MediaItem("first", MediaKind.Image, "https://example.com/1.png")]);

        Assert.Equal("""{"model":"m-1","images":["https://example.com/1.png","https://example.com/2.png"]}""", WireBody.Create(input).ToJson());
    }

    [Fact]
    public void Of_FreeJsonBesideFields_OnlyAdds()
    {
        var rest = new JsonParameter { Name = "rest", Label = "Rest", Shape = JsonShape.Object, Wire = new WireRule("extra", WireType.Json) };
        var seed = new SeedParameter { Name = "seed", Label = "Seed", Minimum = 0, Maximum = 9, Wire = new WireRule("extra.seed", WireType.Integer) };
        var values = ParameterValues.Empty.With("seed", 7).With("rest", JsonDocument.Parse("""{"seed":1,"more":{"a":1}}""").RootElement);

        Assert.Equal("""{"model":"m-1","extra":{"seed":7,"more":{"a":1}}}""", WireBody.Create(WireFixture.Input([seed, rest], values)).ToJson());
        Assert.Equal("""{"model":"m-1","extra":{"seed":7,"more":{"a":1}}}""", WireBody.Create(WireFixture.Input([rest, seed], values)).ToJson());
    }

    [Fact]
    public void Set_ThroughAText_SaysThatTheCatalogContradictsItself()
    {
        var body = new WireBody(WireFixture.Input([], ParameterValues.Empty));
        body.Set("a", JsonValue.Create("text"));

        var error = Assert.Throws<InvalidOperationException>(() => body.Set("a.b", JsonValue.Create(1)));

        Assert.Equal("'a.b' cannot be set: 'a' is not an object.", error.Message);
    }
}
