using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Sandbox;
using Xunit;

namespace VideoWeb.Tests.Sandbox;

/// <summary>What the sandbox takes is bounded, whoever calls it; and it says so as the provider that it plays would.</summary>
public sealed class SandboxLimitTests
{
    private const string Full = "The sandbox has made as many tasks as it keeps. Delete its folder to begin anew, or raise Sandbox:MaxTasks.";
    private const string TooFast = "The sandbox was called more often in this minute than it answers. Raise Sandbox:MaxCallsPerMinute.";

    // Path, body, and how the provider words it.
    public static TheoryData<string, string, string> Creates => new()
    {
        {
            "agcloud/api/v3/contents/generations/tasks", """{"model":"kkcc","content":[{"type":"text","text":"x"}]}""",
            """{"error":{"code":"RateLimitExceeded.EndpointRPMExceeded","message":"*","param":"","type":"TooManyRequests"}}"""
        },
        { "vidu/ent/v2/text2video", """{"model":"viduq2","prompt":"x"}""", """{"code":429,"reason":"QuotaExceeded","message":"?","metadata":"*"}""" },
        {
            "uniall/v1/video/generations", """{"model":"viduq3p-720p","prompt":"x","duration":5}""",
            """{"error":{"message":"?","type":"new_api_error","code":"rate_limit_exceeded"}}"""
        },
        { "globalaiopc/kyyReactApiServer/v1/videos/videos", """{"model":"videos","prompt":"x","duration":5}""", """{"code":429,"msg":"?","data":null}""" },
        {
            "ezmodel/v1/video/generations", """{"model":"kling-v1","prompt":"x"}""",
            """{"error":{"message":"?","type":"new_api_error","code":"rate_limit_exceeded"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task Create_AsManyTasksAsAreKept_IsRefusedInTheProvidersShape(string path, string body, string expected)
    {
        await using var host = await SandboxHost.StartAsync(optionsOf: folder => new SandboxOptions { Folder = folder, MaxTasks = 2 });
        for (var number = 0; number < 2; number++) { Assert.Equal(200, (await host.PostAsync(path, body)).Status); }

        var refused = await host.PostAsync(path, body);
        var other = await host.PostAsync("vidu/ent/v2/text2video", """{"model":"viduq2","prompt":"x"}""", "sandbox-of-somebody-else");

        refused.MustBe(429, expected.Replace("?", Full, StringComparison.Ordinal));
        Assert.Contains(Full, refused.Text, StringComparison.Ordinal);
        Assert.Equal((429, 2), (other.Status, (await host.LedgerAsync()).Count));
    }

    [Fact]
    public async Task Create_Restarted_CountsThoseOfBefore()
    {
        using var folder = new TemporaryFolder();
        var (path, body) = ("vidu/ent/v2/text2video", """{"model":"viduq2","prompt":"x"}""");
        await using (var first = await SandboxHost.StartAsync(folder)) { Assert.Equal(200, (await first.PostAsync(path, body)).Status); }

        await using var next = await SandboxHost.StartAsync(folder, optionsOf: _ => new SandboxOptions { Folder = folder.Path, MaxTasks = 1 });

        Assert.Equal((429, 1), ((await next.PostAsync(path, body)).Status, (await next.LedgerAsync()).Count));
    }

    [Fact]
    public async Task Create_JournalIsAsLargeAsItMayBe_IsRefused()
    {
        await using var host = await SandboxHost.StartAsync(optionsOf: folder => new SandboxOptions { Folder = folder, MaxJournalBytes = 50_000 });
        var (path, body) = ("uniall/v1/video/generations", $$"""{"model":"viduq3p-720p","prompt":"{{new string('x', 4_000)}}","duration":5}""");
        var statuses = new List<int>();

        for (var number = 0; number < 20; number++) { statuses.Add((await host.PostAsync(path, body)).Status); }

        Assert.Equal([200, 429], statuses.Distinct());
        Assert.InRange(statuses.Count(status => status == 200), 5, 13);
    }

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task Call_MoreOftenThanAnswered_IsToldToWaitUntilTheMinuteIsOver(string path, string body, string expected)
    {
        await using var host = await SandboxHost.StartAsync(optionsOf: folder => new SandboxOptions { Folder = folder, MaxCallsPerMinute = 3 });
        for (var number = 0; number < 3; number++) { Assert.Equal(200, (await host.PostAsync(path, body)).Status); }
        host.Time.Advance(TimeSpan.FromSeconds(20));

        var refused = await host.PostAsync(path, body);
        host.Time.Advance(TimeSpan.FromSeconds(40));
        var later = await host.PostAsync(path, body);

        refused.MustBe(429, expected.Replace("?", TooFast, StringComparison.Ordinal));
        Assert.Contains(TooFast, refused.Text, StringComparison.Ordinal);
        Assert.Equal((TimeSpan.FromSeconds(40), 200, 4), (refused.RetryAfter, later.Status, (await host.LedgerAsync()).Count));
    }

    [Fact]
    public async Task Faults_MoreRulesThanAreKept_AreRefusedAndNoneIsTaken()
    {
        await using var host = await SandboxHost.StartAsync();
        var rules = $"[{string.Join(',', Enumerable.Repeat("""{"faults":["create-500"],"marker":"kite"}""", 600))}]";

        var first = await host.PostAsync("faults", rules, null);
        var second = await host.PostAsync("faults", rules, null);

        Assert.Equal((200, 429), (first.Status, second.Status));
        Assert.Equal("The sandbox keeps at most 1000 rules. DELETE /sandbox/faults removes them all.", (string?)second.Json["problems"]!.AsArray().Single());
        Assert.Equal(600, (await host.GetAsync("faults", null)).Json.AsArray().Count);
    }

    [Fact]
    public async Task Faults_LargerThanARuleIs_AreRefused()
    {
        await using var host = await SandboxHost.StartAsync();

        var marker = await host.PostAsync("faults", $$"""{"faults":["create-500"],"marker":"{{new string('x', 1_001)}}"}""", null);
        var body = await host.PostAsync("faults", $$"""{"faults":["create-500"],"marker":"{{new string('x', 300_000)}}"}""", null);

        Assert.Equal((400, 413), (marker.Status, body.Status));
        Assert.Equal("[]", (await host.GetAsync("faults", null)).Text);
    }

    [Fact]
    public async Task AnyRoute_BeyondTheCallsOfAMinute_IsRefused()
    {
        IReadOnlyList<(string Method, string Path)> routes = [];
        using var folder = new TemporaryFolder();
        await using var server = await LoopbackServer.StartAsync(
            app =>
            {
                app.MapSandbox();
                routes = SandboxRoutes.Of(app);
            },
            TestContext.Current.CancellationToken,
            services => services.AddSingleton<TimeProvider>(new TestClock()).AddSandbox(new SandboxOptions { Folder = folder.Path, MaxCallsPerMinute = 0, MaxControlCallsPerMinute = 0 }));
        using var client = new HttpClient { BaseAddress = server.Origin };
        var answers = new List<string>();

        foreach (var (method, path) in routes)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            answers.Add($"{method} {path}: {(int)answer.StatusCode}, {answer.Headers.RetryAfter}");
        }

        Assert.True(routes.Count > 30, $"There are {routes.Count} routes.");
        Assert.All(answers, answer => Assert.EndsWith(": 429, 60", answer, StringComparison.Ordinal));
    }
}
