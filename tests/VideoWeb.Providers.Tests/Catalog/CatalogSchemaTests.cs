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
    [InlineData("""{"providers":{"x":{"name":"A name of more than sixty characters is longer than the picker can show."}}}""")]
    [InlineData("""{"providers":{"x":{"polling":{"intervalSeconds":601}}}}""")]
    [InlineData("""{"providers":{"x":{"definitions":{"slots":{"s":{"limits":{"maxSide":100001}}}}}}}""")]
    [InlineData("""{"providers":{"x":{"models":{"m":{"parameters":{"p":{"kind":"integer","minimum":1.5}}}}}}}""")]
    [InlineData("""{"providers":{"x":{"models":{"m":{"parameters":{"p":{"kind":"integer","control":"ratio"}}}}}}}""")]
    [InlineData("""{"providers":{"x":{"models":{"m":{"wireNames":[{"when":{"mode":"text"}}]}}}}}""")]
    [InlineData("{}")]
    public void WrongFile_AgainstTheSchema_DoesNotFit(string text)
    {
        Assert.NotEmpty(new JsonSchemaCheck(Schema).Check(CatalogUnderTest.Json(text)));
    }

    [Fact]
    public void Kinds_OfTheContract_AreThoseOfTheCode()
    {
        var code = typeof(ParameterDescription).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
            .Cast<JsonDerivedTypeAttribute>().Select(kind => (string)kind.TypeDiscriminator!);

        Assert.Equal(code.Order(), CatalogContract.Parameter.Keys.Order());
    }

    [Fact]
    public void CommittedSchema_IsTheOneThatTheProgramWrites()
    {
        var committed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalog.schema.json"));

        Assert.True(CatalogReader.Schema() == committed, "Catalog/catalog.schema.json is not up to date: save there what the site serves at /catalog/schema.json.");
    }
}
