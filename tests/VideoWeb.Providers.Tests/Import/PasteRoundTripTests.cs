using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Import;
using VideoWeb.Providers.Tests.Catalog;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Import;

/// <summary>Whatever the form can send can be pasted back: values → request → paste → the same values.</summary>
public sealed class PasteRoundTripTests
{
    private const int Cases = 25;

    public static TheoryData<string, string, string> Modes { get; } = new(
        from provider in CatalogUnderTest.Catalog.Providers
        from model in provider.Models
        from mode in model.Modes
        select (provider.Id, model.Id, mode.Id));

    [Theory]
    [MemberData(nameof(Modes))]
    public void Read_RequestOfRandomValues_GivesThemBack(string providerId, string modelId, string modeId)
    {
        var provider = CatalogUnderTest.Catalog.FindProvider(providerId)!;
        var model = provider.FindModel(modelId)!;
        var random = new Random(providerId.Length + (modelId.Length * 31) + (modeId.Length * 977));
        for (var number = 0; number < Cases; number++)
        {
            var input = RandomInput.Create(provider, model, model.FindMode(modeId)!, random) ?? throw new InvalidOperationException("No input of this mode is accepted.");
            var request = Request(input);

            var command = Filled(RequestPreview.Curl(provider, request));
            var body = Filled(RequestPreview.Json(provider, request));

            Assert.Equal((providerId, modelId, modeId), (command.Input.Provider.Id, command.Input.Model.Id, command.Input.Mode.Id));
            Assert.Equal(Effective(input), Effective(command.Input));
            Assert.Equal(input.Media.OrderBy(item => item.Slot, StringComparer.Ordinal), command.Input.Media.OrderBy(item => item.Slot, StringComparer.Ordinal));
            Assert.Equal(request, Request(command.Input));
            Assert.Empty(command.Unplaced);
            // Without an address another mode may be read, one that sends the same.
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(request.Body!), JsonNode.Parse(Request(body.Input).Body!)), request.Body);
        }
    }

    private static ProviderRequest Request(GenerationInput input) => DialectTable.Find(input.Provider.Dialect).BuildCreate(input, DeliveryHints.None);

    private static PasteOutcome.Filled Filled(string text) => Assert.IsType<PasteOutcome.Filled>(PasteReader.Read(text, CatalogUnderTest.Catalog));

    // What is not shown is not sent, and a default that was set says the same as one that was not.
    private static List<string> Effective(GenerationInput input) =>
    [
        .. ConditionRules.Shown(input.Mode, input.Values).Select(parameter => $"{parameter.Name}: "
            + (ConditionRules.EffectiveText(parameter, input.Values) ?? input.Values[parameter.Name]?.GetRawText() ?? "unset")),
    ];
}
