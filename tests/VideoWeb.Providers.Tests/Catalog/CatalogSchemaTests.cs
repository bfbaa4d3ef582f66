using System.Text.Json;
using System.Text.Json.Serialization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Reading;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class CatalogSchemaTests
{
    private static readonly JsonElement Schema = CatalogUnderTest.Json(CatalogReader.Schema());

    public static TheoryData<string> Files => [.. CatalogReader.EmbeddedFiles().Select(file => file.Source)];

    [Theory]
    [MemberData(nameof(Files))]
    public void EmbeddedFile_AgainstTheSchema_Fits(string source)
    {
        var file = CatalogReader.EmbeddedFiles().Single(candidate => candidate.Source == source);
        using var document = JsonDocument.Parse(file.Text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });

        Assert.Empty(new JsonSchemaCheck(Schema).Check(document.RootElement));
    }

    [Theory]
    [InlineData("""{"providers":{"x":{"colour":"red"}}}""")]
    [InlineData("""{"providers":{"x":{"dialect":"sora"}}}""")]
    [InlineData("""{"providers":{"x":{"models":{"m":{"parameters":{"p":{"kind":"switch","minimum":1}}}}}}}""")]
    [InlineData("""{"providers":{"x":{"models":{"m":{"parameters":{"p":{"kind":"lever"}}}}}}}""")]
    [InlineData("""{"providers":{"x":{"endpoints":{"create":"PUT /x"}}}}""")]
    [InlineData("""{"providers":{"X":{}}}""")]
    [InlineData("{}")]
    public void WrongFile_AgainstTheSchema_DoesNotFit(string text)
    {
        Assert.NotEmpty(new JsonSchemaCheck(Schema).Check(CatalogUnderTest.Json(text)));
    }

    [Fact]
    public void Kinds_OfTheSchema_AreThoseOfTheCode()
    {
        var code = typeof(ParameterDescription).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
            .Cast<JsonDerivedTypeAttribute>().Select(kind => (string)kind.TypeDiscriminator!);

        Assert.Equal(code.Order(), SchemaEnum("parameter", "kind").Order());
        Assert.Equal(code.Order(), MemberNames.OfKind.Keys.Order());
    }

    [Fact]
    public void Members_OfEachKind_AreThoseOfTheReader()
    {
        var rules = Definition("parameter").GetProperty("allOf").EnumerateArray().ToDictionary(
            rule => rule.GetProperty("if").GetProperty("properties").GetProperty("kind").GetProperty("const").GetString()!,
            rule => Texts(rule.GetProperty("then").GetProperty("propertyNames").GetProperty("enum")).Order().ToList());

        var reader = MemberNames.OfKind.ToDictionary(kind => kind.Key, kind => MemberNames.AnyParameter.Concat(kind.Value).Order().ToList());
        Assert.Equal(reader.OrderBy(kind => kind.Key), rules.OrderBy(kind => kind.Key));
    }

    [Fact]
    public void Members_OfEachObject_AreThoseOfTheReader()
    {
        Assert.Equal(MemberNames.File.Order(), Names(Schema));
        Assert.Equal(MemberNames.Provider.Order(), Names(Definition("provider")));
        Assert.Equal(MemberNames.Endpoints.Order(), Names(Member("provider", "endpoints")));
        Assert.Equal(MemberNames.Polling.Order(), Names(Member("provider", "polling")));
        Assert.Equal(MemberNames.Capabilities.Order(), Names(Member("provider", "capabilities")));
        Assert.Equal(MemberNames.Definitions.Order(), Names(Member("provider", "definitions")));
        Assert.Equal(MemberNames.Model.Order(), Names(Definition("model")));
        Assert.Equal(MemberNames.WireName.Order(), Names(Member("model", "wireNames").GetProperty("items")));
        Assert.Equal(MemberNames.Prices.Order(), Names(Member("model", "prices")));
        Assert.Equal(MemberNames.PriceRow.Order(), Names(Member("model", "prices").GetProperty("properties").GetProperty("rows").GetProperty("items")));
        Assert.Equal(MemberNames.Mode.Order(), Names(Definition("mode")));
        Assert.Equal(MemberNames.Slot.Order(), Names(Definition("slot")));
        Assert.Equal(MemberNames.Limits.Order(), Names(Member("slot", "limits")));
        Assert.Equal(MemberNames.EveryParameter.Order(), Names(Definition("parameter")));
        Assert.Equal(MemberNames.Wire.Order(), Names(Member("parameter", "wire")));
    }

    [Fact]
    public void Words_OfTheSchema_AreThoseOfTheReader()
    {
        Assert.Equal(CatalogReader.Dialects.Order(), SchemaEnum("provider", "dialect").Order());
        Assert.Equal(EnumNames.Auth.Keys.Order(), SchemaEnum("provider", "auth").Order());
        Assert.Equal(EnumNames.Group.Keys.Order(), SchemaEnum("parameter", "group").Order());
        Assert.Equal(EnumNames.Format.Keys.Order(), SchemaEnum("parameter", "format").Order());
        Assert.Equal(EnumNames.Shape.Keys.Order(), SchemaEnum("parameter", "shape").Order());
        Assert.Equal(EnumNames.NumberControl.Keys.Concat(EnumNames.ChoiceControl.Keys).Order(), SchemaEnum("parameter", "control").Order());
        Assert.Equal(EnumNames.Media.Keys.Order(), SchemaEnum("slot", "kind").Order());
        Assert.Equal(EnumNames.Wire.Keys.Order(), Texts(Member("parameter", "wire").GetProperty("properties").GetProperty("type").GetProperty("enum")).Order());
        Assert.Equal(EnumNames.Omit.Keys.Order(), Texts(Member("parameter", "wire").GetProperty("properties").GetProperty("omit").GetProperty("enum")).Order());
    }

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);

    private static JsonElement Member(string definition, string name) => Definition(definition).GetProperty("properties").GetProperty(name);

    private static IEnumerable<string> SchemaEnum(string definition, string name) => Texts(Member(definition, name).GetProperty("enum"));

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    private static IEnumerable<string> Names(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order();
}
