using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Every built-in model, tried request by request against the sandbox.</summary>
public sealed class ContractCheckTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    private static readonly ModelCatalog BuiltIn = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog;

    public static TheoryData<string> Providers => [.. BuiltIn.Providers.Select(provider => provider.Id)];

    private ContractCheck Check => fixture.Engine.Get<ContractCheck>();

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Run_BuiltInModels_PassInEveryCase(string id)
    {
        var provider = BuiltIn.FindProvider(id)!;

        foreach (var model in provider.Models)
        {
            var results = await RunAsync(provider, model);

            Assert.Empty(results.Where(result => result.Verdict != ContractVerdict.Passed).Select(result => $"{model.Id} {result.Mode} {result.Case}: {result.Message} {result.ProviderText}"));
            Assert.Equal(model.Modes.Count, results.Count(result => result.Case is null));
            Assert.Equal(ContractCheck.Count(provider, model), results.Count);
        }
    }

    [Fact]
    public async Task Run_RelayInAnOverlay_IsTriedAtTheSandboxOfItsDialect()
    {
        var (provider, model) = Overlay("""{ "providers": { "relay": { "use": "vidu", "name": "Relay", "auth": "Token", "baseUrl": "https://relay.example.com" } } }""", "viduq3-turbo");

        var results = await RunAsync(provider, model);

        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.Equal(ContractVerdict.Passed, result.Verdict));
    }

    [Fact]
    public async Task Run_LimitThatTheProviderRefuses_FailsWithItsWords()
    {
        var (provider, model) = Overlay("""{ "providers": { "relay": { "use": "uniall", "name": "Relay", "definitions": { "parameters": { "duration": { "maximum": 20 } } } } } }""", "viduq3-turbo");

        var failed = (await RunAsync(provider, model)).Where(result => result.Verdict != ContractVerdict.Passed).ToList();

        Assert.Equal(["ContractCase(field: Duration, value: 20)"], failed.Select(result => result.Case?.ToString()).Distinct());
        Assert.All(failed, result => Assert.Equal((ContractVerdict.Failed, Message.Of(MessageCode.ContractRefused)), (result.Verdict, result.Message)));
        Assert.All(failed, result => Assert.Contains("duration", result.ProviderText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_NameThatNoPageHas_IsNotJudged()
    {
        var (provider, model) = Overlay("""{ "providers": { "vidu": { "models": { "viduq9": { "use": "viduq3-turbo", "name": "Q9", "wireName": "viduq9" } } } } }""", "viduq9");

        var results = await RunAsync(provider, model);

        Assert.All(results, result => Assert.Equal(ContractVerdict.NotJudged, result.Verdict));
    }

    [Fact]
    public async Task Refusal_SandboxIsOff_SaysSo()
    {
        using var folder = new TemporaryFolder();
        await using var engine = await EngineHost.StartAsync(folder.Path, null, options => options with { SandboxEnabled = false }, isRunning: false);
        var check = engine.Get<ContractCheck>();
        var provider = BuiltIn.FindProvider("ezmodel")!;

        var results = new List<ContractResult>();
        await foreach (var result in check.RunAsync(provider, provider.Models[0], TestContext.Current.CancellationToken)) { results.Add(result); }

        Assert.Equal(Message.Of(MessageCode.SandboxOff), check.Refusal);
        Assert.All(results, result => Assert.Equal(ContractVerdict.Failed, result.Verdict));
        Assert.Null(Check.Refusal);
    }

    private static (ProviderDescription Provider, ModelDescription Model) Overlay(string text, string model)
    {
        var load = CatalogReader.Read(CatalogReader.EmbeddedFiles(), [new CatalogFile("overlay:mine.json", text)]);
        Assert.Empty(load.Problems);
        var provider = load.Catalog.Providers.Single(one => one.IsFrom("overlay:mine.json"));
        return (provider, provider.FindModel(model)!);
    }

    private async Task<IReadOnlyList<ContractResult>> RunAsync(ProviderDescription provider, ModelDescription model)
    {
        var results = new List<ContractResult>();
        await foreach (var result in Check.RunAsync(provider, model, TestContext.Current.CancellationToken)) { results.Add(result); }
        return results;
    }
}
