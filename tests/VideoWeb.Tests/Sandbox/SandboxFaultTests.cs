using System.Text.Json;
using Xunit;

namespace VideoWeb.Tests.Sandbox;

public sealed class SandboxFaultTests
{
    private const string Create = "vidu/ent/v2/text2video";

    [Theory]
    [InlineData("http500", 500, "text/html", 1)]
    [InlineData("http502html", 502, "text/html", 0)]
    [InlineData("garbage", 200, "application/json", 1)]
    [InlineData("noid", 200, "application/json", 1)]
    public async Task Create_WordInPrompt_AnswersBadlyAndChargesAsDocumented(string word, int status, string contentType, int charges)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Create, Body(word));

        Assert.Equal((status, contentType), (answer.Status, answer.ContentType));
        Assert.Equal(charges, (await host.LedgerAsync()).Count);
    }

    [Fact]
    public async Task Create_Garbage_IsNotJson()
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Create, Body("garbage"));

        Assert.ThrowsAny<JsonException>(() => answer.Json);
    }

    [Theory]
    [InlineData("agcloud/api/v3/contents/generations/tasks", """{"model":"kkcc","content":[{"type":"text","text":"noid"}]}""", """{"error":null,"requestId":"*","result":{"message":"task submitted","status":"pending"}}""")]
    [InlineData("globalaiopc/kyyReactApiServer/v1/videos/videos", """{"model":"videos","prompt":"noid","duration":5}""", """{"code":"0","msg":null,"data":{}}""")]
    public async Task Create_NoId_IsTheUsualAnswerWithoutIt(string path, string body, string expected)
    {
        await using var host = await SandboxHost.StartAsync();

        (await host.PostAsync(path, body)).MustBe(200, expected);

        Assert.Single(await host.LedgerAsync());
    }

    [Fact]
    public async Task Create_Reset_CutsTheConnectionAfterCharging()
    {
        await using var host = await SandboxHost.StartAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => host.PostAsync(Create, Body("reset")));

        Assert.Single(await host.LedgerAsync());
    }

    [Fact]
    public async Task Create_Timeout_ChargesAndNeverAnswers()
    {
        await using var host = await SandboxHost.StartAsync();
        using var left = new CancellationTokenSource();
        using var content = new StringContent(Body("timeout"), System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/sandbox/{Create}") { Content = content, Headers = { Authorization = new("Bearer", SandboxHost.Key) } };

        var sending = host.Client.SendAsync(request, left.Token);
        while ((await host.LedgerAsync()).Count == 0) { Assert.False(sending.IsCompleted); }
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Single(await host.LedgerAsync());
    }

    [Fact]
    public async Task Task_Hang_NeverEnds()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = (await host.PostAsync(Create, Body("hang"))).Json["task_id"]!.GetValue<string>();

        host.Time.Advance(TimeSpan.FromDays(2));
        var answer = await host.GetAsync($"vidu/ent/v2/tasks/{id}/creations");

        Assert.Equal("processing", answer.Json["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Task_SlowQueue_WaitsAMinuteInTheQueue()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = (await host.PostAsync(Create, Body("SlowQueue"))).Json["task_id"]!.GetValue<string>();

        host.Time.Advance(TimeSpan.FromSeconds(59));
        var waiting = await host.GetAsync($"vidu/ent/v2/tasks/{id}/creations");
        host.Time.Advance(TimeSpan.FromSeconds(2));
        var running = await host.GetAsync($"vidu/ent/v2/tasks/{id}/creations");

        Assert.Equal(("queueing", "processing"), (waiting.Json["state"]!.GetValue<string>(), running.Json["state"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Task_NoUrl_SucceedsWithoutAnAddress()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = (await host.PostAsync(Create, Body("nourl"))).Json["task_id"]!.GetValue<string>();

        host.Time.Advance(TimeSpan.FromSeconds(30));
        var answer = await host.GetAsync($"vidu/ent/v2/tasks/{id}/creations");

        answer.MustBe(200, $$"""
            {"id":"{{id}}","state":"success","err_code":"","credits":35,"payload":"","bgm":false,"off_peak":false,"progress":100,"creations":[{"id":"*"}]}
            """);
    }

    [Fact]
    public async Task Task_WordInsideAnotherWord_IsNotMeant()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = (await host.PostAsync(Create, Body("a failure resets slowly, unexpired, failing"))).Json["task_id"]!.GetValue<string>();

        host.Time.Advance(TimeSpan.FromSeconds(30));
        var answer = await host.GetAsync($"vidu/ent/v2/tasks/{id}/creations");

        Assert.Equal("success", answer.Json["state"]!.GetValue<string>());
    }

    private static string Body(string prompt) => $$"""{"model":"viduq2","prompt":"{{prompt}}"}""";
}
