using Xunit;

namespace VideoWeb.Tests.Sandbox;

public sealed class SandboxKeyTests
{
    private const string AgCloud = "agcloud/api/v3/contents/generations/tasks";
    private const string Vidu = "vidu/ent/v2/text2video";
    private const string UniAll = "uniall/v1/video/generations";
    private const string GlobalAiopc = "globalaiopc/kyyReactApiServer/v1/videos/videos";
    private const string EzModel = "ezmodel/v1/video/generations";

    private static readonly Dictionary<string, string> Bodies = new()
    {
        [AgCloud] = """{"model":"kkcc","content":[{"type":"text","text":"x"}]}""",
        [Vidu] = """{"model":"viduq2","prompt":"x"}""",
        [UniAll] = """{"model":"viduq3p-720p","prompt":"x","duration":5}""",
        [GlobalAiopc] = """{"model":"videos","prompt":"x","duration":5}""",
        [EzModel] = """{"model":"kling-v1","prompt":"x"}""",
    };

    [Theory]
    [InlineData(AgCloud, 401, """{"type":"error","error":{"type":"authentication_error","message":"invalid api key"}}""")]
    [InlineData(Vidu, 401, """{"code":401,"reason":"Unauthorized","message":"*","metadata":"*"}""")]
    [InlineData(UniAll, 401, """{"error":{"message":"*","type":"new_api_error","code":""}}""")]
    [InlineData(GlobalAiopc, 200, """{"code":"204","msg":"登录验证失败","data":null}""")]
    [InlineData(EzModel, 401, """{"error":{"message":"*","type":"new_api_error","code":""}}""")]
    public async Task Create_WrongOrMissingKey_IsRefusedInTheProvidersShape(string path, int status, string expected)
    {
        await using var host = await SandboxHost.StartAsync();

        var wrong = await host.PostAsync(path, Bodies[path], "sk-real-looking");
        var missing = await host.PostAsync(path, Bodies[path], null);

        wrong.MustBe(status, expected);
        missing.MustBe(status, expected);
        Assert.Empty(await host.LedgerAsync());
    }

    [Theory]
    [InlineData(AgCloud, 403, """{"error":{"code":"AccountOverdueError","message":"*","param":"","type":"Forbidden"}}""")]
    [InlineData(Vidu, 400, """{"code":400,"reason":"CreditInsufficient","message":"credit insufficient","metadata":"*"}""")]
    [InlineData(UniAll, 403, """{"error":{"message":"*","type":"new_api_error","code":"insufficient_user_quota"}}""")]
    [InlineData(GlobalAiopc, 200, """{"code":1003,"msg":"insufficient balance","data":null}""")]
    [InlineData(EzModel, 403, """{"error":{"message":"*","type":"new_api_error","code":"insufficient_user_quota"}}""")]
    public async Task Create_BrokeKey_HasNoCredit(string path, int status, string expected)
    {
        await using var host = await SandboxHost.StartAsync();

        var answer = await host.PostAsync(path, Bodies[path], "sandbox-broke");

        answer.MustBe(status, expected);
        Assert.Empty(await host.LedgerAsync());
    }

    [Theory]
    [InlineData(AgCloud)]
    [InlineData(Vidu)]
    [InlineData(UniAll)]
    [InlineData(GlobalAiopc)]
    [InlineData(EzModel)]
    public async Task Create_LimitedKey_MustWaitEverySecondTime(string path)
    {
        await using var host = await SandboxHost.StartAsync();
        var answers = new List<(int Status, TimeSpan? Wait)>();

        for (var i = 0; i < 4; i++)
        {
            var answer = await host.PostAsync(path, Bodies[path], "sandbox-limited");
            answers.Add((answer.Status, answer.RetryAfter));
        }

        Assert.Equal([(200, null), (429, TimeSpan.FromSeconds(1)), (200, null), (429, TimeSpan.FromSeconds(1))], answers);
        Assert.Equal(2, (await host.LedgerAsync()).Count);
    }

    [Theory]
    [InlineData(AgCloud, AgCloud + "/{0}", "result.task_id", 404, """{"error":{"code":"NotFound.Task","message":"*","param":"task_id","type":"NotFound"}}""")]
    [InlineData(Vidu, "vidu/ent/v2/tasks/{0}/creations", "task_id", 404, """{"code":404,"reason":"TaskNotFound","message":"*","metadata":"*"}""")]
    [InlineData(UniAll, UniAll + "/{0}", "id", 400, """{"code":"task_not_exist","message":"task_not_exist","data":null}""")]
    [InlineData(GlobalAiopc, "globalaiopc/kyyReactApiServer/v1/result/{0}", "data.projectId", 200, """{"code":-1,"msg":"*","data":null}""")]
    [InlineData(EzModel, EzModel + "/{0}", "id", 400, """{"code":"task_not_exist","message":"task_not_exist","data":null}""")]
    public async Task Query_AnotherKeysTask_IsNotFound(string path, string query, string idPath, int status, string expected)
    {
        await using var host = await SandboxHost.StartAsync();
        var created = (await host.PostAsync(path, Bodies[path], "sandbox-alice")).Json;
        var id = idPath.Split('.').Aggregate(created, (node, name) => node[name]!).GetValue<string>();

        var own = await host.GetAsync(query.Replace("{0}", id, StringComparison.Ordinal), "sandbox-alice");
        var foreign = await host.GetAsync(query.Replace("{0}", id, StringComparison.Ordinal), "sandbox-mallory");

        Assert.DoesNotContain("not", own.Text, StringComparison.Ordinal);
        foreign.MustBe(status, expected);
    }

    [Fact]
    public async Task Vidu_TokenScheme_IsTakenToo()
    {
        await using var host = await SandboxHost.StartAsync();

        var vidu = await host.SendAsync(HttpMethod.Post, Vidu, Bodies[Vidu], SandboxHost.Key, "Token");
        var other = await host.SendAsync(HttpMethod.Post, UniAll, Bodies[UniAll], SandboxHost.Key, "Token");

        Assert.Equal((200, 401), (vidu.Status, other.Status));
    }

    [Fact]
    public async Task Requests_Made_AreRecordedByteForByteWithoutTheKey()
    {
        await using var host = await SandboxHost.StartAsync();
        const string Body = """{ "model":"viduq2",  "prompt":"naïve 🦊" }""";

        await host.PostAsync(Vidu, Body);
        await host.GetAsync("globalaiopc/kyyReactApiServer/v1/nothing");
        var requests = await host.GetAsync("requests", null);

        requests.MustBe(200, $$"""
            [{"at":"*","provider":"vidu","method":"POST","path":"/sandbox/vidu/ent/v2/text2video","contentType":"application/json; charset=utf-8","body":{{System.Text.Json.JsonSerializer.Serialize(Body)}},
              "bodyBytes":45,"bodySha256":"*","keyFingerprint":"{{Fingerprint(SandboxHost.Key)}}","status":200},
             {"at":"*","provider":"globalaiopc","method":"GET","path":"/sandbox/globalaiopc/kyyReactApiServer/v1/nothing","contentType":null,"body":"",
              "bodyBytes":0,"bodySha256":"*","keyFingerprint":"{{Fingerprint(SandboxHost.Key)}}","status":404}]
            """);
        Assert.DoesNotContain(SandboxHost.Key, requests.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Opened_NamesBaseAddressesKeysAndWords()
    {
        await using var host = await SandboxHost.StartAsync();

        var page = await host.GetAsync("", null);

        Assert.Equal("text/html", page.ContentType);
        foreach (var text in new[] { $"{host.Origin}/sandbox/vidu", $"{host.Origin}/sandbox/agcloud", "sandbox-broke", "callbackstorm", "http502html" })
        {
            Assert.Contains(text, page.Text, StringComparison.Ordinal);
        }
    }

    private static string Fingerprint(string key) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)))[..8];
}
