using Xunit;

namespace VideoWeb.Tests.Sandbox;

public sealed class UniAllSandboxTests
{
    private const string Create = "uniall/v1/video/generations";

    [Fact]
    public async Task Task_Made_AnswersOnBothQueryRoutes()
    {
        await using var host = await SandboxHost.StartAsync();
        var at = host.Time.GetUtcNow().ToUnixTimeSeconds();

        var created = await host.PostAsync(Create, """{"model":"viduq3p-720p","prompt":"a fox in snow","aspect_ratio":"16:9","duration":5,"extra_body":{"audio":false,"seed":42,"bgm":false}}""");
        var id = created.Json["id"]!.GetValue<string>();
        host.Time.Advance(TimeSpan.FromSeconds(6));
        var running = await host.GetAsync($"{Create}/{id}");
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var done = await host.GetAsync($"{Create}/{id}");
        var compatible = await host.GetAsync($"uniall/v1/videos/{id}");

        created.MustBe(200, $$"""{"id":"{{id}}","task_id":"{{id}}","object":"video.generation.job","model":"viduq3p-720p","status":"queued","progress":0,"created_at":{{at}}}""");
        running.MustBe(200, $$"""
            {"id":"{{id}}","task_id":"{{id}}","object":"video.generation.job","model":"viduq3p-720p","prompt":"a fox in snow","status":"in_progress","progress":"*","duration":6,"created_at":{{at}},"error":null}
            """);
        done.MustBe(200, $$"""
            {"id":"{{id}}","task_id":"{{id}}","object":"video.generation.job","model":"viduq3p-720p","prompt":"a fox in snow","status":"completed","progress":100,"duration":"*",
             "metadata":"*","result":{"outputs":["{{done.Json["video_url"]}}"],"video_url":"{{done.Json["video_url"]}}"},"video_url":"{{done.Json["video_url"]}}","thumbnail_url":"*","created_at":{{at}},"error":null}
            """);
        compatible.MustBe(200, $$$"""
            {"id":"{{{id}}}","object":"video","model":"viduq3p-720p","status":"completed","progress":100,"created_at":{{{at}}},"seconds":"5","completed_at":"*","metadata":{"url":"*"}}
            """);
    }

    [Fact]
    public async Task Task_Moderated_FailsWithTheCodeAndIsRefunded()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = (await host.PostAsync(Create, """{"model":"viduq3t-540p","prompt":"Moderation","duration":"5"}""")).Json["id"]!.GetValue<string>();

        host.Time.Advance(TimeSpan.FromSeconds(30));
        var failed = await host.GetAsync($"{Create}/{id}");

        Assert.Equal("failed", failed.Json["status"]!.GetValue<string>());
        Assert.Equal("""{"code":"CreationPolicyViolation","message":"creation policy violation"}""", failed.Json["error"]!.ToJsonString());
        Assert.True((await host.LedgerAsync())[0]!["refunded"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("""{"model":"viduq3t-540p","prompt":"x","image":"https://example.com/a.png","duration":5,"extra_body":{"seed":42}}""")]
    [InlineData("""{"model":"viduq3p-1080p-offpeak","prompt":"x","image":"https://example.com/a.png","last_image":"https://example.com/b.png","duration":6}""")]
    [InlineData("""{"model":"viduq3p-mix-720p","prompt":"@Image1","reference_image_urls":["https://example.com/a.png","https://example.com/b.png"],"aspect_ratio":"16:9","duration":16}""")]
    public async Task Create_AllowedRequest_IsAccepted(string body)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Create, body);

        Assert.True(answer.Status == 200, answer.Text);
    }

    [Theory]
    [InlineData("""{"model":"viduq3p-720p","prompt":"x"}""")]
    [InlineData("""{"model":"viduq3p-720p","duration":5}""")]
    [InlineData("""{"model":"viduq3p-720p","prompt":"x","duration":0}""")]
    [InlineData("""{"model":"viduq3p-720p","prompt":"x","duration":17}""")]
    [InlineData("""{"model":"viduq3p-720p","prompt":"x","duration":"17"}""")]
    [InlineData("""{"model":"viduq3p-720p","prompt":"x","duration":5,"last_image":"https://example.com/b.png"}""")]
    [InlineData("""{"model":"viduq3p-720p","prompt":"x","duration":5,"image":"data:image/png;base64,AAAA"}""")]
    [InlineData("""{"model":"viduq3p-720p","prompt":"x","duration":5,"reference_image_urls":["https://example.com/b.png"]}""")]
    [InlineData("""{"model":"viduq3p-mix-720p","prompt":"x","duration":5,"image":"https://example.com/a.png","reference_image_urls":["https://example.com/b.png"]}""")]
    [InlineData("""{"model":"viduq3p-mix-720p","prompt":"x","duration":5,"reference_image_urls":["https://e.com/1","https://e.com/2","https://e.com/3","https://e.com/4","https://e.com/5"]}""")]
    [InlineData("""{"model":"viduq3p-720p","prompt":"x","duration":5,"aspect_ratio":"21:9"}""")]
    [InlineData("""{"model":"viduq3p-720p","prompt":"x","duration":5,"extra_body":{"bgm":"no"}}""")]
    [InlineData("""{"model":"viduq3p-720p","prompt":"x","duration":5,"resolution":"720p"}""")]
    public async Task Create_ForbiddenRequest_IsRefusedAndNotCharged(string body)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Create, body);

        answer.MustBe(400, """{"error":{"message":"*","type":"invalid_request_error","code":"invalid_request"}}""");
        Assert.Empty(await host.LedgerAsync());
    }

    [Fact]
    public async Task Create_UnknownModel_HasNoChannel()
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Create, """{"model":"sora","prompt":"x","duration":5}""");

        answer.MustBe(503, """{"error":{"message":"*","type":"new_api_error","code":"model_not_found"}}""");
    }
}
