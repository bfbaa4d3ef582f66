using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using Xunit;

namespace VideoWeb.Providers.Tests.Dialects;

/// <summary>Walks the shipped catalog: whatever can be set arrives in the body, at its place and with its type.</summary>
public sealed class CatalogWireTests
{
    private static readonly ModelCatalog Catalog = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog;

    public static TheoryData<string, string, string> Modes { get; } = new(
        from provider in Catalog.Providers
        from model in provider.Models
        from mode in model.Modes
        select (provider.Id, model.Id, mode.Id));

    [Theory]
    [MemberData(nameof(Modes))]
    public void BuildCreate_EachParameterSet_StandsAtItsPathWithItsType(string providerId, string modelId, string modeId)
    {
        var (provider, model, mode) = Find(providerId, modelId, modeId);
        var dialect = DialectTable.Find(provider.Dialect);

        foreach (var parameter in mode.Parameters.Where(parameter => parameter.Wire.Path.Length > 0 && parameter.Name != "prompt"))
        {
            var values = SampleValues.For(mode, parameter);
            var body = JsonNode.Parse(dialect.BuildCreate(new GenerationInput(provider, model, mode, values, []), DeliveryHints.None).Body!);

            var sent = parameter.Wire.Path.Split('.').Aggregate(body, (node, name) => node?[name]);
            Assert.True(sent is not null && Fits(parameter.Wire.Type, sent), $"{parameter.Name}: {body!.ToJsonString()}");
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void BuildCreate_SlotsFull_EveryAddressTravels(string providerId, string modelId, string modeId)
    {
        var (provider, model, mode) = Find(providerId, modelId, modeId);
        var media = mode.Slots
            .SelectMany(slot => Enumerable.Range(0, slot.Maximum).Select(number => new MediaItem(slot.Name, slot.Kind, $"https://example.com/{slot.Name}-{number}-")))
            .ToList();

        var request = DialectTable.Find(provider.Dialect).BuildCreate(new GenerationInput(provider, model, mode, ParameterValues.Empty, media), DeliveryHints.None);

        Assert.Equal(mode.CreatePath ?? provider.Endpoints.Create.Path, request.Path);
        Assert.All(media, item => Assert.Contains(item.Address, request.Body!, StringComparison.Ordinal));
    }

    private static (ProviderDescription Provider, ModelDescription Model, ModeDescription Mode) Find(string providerId, string modelId, string modeId)
    {
        var provider = Catalog.FindProvider(providerId)!;
        var model = provider.FindModel(modelId)!;
        return (provider, model, model.FindMode(modeId)!);
    }

    private static bool Fits(WireType type, JsonNode sent) => (type, sent.GetValueKind()) switch
    {
        (WireType.String or WireType.JsonText, JsonValueKind.String) => true,
        (WireType.Integer, JsonValueKind.Number) => sent.AsValue().TryGetValue<long>(out _),
        (WireType.Number, JsonValueKind.Number) => true,
        (WireType.Boolean, JsonValueKind.True or JsonValueKind.False) => true,
        (WireType.Json, JsonValueKind.Object or JsonValueKind.Array) => true,
        _ => false,
    };
}
