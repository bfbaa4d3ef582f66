using Xunit;

namespace VideoWeb.Tests.Sandbox;

public sealed class GlobalAiopcSandboxTests
{
    private const string Create = "globalaiopc/kyyReactApiServer/v1/videos/videos";
    private const string Result = "globalaiopc/kyyReactApiServer/v1/result";

    [Fact]
    public async Task Task_Made_MarchesToItsClip()
    {
        await using var host = await SandboxHost.StartAsync();
        var at = host.Time.GetUtcNow().ToUnixTimeSeconds();

        var created = await host.PostAsync(Create, """{"model":"videos","prompt":"A cute kitten","duration":5,"ratio":"16:9","resolution":"720p"}""");
        var id = created.Json["data"]!["projectId"]!.GetValue<string>();
        host.Time.Advance(TimeSpan.FromSeconds(4));
        var running = await host.GetAsync($"{Result}/{id}");
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var done = await host.GetAsync($"{Result}/{id}");

        created.MustBe(200, """{"code":"0","msg":null,"data":{"projectId":"*"}}""");
        Assert.Matches("^proj_[0-9]{10}$", id);
        running.MustBe(200, $$"""{"id":"{{id}}","object":"video","created":{{at}},"model":"videos","status":"processing","video_url":null,"error":null}""");
        done.MustBe(200, $$"""{"id":"{{id}}","object":"video","created":{{at}},"model":"videos","status":"completed","video_url":"*","actualDuration":5,"amount":"0.32","error":null}""");
    }

    [Fact]
    public async Task Create_DriftedKey_AnswersTheFlatObjectAndTakesTheNewNames()
    {
        await using var host = await SandboxHost.StartAsync();

        var created = await host.PostAsync(
            Create,
            """{"model":"videos","prompt":"x","duration":4,"ratio":"21:9","first_image":"https://example.com/a.png","last_image":"https://example.com/b.png"}""",
            "sandbox-drift-1");

        created.MustBe(200, """{"id":"*","object":"video","created":"*","model":"videos","status":"queued","error":null}""");
        Assert.StartsWith("videos_", created.Json["id"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_Failed_SaysSoAndIsNotRefunded()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = (await host.PostAsync(Create, """{"model":"videos_fast","prompt":"moderation","duration":5}""")).Json["data"]!["projectId"]!.GetValue<string>();

        host.Time.Advance(TimeSpan.FromSeconds(30));
        var failed = await host.GetAsync($"{Result}/{id}");

        failed.MustBe(200, $$"""{"id":"{{id}}","object":"video","created":"*","model":"videos_fast","status":"failed","video_url":null,"error":"the prompt did not pass the content check"}""");
        Assert.False((await host.LedgerAsync())[0]!["refunded"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("""{"model":"videos","prompt":"x","duration":15,"image":"https://example.com/a.png","lastFrameImage":"https://example.com/b.png"}""")]
    [InlineData("""{"model":"videos_fast","prompt":"x","duration":4,"referenceImages":["https://example.com/a.png"],"referenceVideos":["https://example.com/a.mp4"]}""")]
    public async Task Create_AllowedRequest_IsAccepted(string body)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Create, body);

        Assert.Equal("0", answer.Json["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"model":"videos","prompt":"x"}""", 1000)]
    [InlineData("""{"model":"videos","duration":5}""", 1000)]
    [InlineData("""{"model":"sora2","prompt":"x","duration":5}""", 1000)]
    [InlineData("""{"model":"videos","prompt":"x","duration":3}""", 1000)]
    [InlineData("""{"model":"videos","prompt":"x","duration":16}""", 1000)]
    [InlineData("""{"model":"videos","prompt":"x","duration":"5"}""", 1000)]
    [InlineData("""{"model":"videos","prompt":"x","duration":5,"ratio":"1:1"}""", 1000)]
    [InlineData("""{"model":"videos","prompt":"x","duration":5,"resolution":"1080p"}""", 1000)]
    [InlineData("""{"model":"videos","prompt":"x","duration":5,"image":"https://example.com/a.png"}""", 1000)]
    [InlineData("""{"model":"videos","prompt":"x","duration":5,"lastFrameImage":"https://example.com/a.png"}""", 1000)]
    [InlineData("""{"model":"videos","prompt":"x","duration":5,"image":"https://e.com/a","lastFrameImage":"https://e.com/b","referenceImages":["https://e.com/c"]}""", 1000)]
    [InlineData("""{"model":"videos","prompt":"x","duration":5,"referenceImages":["https://e.com/1","https://e.com/2","https://e.com/3","https://e.com/4","https://e.com/5"]}""", 1000)]
    [InlineData("""{"model":"videos","prompt":"x","duration":5,"referenceVideos":["https://e.com/1","https://e.com/2","https://e.com/3","https://e.com/4"]}""", 1000)]
    [InlineData("""{"model":"videos","prompt":"x","duration":5,"referenceImages":["/local.png"]}""", 1001)]
    [InlineData("""{"model":"videos","prompt":"x","duration":5,"first_image":"https://e.com/a"}""", 1000)]
    public async Task Create_ForbiddenRequest_IsRefusedWithin200AndNotCharged(string body, int code)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Create, body);

        answer.MustBe(200, $$"""{"code":{{code}},"msg":"*","data":null}""");
        Assert.Empty(await host.LedgerAsync());
    }

    [Theory]
    [InlineData(1500, "0")]
    [InlineData(1501, "1000")]
    public async Task Create_PromptLength_IsLimited(int characters, string code)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Create, $$"""{"model":"videos","prompt":"{{new string('x', characters)}}","duration":5}""");

        Assert.Equal(code, answer.Json["code"]!.ToString());
    }
}
