using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Tests.Catalog;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>The check and the sandbox read the same pages and share no code: what one takes the other takes, and what one rule forbids both refuse.</summary>
public sealed class CheckAndSandboxTests(ITestOutputHelper output)
{
    private const int Cases = 10_000;

    // Printed with each failure, so that it can be made again.
    private const int Seed = 20_261_121;

    public static TheoryData<string> Providers { get; } = new(CatalogUnderTest.Catalog.Providers.Select(provider => provider.Id));

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Inputs_ThatTheCheckTakes_AreInOrderForTheSandbox(string id)
    {
        await using var sandbox = new SandboxClient();
        var (provider, dialect, inputs) = Subject(id);
        var modes = new HashSet<string>();

        for (var (taken, tried) = (0, 0); taken < Cases; tried++)
        {
            Assert.True(tried < 2 * Cases, $"Seed {Seed}: only {taken} of {tried} inputs of {id} were in order.");
            var input = inputs.Next();
            if (ModelCheck.Check(input).Count > 0) { continue; }

            taken++;
            modes.Add($"{input.Model.Id} {input.Mode.Id}");
            var request = dialect.BuildCreate(input, taken % 3 == 0 ? new DeliveryHints(new Uri("https://videoweb.example.com/callbacks/abc"), "vw-1") : DeliveryHints.None);
            var answer = await sandbox.SendAsync(id, request);
            Assert.True(IsInOrder(dialect, answer), $"Seed {Seed}, case {tried}, {input.Model.Id} {input.Mode.Id}: {Cut(request.Body)} -> {Cut(answer.Body)}");
        }

        Assert.Equal(provider.Models.Sum(model => model.Modes.Count), modes.Count);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Inputs_ThatBreakOneRule_AreRefusedByBoth(string id)
    {
        await using var sandbox = new SandboxClient();
        var (_, dialect, inputs) = Subject(id);
        var random = new Random(Seed);
        var rules = new SortedSet<string>(StringComparer.Ordinal);

        for (var (broken, tried) = (0, 0); broken < Cases; tried++)
        {
            Assert.True(tried < 2 * Cases, $"Seed {Seed}: only {broken} violations for {tried} inputs of {id}.");
            var input = inputs.Next();
            if (ModelCheck.Check(input).Count > 0) { continue; }

            List<Violation> violations = [.. ValueViolations.In(input), .. MediaViolations.In(input)];
            foreach (var violation in violations.OrderBy(_ => random.Next()).Take(4))
            {
                broken++;
                rules.Add(violation.Rule + (violation.IsOnThePage ? "" : " (check only)"));
                Assert.True(ModelCheck.Check(violation.Input).Count > 0, $"Seed {Seed}, case {tried}, {input.Model.Id} {input.Mode.Id}: the check takes {violation.Rule}.");
                if (!violation.IsOnThePage) { continue; }

                var request = dialect.BuildCreate(violation.Sent, DeliveryHints.None);
                var answer = await sandbox.SendAsync(id, request);
                Assert.True(
                    dialect.ReadCreate(answer) is SubmitOutcome.Refused && !IsInOrder(dialect, answer),
                    $"Seed {Seed}, case {tried}, {input.Model.Id} {input.Mode.Id}, {violation.Rule}: {Cut(request.Body)} -> {Cut(answer.Body)}");
            }
        }

        output.WriteLine($"{rules.Count} rules of {id}: {string.Join("; ", rules)}");
    }

    private static (ProviderDescription Provider, IProviderDialect Dialect, RandomInput Inputs) Subject(string id)
    {
        var provider = CatalogUnderTest.Catalog.FindProvider(id)!;
        return (provider, DialectTable.Find(provider.Dialect), new RandomInput(provider, new Random(Seed)));
    }

    // The key has no credit, and the sandbox says so only of a request that it would otherwise have taken.
    private static bool IsInOrder(IProviderDialect dialect, ProviderResponse answer) =>
        dialect.ReadCreate(answer) is SubmitOutcome.Refused { Error.Kind: ProviderErrorKind.Balance };

    private static string Cut(string? text) => text is null ? "" : text[..Math.Min(text.Length, 1_500)];
}
