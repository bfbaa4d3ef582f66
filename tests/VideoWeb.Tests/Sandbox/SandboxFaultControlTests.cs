using System.Text.Json.Nodes;
using Xunit;

namespace VideoWeb.Tests.Sandbox;

/// <summary>The control API of faults, and that the same seed strikes the same prompts.</summary>
public sealed class SandboxFaultControlTests
{
    private const string Path = "vidu/ent/v2/text2video";

    [Fact]
    public async Task Faults_Post_StrikeAndAreGoneAfterDelete()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.PostAsync("faults", """{"faults":["create-500"],"provider":"vidu","marker":"kite"}""", null);

        var struck = await host.PostAsync(Path, Body("a kite"));
        var spared = await host.PostAsync(Path, Body("a boat"));
        await host.SendAsync(HttpMethod.Delete, "faults", null, null);
        var after = await host.PostAsync(Path, Body("a kite"));

        Assert.Equal((500, 200, 200), (struck.Status, spared.Status, after.Status));
        Assert.Equal(3, (await host.LedgerAsync()).Count);
    }

    [Fact]
    public async Task Faults_TimesAndNth_CountCalls()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.PostAsync("faults", """[{"faults":["create-429"],"marker":"kite","times":1},{"faults":["create-key-revoked"],"marker":"boat","nth":2}]""", null);

        var kite = new[] { await host.PostAsync(Path, Body("a kite")), await host.PostAsync(Path, Body("a kite")) };
        var boat = new[] { await host.PostAsync(Path, Body("a boat")), await host.PostAsync(Path, Body("a boat")), await host.PostAsync(Path, Body("a boat")) };

        Assert.Equal([429, 200], kite.Select(answer => answer.Status));
        Assert.Equal([200, 401, 200], boat.Select(answer => answer.Status));
        Assert.Equal(3, (await host.LedgerAsync()).Count);
    }

    [Fact]
    public async Task Faults_SameSeed_StrikesTheSamePrompts()
    {
        var runs = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var host = await SandboxHost.StartAsync();
            await host.PostAsync("faults", """{"faults":["create-500","create-html"],"probability":0.5,"seed":7}""", null);
            var answers = new List<string>();
            for (var number = 0; number < 40; number++)
            {
                var answer = await host.PostAsync(Path, Body($"kite {number}"));
                answers.Add($"{answer.Status} {answer.ContentType}");
            }
            runs.Add(string.Join('|', answers));
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.True(runs[0].Split('|').Distinct().Count() == 3, runs[0]);
    }

    [Theory]
    [InlineData("""{"faults":["create-nonsense"]}""", "There is no fault create-nonsense. The page /sandbox lists them all.")]
    [InlineData("""{"faults":[]}""", "A rule names at least one fault.")]
    [InlineData("""{"faults":["create-500","query-500"]}""", "The faults of one rule are of one stage.")]
    [InlineData("""{"faults":["create-500"],"probability":2}""", "A probability is between 0 and 1.")]
    [InlineData("""{"faults":["create-500"],"times":0}""", "nth and times count from 1.")]
    [InlineData("""{"faults":["callback-forged"],"times":1}""", "nth and times do not go with callbacks, which are looked for again and again.")]
    public async Task Faults_WrongRule_IsRefusedWithItsReason(string rule, string problem)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync("faults", rule, null);

        Assert.Equal(400, answer.Status);
        Assert.Equal([problem], answer.Json["problems"]!.AsArray().Select(text => (string)text!));
    }

    [Fact]
    public async Task Judge_SameIdTwice_IsTwoCharges()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.PostAsync("faults", """{"faults":["create-same-id"],"marker":"kite"}""", null);

        var first = await host.PostAsync(Path, Body("a boat"));
        var second = await host.PostAsync(Path, Body("a kite"));

        Assert.Equal((string?)first.Json["task_id"], (string?)second.Json["task_id"]);
        Assert.Equal(2, (await host.LedgerAsync()).Count);
        var traffic = (await host.GetAsync("traffic", null)).Json.AsArray().Single()!;
        Assert.Equal(("vidu", 2, 1), ((string?)traffic["provider"], (int)traffic["calls"]!, (int)traffic["mostInFlight"]!));
    }

    private static string Body(string prompt) => new JsonObject { ["model"] = "viduq2", ["prompt"] = prompt }.ToJsonString();
}
