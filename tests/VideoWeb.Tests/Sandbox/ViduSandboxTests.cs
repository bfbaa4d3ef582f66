using Xunit;

namespace VideoWeb.Tests.Sandbox;

public sealed class ViduSandboxTests
{
    [Fact]
    public async Task TextToVideo_Accepted_EchoesThePagesExample()
    {
        await using var host = await SandboxHost.StartAsync();

        var created = await host.PostAsync("vidu/ent/v2/text2video", """{"model":"viduq2","prompt":"A cute cat is running on the grass.","seed":426802853,"payload":"attempt-7"}""");

        created.MustBe(200, """
            {"task_id":"*","type":"text2video","state":"created","model":"viduq2","style":"general","prompt":"A cute cat is running on the grass.","images":[],
             "duration":5,"seed":426802853,"aspect_ratio":"16:9","resolution":"720p","movement_amplitude":"auto","created_at":"2026-11-21T09:00:00.000000000Z",
             "credits":35,"payload":"attempt-7","cus_priority":0,"off_peak":false,"watermark":false,"is_rec":false,"wm_position":"unspecified","wm_url":"",
             "meta_data":"","client_request_id":""}
            """);
        Assert.Matches("^[1-9][0-9]{17}$", created.Json["task_id"]!.GetValue<string>());
        Assert.Equal("attempt-7", Assert.Single(await host.LedgerAsync("?marker=attempt-7"))!["marker"]!.GetValue<string>());
    }

    [Fact]
    public async Task Query_TimePasses_MarchesWithRisingProgress()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await CreateAsync(host, """{"model":"viduq3-turbo","prompt":"a fox in snow","watermark":true}""");
        var seen = new List<(string State, int Progress)>();

        for (var i = 0; i < 40; i++)
        {
            var answer = (await host.GetAsync($"vidu/ent/v2/tasks/{id}/creations")).Json;
            seen.Add((answer["state"]!.GetValue<string>(), answer["progress"]!.GetValue<int>()));
            host.Time.Advance(TimeSpan.FromSeconds(0.5));
        }
        var done = await host.GetAsync($"vidu/ent/v2/tasks/{id}/creations");

        Assert.Equal(["created", "queueing", "processing", "success"], seen.Select(s => s.State).Distinct());
        Assert.Equal(seen.Select(s => s.Progress).Order(), seen.Select(s => s.Progress));
        Assert.True(seen.Select(s => s.Progress).Distinct().Count() > 8);
        done.MustBe(200, $$"""
            {"id":"{{id}}","state":"success","err_code":"","credits":60,"payload":"","bgm":false,"off_peak":false,"progress":100,
             "creations":[{"id":"*","url":"*","cover_url":"*","watermarked_url":"*"}]}
            """);
        Assert.NotEqual("", done.Json["creations"]![0]!["watermarked_url"]!.GetValue<string>());
    }

    [Fact]
    public async Task Cancel_QueuedThenRunning_WorksOnlyInTheQueue()
    {
        await using var host = await SandboxHost.StartAsync();
        var early = await CreateAsync(host, """{"model":"viduq2","prompt":"one"}""");
        var late = await CreateAsync(host, """{"model":"viduq2","prompt":"two"}""");

        var cancelled = await host.PostAsync($"vidu/ent/v2/tasks/{early}/cancel", $$"""{"id":"{{early}}"}""");
        host.Time.Advance(TimeSpan.FromSeconds(4.5));
        var refused = await host.PostAsync($"vidu/ent/v2/tasks/{late}/cancel", $$"""{"id":"{{late}}"}""");
        var after = await host.GetAsync($"vidu/ent/v2/tasks/{early}/creations");
        var list = await host.GetAsync("vidu/ent/v2/tasks?states=failed");

        cancelled.MustBe(200, "{}");
        refused.MustBe(400, """{"code":400,"reason":"BadRequest","message":"task state is scheduled, can not cancel","metadata":"*"}""");
        after.MustBe(200, $$"""{"id":"{{early}}","state":"failed","err_code":"UserCancelled","credits":0,"payload":"","bgm":false,"off_peak":false,"progress":0,"creations":[]}""");
        Assert.Equal(early, Assert.Single(list.Json["tasks"]!.AsArray())!["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("viduq3-pro", "540p", 4, false, 36)]
    [InlineData("viduq3-turbo", "1080p", 16, false, 208)]
    [InlineData("viduq2", "720p", 5, false, 35)]
    [InlineData("viduq2", "1080p", 10, true, 55)]
    [InlineData("viduq1", "1080p", 5, true, 40)]
    public async Task Credits_PriceTable_IsFollowed(string model, string resolution, int seconds, bool isOffPeak, int credits)
    {
        await using var host = await SandboxHost.StartAsync();

        await CreateAsync(host, $$"""{"model":"{{model}}","prompt":"x","resolution":"{{resolution}}","duration":{{seconds}},"off_peak":{{(isOffPeak ? "true" : "false")}}}""");

        Assert.Equal(credits, (await host.LedgerAsync())[0]!["amount"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("img2video", """{"model":"viduq2-turbo","images":["https://example.com/a.png"],"is_rec":true,"voice_id":"v","audio":true}""")]
    [InlineData("img2video", """{"model":"viduq3-pro-fast","images":["data:image/webp;base64,AAAA"],"resolution":"1080p","prompt":"go"}""")]
    [InlineData("start-end2video", """{"model":"viduq2-pro","images":["https://example.com/a.png","https://example.com/b.png"],"duration":8}""")]
    [InlineData("start-end2video", """{"model":"vidu2.0","images":["https://example.com/a.png","https://example.com/b.png"],"duration":8,"resolution":"720p"}""")]
    [InlineData("reference2video", """{"model":"viduq3","prompt":"x","images":["https://example.com/a.png"],"duration":3,"aspect_ratio":"3:4"}""")]
    [InlineData("reference2video", """{"model":"viduq2","prompt":"@cat","subjects":[{"name":"cat","images":["https://example.com/a.png"]}]}""")]
    [InlineData("reference2video", """{"model":"viduq2-pro","prompt":"x","videos":["https://example.com/a.mp4"],"duration":0}""")]
    [InlineData("text2video", """{"model":"viduq1","prompt":"x","style":"anime","movement_amplitude":"large","bgm":true,"wm_position":1,"wm_url":"https://example.com/w.png","meta_data":"{\"Label\":\"x\"}","callback_url":"http://127.0.0.1:1/x"}""")]
    public async Task Create_AllowedRequest_IsAccepted(string endpoint, string body)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync($"vidu/ent/v2/{endpoint}", body);

        Assert.True(answer.Status == 200, answer.Text);
    }

    [Theory]
    [InlineData("text2video", """{"model":"viduq2"}""", "FieldLacking", "prompt")]
    [InlineData("text2video", """{"prompt":"x"}""", "FieldLacking", "model")]
    [InlineData("text2video", """{"model":"vidu9","prompt":"x"}""", "ModelUnavailable", "model")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","duration":11}""", "FieldInvalid", "duration")]
    [InlineData("text2video", """{"model":"viduq1","prompt":"x","duration":4}""", "FieldInvalid", "duration")]
    [InlineData("text2video", """{"model":"viduq3-pro","prompt":"x","duration":17}""", "FieldInvalid", "duration")]
    [InlineData("text2video", """{"model":"viduq1","prompt":"x","resolution":"720p"}""", "FieldInvalid", "resolution")]
    [InlineData("text2video", """{"model":"viduq1","prompt":"x","aspect_ratio":"4:3"}""", "FieldInvalid", "aspect_ratio")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","aspect_ratio":"21:9"}""", "FieldInvalid", "aspect_ratio")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","seed":"many"}""", "FieldInvalid", "seed")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","seed":"-1"}""", "FieldInvalid", "seed")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","seed":"2147483648"}""", "FieldInvalid", "seed")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","duration":"5"}""", "FieldInvalid", "duration")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","seed":2147483648}""", "FieldInvalid", "seed")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","bgm":"yes"}""", "FieldInvalid", "bgm")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","watermark":"True"}""", "FieldInvalid", "watermark")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","wm_position":"5"}""", "FieldInvalid", "wm_position")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","wm_position":5}""", "FieldInvalid", "wm_position")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","style":"noir"}""", "FieldInvalid", "style")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","meta_data":"label"}""", "FieldInvalid", "meta_data")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","audio":true}""", "FieldUnwanted", "audio")]
    [InlineData("text2video", """{"model":"viduq2","prompt":"x","images":[]}""", "FieldUnwanted", "images")]
    [InlineData("img2video", """{"model":"viduq2-pro","images":[]}""", "FieldItemCountOutOfRange", "images")]
    [InlineData("img2video", """{"model":"viduq2","images":["https://example.com/a.png"]}""", "ModelUnavailable", "model")]
    [InlineData("img2video", """{"model":"viduq2-pro","images":["https://example.com/a.png"],"aspect_ratio":"16:9"}""", "FieldUnwanted", "aspect_ratio")]
    [InlineData("img2video", """{"model":"viduq3-pro-fast","images":["https://example.com/a.png"],"resolution":"540p"}""", "FieldInvalid", "resolution")]
    [InlineData("start-end2video", """{"model":"viduq2-pro","images":["https://example.com/a.png"]}""", "FieldItemCountOutOfRange", "images")]
    [InlineData("start-end2video", """{"model":"viduq2-pro","images":["https://example.com/a.png","https://example.com/b.png"],"duration":9}""", "FieldInvalid", "duration")]
    [InlineData("reference2video", """{"model":"viduq3-mix","prompt":"x","subjects":[{"name":"cat","images":["https://example.com/a.png"]}]}""", "FieldLacking", "images")]
    [InlineData("reference2video", """{"model":"viduq3","prompt":"x","images":["https://example.com/a.png"],"duration":2}""", "FieldInvalid", "duration")]
    public async Task Create_ForbiddenRequest_IsRefusedAndNotCharged(string endpoint, string body, string reason, string field)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync($"vidu/ent/v2/{endpoint}", body);

        answer.MustBe(400, $$"""{"code":400,"reason":"{{reason}}","message":"*","metadata":"*"}""");
        Assert.StartsWith($"invalid field: {field}.", answer.Json["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(await host.LedgerAsync());
    }

    [Theory]
    [InlineData("""{"model":"viduq2","prompt":"x","seed":7,"bgm":true,"watermark":true,"wm_position":2}""")]
    [InlineData("""{"model":"viduq2","prompt":"x","seed":"7","bgm":"true","watermark":"true","wm_position":"2"}""")]
    public async Task Create_TypesOfThePageAndOfVidu_AreTheSame(string body)
    {
        await using var host = await SandboxHost.StartAsync();

        var created = (await host.PostAsync("vidu/ent/v2/text2video", body)).Json;

        Assert.Equal((7, true, "top_right"), (created["seed"]!.GetValue<int>(), created["watermark"]!.GetValue<bool>(), created["wm_position"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(2000, 200)]
    [InlineData(2001, 400)]
    public async Task Create_PromptLength_IsCountedInCharactersNotUnits(int characters, int status)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync("vidu/ent/v2/text2video", $$"""{"model":"viduq2","prompt":"{{string.Concat(Enumerable.Repeat("🦊", characters))}}"}""");

        Assert.Equal(status, answer.Status);
    }

    private static async Task<string> CreateAsync(SandboxHost host, string body)
    {
        var answer = await host.PostAsync("vidu/ent/v2/text2video", body);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json["task_id"]!.GetValue<string>();
    }
}
