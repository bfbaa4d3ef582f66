using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Tests.Catalog;
using VideoWeb.Providers.Tests.Dialects;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>Where the catalog does otherwise than a page, the sandbox takes both: what we send, and what somebody sends who reads the page.</summary>
public sealed class PageDepartureTests(SandboxServer sandbox) : IClassFixture<SandboxServer>
{
    public static TheoryData<string> RowNames => [.. PageRows.All.Where(row => row.Departure is not null).Select(row => row.ToString())];

    [Theory]
    [MemberData(nameof(RowNames))]
    public async Task Row_ThatDeparts_IsAcceptedOurWayAndThePagesWay(string name)
    {
        var row = PageRows.All.Single(row => row.ToString() == name && row.Departure is not null);
        var provider = CatalogUnderTest.Catalog.FindProvider(row.ProviderId)!;
        var dialect = DialectTable.Find(provider.Dialect);
        foreach (var (model, mode) in row.Models.Split(' ').SelectMany(model => row.Modes.Split(' ').Select(mode => (model, mode))))
        {
            var ours = dialect.BuildCreate(Input(row, model, mode), DeliveryHints.None);
            var body = JsonNode.Parse(ours.Body!)!.AsObject();
            var members = JsonNode.Parse(row.Departure!.Sent)!.AsObject();
            Assert.Contains(members, member => !JsonNode.DeepEquals(body[member.Key], member.Value));
            foreach (var (member, value) in members) { body[member] = value!.DeepClone(); }

            var responses = new[] { await sandbox.SendAsync(provider, ours), await sandbox.SendAsync(provider, ours with { Body = body.ToJsonString() }) };

            Assert.All(responses, response => Assert.True(dialect.ReadCreate(response) is SubmitOutcome.Accepted, $"{model} {mode}: {response.Body}"));
        }
    }

    [Fact]
    public void Departure_OfEveryRow_HasItsReason()
    {
        Assert.All(PageRows.All.Where(row => row.Departure is not null), row => Assert.EndsWith(".", row.Departure!.Reason, StringComparison.Ordinal));
    }

    /// <summary>The least that the mode needs, with the row's parameter set.</summary>
    private static GenerationInput Input(PageRow row, string model, string modeId)
    {
        var mode = CatalogUnderTest.Mode(row.ProviderId, model, modeId);
        var values = mode.FindParameter(row.Name) is { } parameter ? SampleValues.For(mode, parameter) : ParameterValues.Empty;
        var needed = mode.Slots.Where(slot => slot.Minimum > 0).ToList();
        if (needed.Count == 0 && mode.MinimumMedia > 0) { needed.Add(mode.Slots[0]); }
        return CatalogUnderTest.Input(row.ProviderId, model, modeId, values.With("prompt", "A fox in snow"), [.. needed.Select(slot => CatalogUnderTest.Picture(slot.Name))]);
    }
}
