using System.Net.Http.Headers;
using Xunit;

namespace VideoWeb.Tests.Sandbox;

public sealed class EzModelSandboxTests
{
    private const string Create = "ezmodel/v1/video/generations";

    [Fact]
    public async Task Task_Made_MarchesToItsClip()
    {
        await using var host = await SandboxHost.StartAsync();
        var at = host.Time.GetUtcNow().ToUnixTimeSeconds();

        var created = await host.PostAsync(Create, """{"model":"kling-v1","prompt":"A golden retriever","size":"1024x1024"}""");
        var id = created.Json["id"]!.GetValue<string>();
        host.Time.Advance(TimeSpan.FromSeconds(4));
        var running = await host.GetAsync($"{Create}/{id}");
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var done = await host.GetAsync($"{Create}/{id}");

        created.MustBe(200, $$"""{"id":"{{id}}","object":"video.generation","created":{{at}},"status":"pending"}""");
        running.MustBe(200, $$"""{"id":"{{id}}","object":"video.generation","created":{{at}},"status":"in_progress"}""");
        done.MustBe(200, $$"""{"id":"{{id}}","object":"video.generation","created":{{at}},"status":"completed","data":[{"url":"*"}]}""");
    }

    [Fact]
    public async Task Task_DriftedKey_AnswersInTheSoftwaresEnvelope()
    {
        await using var host = await SandboxHost.StartAsync(driftedShapes: true);
        var at = host.Time.GetUtcNow().ToUnixTimeSeconds();

        var created = await host.PostAsync(Create, """{"model":"any","prompt":"fail"}""");
        var id = created.Json["task_id"]!.GetValue<string>();
        host.Time.Advance(TimeSpan.FromSeconds(30));
        var failed = await host.GetAsync($"{Create}/{id}");

        created.MustBe(200, $$"""{"task_id":"{{id}}","status":"pending"}""");
        failed.MustBe(200, $$$"""
            {"code":"success","message":"","data":{"task_id":"{{{id}}}","action":"textGenerate","status":"FAILURE","fail_reason":"the video could not be generated",
             "submit_time":{{{at}}},"start_time":"*","finish_time":"*","progress":"100%","data":null}}
            """);
    }

    [Fact]
    public async Task Content_NotReadyThenReady_NeedsTheKeyAndServesRanges()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = (await host.PostAsync(Create, """{"model":"kling-v1","prompt":"x"}""")).Json["id"]!.GetValue<string>();

        var early = await host.GetAsync($"{Create}/{id}/content");
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var keyless = await host.GetAsync($"{Create}/{id}/content", null);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/sandbox/{Create}/{id}/content");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SandboxHost.Key);
        request.Headers.Range = new RangeHeaderValue(4, 7);
        using var part = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(400, early.Status);
        Assert.Equal(401, keyless.Status);
        Assert.Equal(206, (int)part.StatusCode);
        Assert.Equal("video/mp4", part.Content.Headers.ContentType?.MediaType);
        Assert.Equal("ftyp", await part.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Models_Asked_AreListed()
    {
        await using var host = await SandboxHost.StartAsync();

        var models = await host.GetAsync("ezmodel/v1/models");

        Assert.Contains("kling-v1", models.Json["data"]!.AsArray().Select(model => model!["id"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"prompt":"x"}""")]
    [InlineData("""{"model":"kling-v1"}""")]
    [InlineData("""{"model":"kling-v1","prompt":"x","size":" "}""")]
    [InlineData("""{"model":"kling-v1","prompt":"x","quality":" "}""")]
    [InlineData("""{"model":"kling-v1","prompt":"x","duration":"5"}""")]
    [InlineData("""{"model":"kling-v1","prompt":"x","image":"nothing"}""")]
    [InlineData("""{"model":"kling-v1","prompt":"x","ratio":"16:9"}""")]
    public async Task Create_ForbiddenRequest_IsRefusedAndNotCharged(string body)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Create, body);

        answer.MustBe(400, """{"code":"invalid_request","message":"*","data":null}""");
        Assert.Empty(await host.LedgerAsync());
    }

    [Theory]
    [InlineData("""{"model":"m","prompt":"x","size":"16:9","quality":"hd","duration":10}""")]
    [InlineData("""{"model":"m","prompt":"x","image":"data:image/png;base64,iVBORw0KGgo="}""")]
    [InlineData("""{"model":"m","prompt":"x","image":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB"}""")]
    [InlineData("""{"model":"m","prompt":"x","metadata":{"aspect_ratio":"9:16"},"seconds":"5"}""")]
    public async Task Create_AllowedRequest_IsAccepted(string body)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Create, body);

        Assert.True(answer.Status == 200, answer.Text);
    }
}
