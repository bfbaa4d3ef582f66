using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class DescriptionJsonTests
{
    private static readonly ProviderDescription Vidu = CatalogUnderTest.Catalog.FindProvider("vidu")!;

    public static TheoryData<string, string> Models => [.. CatalogUnderTest.Catalog.Providers.SelectMany(provider => provider.Models.Select(model => (provider.Id, model.Id)))];

    [Theory]
    [MemberData(nameof(Models))]
    public void Snapshot_WrittenAndRead_IsTheSame(string provider, string model)
    {
        var description = CatalogUnderTest.Catalog.FindProvider(provider)!;
        var snapshot = ModelSnapshot.Create(description, description.FindModel(model)!);

        var read = DescriptionJson.Read(DescriptionJson.Write(snapshot));

        Assert.Equivalent(snapshot, read, strict: true);
        Assert.Equal(DescriptionJson.Write(snapshot), DescriptionJson.Write(read));
        Assert.Equal(DescriptionJson.Hash(snapshot), DescriptionJson.Hash(read));
    }

    [Fact]
    public void Snapshot_OfAModel_HoldsThatModelOnly()
    {
        var snapshot = ModelSnapshot.Create(Vidu, Vidu.FindModel("viduq2")!);

        Assert.Equal(("viduq2", 1), (snapshot.Model.Id, snapshot.Provider.Models.Count));
    }

    [Fact]
    public void Snapshot_WithItsMembersInAnotherOrder_IsRead()
    {
        var snapshot = ModelSnapshot.Create(Vidu, Vidu.FindModel("viduq2")!);
        var text = DescriptionJson.Write(snapshot);

        var turned = Turned(JsonNode.Parse(text)!).ToJsonString();

        Assert.NotEqual(text, turned);
        Assert.Equal(text, DescriptionJson.Write(DescriptionJson.Read(turned)));
    }

    [Fact]
    public void Snapshot_OfANewerProgram_IsReadWithoutWhatIsUnknown()
    {
        var text = DescriptionJson.Write(ModelSnapshot.Create(Vidu, Vidu.FindModel("viduq2")!));
        var newer = "{\"novelty\":[1]," + text[1..];

        Assert.Equal(text, DescriptionJson.Write(DescriptionJson.Read(newer)));
    }

    [Fact]
    public void Hash_OfDifferentDescriptions_Differs()
    {
        var snapshot = ModelSnapshot.Create(Vidu, Vidu.FindModel("viduq2")!);
        var changed = snapshot with { Provider = snapshot.Provider with { Summary = "Another." } };

        Assert.Matches("^[0-9a-f]{64}$", DescriptionJson.Hash(snapshot));
        Assert.NotEqual(DescriptionJson.Hash(snapshot), DescriptionJson.Hash(changed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"provider\":{}}")]
    public void Text_ThatIsNoSnapshot_IsRefused(string text)
    {
        Assert.ThrowsAny<JsonException>(() => DescriptionJson.Read(text));
    }

    private static JsonNode Turned(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Turned(member.Value)))),
        JsonArray items => new JsonArray(items.Select(item => item is null ? null : Turned(item)).ToArray()),
        _ => node.DeepClone(),
    };
}
