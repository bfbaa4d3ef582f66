using Xunit;

namespace VideoWeb.Tests.Sandbox;

public sealed class AgCloudSandboxTests
{
    private const string Tasks = "agcloud/api/v3/contents/generations/tasks";
    private const string Text = """{"type":"text","text":"a fox in snow"}""";
    private const string First = """{"type":"image_url","role":"first_frame","image_url":{"url":"https://example.com/a.png"}}""";
    private const string Last = """{"type":"image_url","role":"last_frame","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}""";
    private const string Reference = """{"type":"image_url","role":"reference_image","image_url":{"url":"https://example.com/a.png"}}""";
    private const string Video = """{"type":"video_url","role":"reference_video","video_url":{"url":"https://example.com/a.mp4"}}""";
    private const string Sound = """{"type":"audio_url","role":"reference_audio","audio_url":{"url":"https://example.com/a.mp3"}}""";

    [Fact]
    public async Task Kkcc_TextTask_MarchesToItsClip()
    {
        await using var host = await SandboxHost.StartAsync();

        var created = await host.PostAsync(Tasks, $$"""{"model":"kkcc","content":[{{Text}}],"ratio":"16:9","duration":5,"safety_identifier":"u-1"}""");
        created.MustBe(200, """{"error":null,"requestId":"*","result":{"message":"task submitted","status":"pending","task_id":"*"}}""");
        var id = created.Json["result"]!["task_id"]!.GetValue<string>();
        Task<SandboxResponse> QueryAsync() => host.PostAsync("agcloud/v1/video-tasks/query", $$"""{"task_id":"{{id}}"}""");

        const string Parameters = """{"model":"kkcc","ratio":"16:9","resolution":"720p","duration":5,"safety_identifier":"u-1"}""";
        (await QueryAsync()).MustBe(200, $$"""{"task_id":"{{id}}","task_status":"queued","content":[],"usage":null,"error":null,"parameters":{{Parameters}}}""");
        host.Time.Advance(TimeSpan.FromSeconds(4));
        (await QueryAsync()).MustBe(200, $$"""{"task_id":"{{id}}","task_status":"running","content":[],"usage":null,"error":null,"parameters":{{Parameters}}}""");
        host.Time.Advance(TimeSpan.FromSeconds(12));
        (await QueryAsync()).MustBe(200, $$$"""
            {"task_id":"{{{id}}}","task_status":"success","content":[{"id":"0","video_url":{"url":"*"}}],
             "usage":{"completion_tokens":108900,"total_tokens":108900},"error":null,"parameters":{{{Parameters}}}}
            """);
    }

    [Fact]
    public async Task Ark_DriftedKey_AnswersInArksShape()
    {
        await using var host = await SandboxHost.StartAsync();
        var started = host.Time.GetUtcNow().ToUnixTimeSeconds();

        var created = await host.PostAsync(
            Tasks,
            $$"""{"model":"doubao-seedance-2-0-260128","content":[{{Text}},{{First}},{{Last}}],"frames":29,"seed":7,"return_last_frame":true}""",
            "sandbox-drift");
        created.MustBe(200, """{"id":"*"}""");
        var id = created.Json["id"]!.GetValue<string>();
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var done = await host.GetAsync($"{Tasks}/{id}", "sandbox-drift");

        Assert.StartsWith("cgt-20261121090000-", id, StringComparison.Ordinal);
        done.MustBe(200, $$$"""
            {"id":"{{{id}}}","model":"doubao-seedance-2-0-260128","status":"succeeded","error":null,"created_at":{{{started}}},"updated_at":"*","service_tier":"default",
             "execution_expires_after":172800,"generate_audio":true,"draft":false,"content":{"video_url":"*","last_frame_url":"*"},
             "usage":{"completion_tokens":26100,"total_tokens":26100},"seed":7,"resolution":"720p","ratio":"16:9","frames":29,"framespersecond":24}
            """);
    }

    [Fact]
    public async Task Delete_QueuedRunningEnded_CancelsRefusesRemoves()
    {
        await using var host = await SandboxHost.StartAsync();
        async Task<string> CreateAsync() => (await host.PostAsync(Tasks, $$"""{"model":"kkcc","content":[{{Text}}]}""")).Json["result"]!["task_id"]!.GetValue<string>();
        var (early, late) = (await CreateAsync(), await CreateAsync());

        var cancelled = await host.SendAsync(HttpMethod.Delete, $"{Tasks}/{early}", null);
        host.Time.Advance(TimeSpan.FromSeconds(4.5));
        var refused = await host.SendAsync(HttpMethod.Delete, $"{Tasks}/{late}", null);
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var removed = await host.SendAsync(HttpMethod.Delete, $"{Tasks}/{late}", null);
        var list = await host.GetAsync($"{Tasks}?page_num=1&page_size=10");
        var gone = await host.GetAsync($"{Tasks}/{late}");

        cancelled.MustBe(200, "{}");
        refused.MustBe(403, """{"error":{"code":"OperationDenied.InvalidState","message":"*","param":"id","type":"Forbidden"}}""");
        removed.MustBe(200, "{}");
        Assert.Equal(404, gone.Status);
        Assert.Equal(1, list.Json["total"]!.GetValue<int>());
        Assert.Equal("cancelled", list.Json["items"]![0]!["status"]!.GetValue<string>());
        Assert.Equal([true, false], (await host.LedgerAsync("?provider=agcloud")).Select(line => line!["refunded"]!.GetValue<bool>()).Order().Reverse());
    }

    [Theory]
    [InlineData("moderation", "failed", "OutputVideoSensitiveContentDetected")]
    [InlineData("fail", "failed", "InternalServiceError")]
    [InlineData("expire", "expired", null)]
    public async Task Kkcc_WordInPrompt_EndsAccordingly(string word, string status, string? code)
    {
        await using var host = await SandboxHost.StartAsync();
        var created = await host.PostAsync(Tasks, $$"""{"model":"kkcc","content":[{"type":"text","text":"please {{word}}, now"}]}""");
        var id = created.Json["result"]!["task_id"]!.GetValue<string>();

        host.Time.Advance(TimeSpan.FromSeconds(30));
        var ended = await host.PostAsync("agcloud/v1/video-tasks/query", $$"""{"task_id":"{{id}}"}""");

        Assert.Equal(status, ended.Json["task_status"]!.GetValue<string>());
        Assert.Equal(code, ended.Json["error"]?["code"]?.GetValue<string>());
        Assert.True((await host.LedgerAsync())[0]!["refunded"]!.GetValue<bool>());
    }

    public static TheoryData<string> Accepted =>
    [
        $$"""{"model":"kkcc","content":[{{First}}]}""",
        $$"""{"model":"any name","content":[{{Text}},{{First}},{{Last}}],"ratio":"3:4","duration":-1}""",
        $$"""{"model":"kkcc","content":[{{Text}}],"ratio":"3:3"}""",
        $$"""{"model":"kkcc","content":[{{Text}},{{Reference}},{{Video}},{{Sound}}],"duration":15,"frames":289,"seed":4294967295}""",
        $$"""{"model":"kkcc","content":[{{Text}}],"tools":[{"type":"web_search"}],"execution_expires_after":3600,"generate_audio":false,"watermark":true}""",
    ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Create_AllowedRequest_IsAccepted(string body)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Tasks, body);

        Assert.True(answer.Status == 200, answer.Text);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "{}", "MissingParameter", "model" },
        { """{"model":"kkcc"}""", "MissingParameter", "content" },
        { """{"model":"kkcc","content":[]}""", "InvalidParameter", "content" },
        { """{"model":5,"content":[]}""", "InvalidParameter", "model" },
        { $$"""{"model":"kkcc","content":[{{Text}},{{Text}}]}""", "InvalidParameter", "content" },
        { $$"""{"model":"kkcc","content":[{{Last}}]}""", "InvalidParameter", "content" },
        { $$"""{"model":"kkcc","content":[{{First}},{{Reference}}]}""", "InvalidParameter", "content" },
        { $$"""{"model":"kkcc","content":[{{Text}},{{Sound}}]}""", "InvalidParameter", "content" },
        { $$"""{"model":"kkcc","content":[{{Video}},{{Video}},{{Video}},{{Video}}]}""", "InvalidParameter", "content" },
        { """{"model":"kkcc","content":[{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]}""", "MissingParameter", "content[0].role" },
        { """{"model":"kkcc","content":[{"type":"image_url","role":"reference_video","image_url":{"url":"https://example.com/a.png"}}]}""", "InvalidParameter", "content[0].role" },
        { """{"model":"kkcc","content":[{"type":"video_url","role":"reference_video","video_url":{"url":"data:video/mp4;base64,AAAA"}}]}""", "InvalidParameter", "content[0].video_url.url" },
        { """{"model":"kkcc","content":[{"type":"image_url","role":"first_frame","image_url":{"url":"data:text/html;base64,AAAA"}}]}""", "InvalidParameter", "content[0].image_url.url" },
        { """{"model":"kkcc","content":[{"type":"image_url","role":"first_frame","image_url":{"url":"ftp://example.com/a.png"}}]}""", "InvalidParameter", "content[0].image_url.url" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"ratio":"2:3"}""", "InvalidParameter", "ratio" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"resolution":"4k"}""", "InvalidParameter", "resolution" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"duration":3}""", "InvalidParameter", "duration" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"duration":16}""", "InvalidParameter", "duration" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"duration":"5"}""", "InvalidParameter", "duration" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"duration":5.5}""", "InvalidParameter", "duration" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"frames":30}""", "InvalidParameter", "frames" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"seed":4294967296}""", "InvalidParameter", "seed" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"seed":-2}""", "InvalidParameter", "seed" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"execution_expires_after":3599}""", "InvalidParameter", "execution_expires_after" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"watermark":"true"}""", "InvalidParameter", "watermark" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"tools":[{"type":"browser"}]}""", "InvalidParameter", "tools[0].type" },
        { $$"""{"model":"kkcc","content":[{{Text}},{{First}}],"tools":[{"type":"web_search"}]}""", "InvalidParameter", "tools" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"callback_url":"nowhere"}""", "InvalidParameter", "callback_url" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"safety_identifier":"{{new string('x', 65)}}"}""", "InvalidParameter", "safety_identifier" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"style":"anime"}""", "InvalidParameter", "style" },
        { $$"""{"model":"kkcc","content":[{{Text}}],"seed":null}""", "InvalidParameter", "seed" },
        { """{"model":"kkcc","model":"kkcc"}""", "InvalidParameter", "" },
        { "not json", "InvalidParameter", "" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Create_ForbiddenRequest_IsRefusedAndNotCharged(string body, string code, string field)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(Tasks, body);

        answer.MustBe(400, $$$"""{"error":{"code":"{{{code}}}","message":"*","param":"{{{field}}}","type":"BadRequest"}}""");
        Assert.Empty(await host.LedgerAsync());
    }
}
