using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Tests.Catalog;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>A sample of the random inputs over a real connection: made, asked for, and found again in the list where there is one.</summary>
public sealed class SandboxOverHttpTests(SandboxServer sandbox) : IClassFixture<SandboxServer>
{
    private const int Cases = 25;
    private const int Seed = 7;
    private const string Marker = "vw-over-http";

    public static TheoryData<string> Providers { get; } = new(CatalogUnderTest.Catalog.Providers.Select(provider => provider.Id));

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task RandomInputs_OverHttp_AreMadeAskedForAndListed(string id)
    {
        var provider = CatalogUnderTest.Catalog.FindProvider(id)!;
        var dialect = DialectTable.Find(provider.Dialect);
        var inputs = new RandomInput(provider, new Random(Seed));
        var made = new Dictionary<RemoteTaskId, string?>();

        while (made.Count < Cases)
        {
            var input = inputs.Next();
            if (ModelCheck.Check(input).Count > 0) { continue; }

            input = input with { Values = input.Values.Without("payload").Without("callback_url") };
            var request = dialect.BuildCreate(input, new DeliveryHints(null, Marker));
            var accepted = Assert.IsType<SubmitOutcome.Accepted>(dialect.ReadCreate(await sandbox.SendAsync(provider, request)));
            var polled = dialect.ReadQuery(await sandbox.SendAsync(provider, dialect.BuildQuery(provider, accepted.TaskId)));

            Assert.Equal(RemotePhase.Queued, Assert.IsType<PollOutcome.Pending>(polled).Phase);
            Assert.Equal(provider.Capabilities.Marker is null ? null : Marker, polled.Marker);
            made.Add(accepted.TaskId, input.Model.WireNames.Count == 1 ? input.Model.WireNames[0].Name : input.Values.Text("model") ?? "kkcc");
        }

        if (dialect.BuildList(provider, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue) is { } list)
        {
            var listed = dialect.ReadList(await sandbox.SendAsync(provider, list));
            Assert.Equal(made.OrderBy(pair => pair.Key.Value), listed.Select(task => KeyValuePair.Create(task.Id, task.Model)).OrderBy(pair => pair.Key.Value));
            Assert.All(listed, task => Assert.NotNull(task.CreatedAt));
            if (provider.Capabilities.Marker is not null) { Assert.All(listed, task => Assert.Equal(Marker, task.PromptOrMarker)); }
        }

        var nothing = dialect.BuildList(provider, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        if (id == "vidu") { Assert.Empty(dialect.ReadList(await sandbox.SendAsync(provider, nothing!))); }
    }
}
