using System.Text.Json.Nodes;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Tests.Golden;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Dialects;

/// <summary>Answers of the relays and upstreams behind the five APIs: whatever dialect reads them, words, places and errors are the same.</summary>
public sealed class FamilyAnswerTests
{
    private static readonly Uri BaseUrl = new("https://api.example.com/relay/v1");

    /// <summary>Answers of a failed task, each with its reason.</summary>
    private static readonly string[] Failures =
    [
        """{"code":0,"message":"SUCCEED","data":{"task_id":"833","task_status":"failed","task_status_msg":"The words"}}""",
        """{"code":0,"data":{"task_id":"833","status":"fail","reason":"The words"}}""",
        """{"code":"success","message":"","data":{"task_id":"833","status":"FAILURE","fail_reason":"The words","progress":"100%","data":null}}""",
        """{"code":"success","data":{"task_id":"833","status":"FAILURE","fail_reason":"","data":{"code":0,"data":{"task_status":"failed","task_status_msg":"The words"}}}}""",
        """{"task_id":"833","status":"Fail","file_id":"","base_resp":{"status_code":2013,"status_msg":"The words"}}""",
        """{"id":"833","status":"FAILED","failure":"The words","failureCode":"INTERNAL.BAD_OUTPUT"}""",
        """{"id":"833","state":"failed","failure_reason":"The words"}""",
        """{"output":{"task_id":"833","task_status":"FAILED","code":"InternalError","message":"The words"},"request_id":"r"}""",
        """{"id":"833","status":"rejected","error":{"error_code":"x","detail":"The words"}}""",
        """{"id":"833","status":"TASK_STATUS_FAILED","errorMessage":"The words"}""",
        """{"status":200,"data":{"id":"833","status":"failed","msg":"The words"}}""",
        """{"data":[{"task_id":"833","status":"failed","error_msg":"The words"}]}""",
        """{"id":"833","status":"error","error":"The words"}""",
        """{"id":"833","status":"aborted","last_error":{"message":"The words"}}""",
    ];

    /// <summary>Answers of a finished task, each with the address https://h/ok.mp4?sig=a%2Bb%3D.</summary>
    private static readonly string[] Successes =
    [
        """{"code":0,"data":{"task_id":"1","task_status":"succeed","task_result":{"videos":[{"id":"v","url":"@","duration":"5.1"}]}}}""",
        """{"id":"1","status":"completed","video":{"url":"@"}}""",
        """{"code":"success","data":{"status":"SUCCESS","fail_reason":"@","progress":"100%"}}""",
        """{"code":"success","data":{"status":"SUCCESS","fail_reason":"","progress":"100%","data":{"code":0,"data":{"task_status":"succeed","task_result":{"videos":[{"url":"@"}]}}}}}""",
        """{"code":"success","data":{"status":"SUCCESS","data":{"state":"success","creations":[{"id":"1","url":"@","cover_url":"https://h/c.jpg"}]}}}""",
        """{"id":"1","status":"SUCCEEDED","output":["@"]}""",
        """{"id":"1","status":"succeeded","output":"@"}""",
        """{"output":{"task_status":"SUCCEEDED","video_url":"@"},"request_id":"r"}""",
        """{"id":"1","state":"completed","assets":{"video":"@"}}""",
        """{"task_id":"1","status":"Success","file":{"file_id":1,"download_url":"@"}}""",
        """{"status":200,"data":{"id":"1","status":"done","videoUrl":"@"}}""",
        """{"id":"1","status":"finished","files":[{"url":"https://h/poster.jpg"},{"url":"@"}]}""",
        """{"id":"1","status":"complete","generations":[{"video":{"url":"@"}}]}""",
        """{"id":"1","status":"completed","metadata":{"url":"@"}}""",
        """{"id":"1","status":"completed","url":"@"}""",
        // A word that nobody knows, and a clip.
        """{"id":"1","status":"wrapped_up","video_url":"@"}""",
        """{"code":0,"data":{"id":"1","status":"delivered","url":"@"}}""",
    ];

    public static TheoryData<string, string> FailedRows { get; } = new(from name in DialectTable.Names from body in Failures select (name, body));

    public static TheoryData<string, string> SucceededRows { get; } = new(from name in DialectTable.Names from body in Successes select (name, body));

    public static TheoryData<string, string> ModerationRows { get; } = new(
        from name in DialectTable.Names
        from code in new[]
        {
            "CreationPolicyViolation", "content_policy_violation", "sensitive_words_detected", "OutputVideoSensitiveContentDetected.PolicyViolation", "imagine:content-moderated",
            "NSFW_DETECTED", "InputTextRiskDetection", "AuditSubmitIllegal", "PROMPT_BLOCKED", "SAFETY.INPUT.TEXT", "DataInspectionFailed", "unsafe_content", "CONTENT_REJECTED", "risk-not-pass",
        }
        select (name, code));

    public static TheoryData<string> Names { get; } = new(DialectTable.Names);

    [Theory]
    [MemberData(nameof(FailedRows))]
    public void Query_FailedWithAReasonSomewhere_TellsIt(string name, string body)
    {
        var failed = Assert.IsType<PollOutcome.Failed>(Read(name, body));

        Assert.Equal("The words", failed.Error.ProviderText);
    }

    [Theory]
    [MemberData(nameof(SucceededRows))]
    public void Query_SucceededWithAnAddressSomewhere_FindsIt(string name, string body)
    {
        const string Address = "https://h/ok.mp4?sig=a%2Bb%3D";

        var succeeded = Assert.IsType<PollOutcome.Succeeded>(Read(name, body.Replace("@", Address, StringComparison.Ordinal)));

        Assert.Equal(Address, succeeded.Result.VideoUrl);
    }

    [Theory]
    [MemberData(nameof(ModerationRows))]
    public void Query_FailedWithACodeOfContent_IsModeration(string name, string code)
    {
        var body = new JsonObject { ["id"] = "1", ["status"] = "failed", ["error"] = new JsonObject { ["code"] = code, ["message"] = "It came to nothing" } }.ToJsonString();

        Assert.Equal(ProviderErrorKind.Moderation, Assert.IsType<PollOutcome.Failed>(Read(name, body)).Error.Kind);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Query_SucceededWithAPathOnly_IsOnTheHostThatAnswered(string name)
    {
        string? Clip(string address) => Assert.IsType<PollOutcome.Succeeded>(Read(name, $$"""{"id":"1","status":"completed","video_url":"{{address}}"}""")).Result.VideoUrl;

        Assert.Equal("https://api.example.com/files/ok.mp4", Clip("/files/ok.mp4"));
        Assert.Equal("https://cdn.example.com/ok.mp4", Clip("//cdn.example.com/ok.mp4"));
        Assert.Null(Clip("processing"));
        Assert.Null(Clip("file:///etc/passwd"));
        Assert.Null(Clip("/\\\\evil.example.com/a"));
    }

    [Theory]
    [InlineData("files/ok.mp4", "https://api.example.com/files/ok.mp4")]
    [InlineData("ok.MP4?sig=a%2Bb%3D:@/", "https://api.example.com/ok.MP4?sig=a%2Bb%3D:@/")]
    [InlineData("a/b/c.webm#t=1", "https://api.example.com/a/b/c.webm#t=1")]
    [InlineData("a/../../ok.mov", "https://api.example.com/ok.mov")]
    [InlineData("%2f%2fevil.example.com/ok.mp4", null)]
    [InlineData("%2f%2fevil/ok.mp4", "https://api.example.com/%2f%2fevil/ok.mp4")]
    [InlineData("cdn.example.com/ok.mp4", null)]
    [InlineData("../ok.mp4", null)]
    [InlineData("\\\\evil.example.com\\ok.mp4", null)]
    [InlineData("files\\ok.mp4", null)]
    [InlineData("javascript:alert(1)//ok.mp4", null)]
    [InlineData("JavaScript:ok.mp4", null)]
    [InlineData("data:video/mp4;base64,AAAA.mp4", null)]
    [InlineData("file:ok.mp4", null)]
    [InlineData("user:secret@evil/ok.mp4", null)]
    [InlineData("user@evil/ok.mp4", null)]
    [InlineData("evil:8080/ok.mp4", null)]
    [InlineData("files/ok .mp4", null)]
    [InlineData("files/ok\t.mp4", null)]
    [InlineData("files/ok", null)]
    [InlineData("files/?name=ok.mp4", null)]
    [InlineData("task_123", null)]
    [InlineData(".mp4", null)]
    [InlineData("timeout", null)]
    [InlineData("", null)]
    public void Query_SucceededWithAFileWithoutASlash_IsAtTheRootOfTheHostThatAnswered(string address, string? expected)
    {
        var text = JsonValue.Create(address).ToJsonString();
        foreach (var body in new[] { $$"""{"id":"1","status":"completed","video_url":{{text}}}""", $$"""{"id":"1","status":"completed","videos":[{"url":{{text}}}]}""" })
        {
            Assert.All(DialectTable.Names, name => Assert.Equal(expected, Assert.IsType<PollOutcome.Succeeded>(Read(name, body)).Result.VideoUrl));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Query_FileWithoutASlashAndNoHostThatIsKnown_IsNoAddress(string name)
    {
        var response = new ProviderResponse(200, "application/json", """{"id":"1","status":"completed","video_url":"files/ok.mp4"}""");

        Assert.Null(Assert.IsType<PollOutcome.Succeeded>(DialectTable.Find(name).ReadQuery(response)).Result.VideoUrl);
    }

    [Theory]
    [InlineData("uniall")]
    [InlineData("ezmodel")]
    public void Content_OfTheNewApiFamily_IsAskedForBelowTheTaskThenAsTheSoftwareHasIt(string name)
    {
        var calls = DialectTable.Find(name).BuildContent(GoldenRequest.Provider(name), new RemoteTaskId("task_1"));

        Assert.Equal([new ProviderRequest("GET", "/v1/video/generations/task_1/content", null), new ProviderRequest("GET", "/v1/videos/task_1/content", null)], calls);
        var provider = GoldenRequest.Provider(name);
        var byQuery = provider with { Endpoints = provider.Endpoints with { Query = provider.Endpoints.Query with { Path = "/v1/video/query?id=" } } };
        Assert.Equal(calls, DialectTable.Find(name).BuildContent(byQuery, new RemoteTaskId("task_1")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Query_DoneWithoutAnAddress_IsASuccessWithoutOne(string name)
    {
        var read = Read(name, """{"status":"SUCCESS","progress":"100%","fail_reason":"","finished_at":1,"task_id":"t"}""");

        Assert.Null(Assert.IsType<PollOutcome.Succeeded>(read).Result.VideoUrl);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Query_UnknownWordWithAReason_ProbablyFailed(string name)
    {
        var read = Assert.IsType<PollOutcome.ProbablyFailed>(Read(name, """{"id":"1","status":"kaput","error":{"code":"x_1","message":"It broke"}}"""));

        Assert.Equal(("kaput", "x_1", "It broke", ChargeStatus.Unknown), (read.Word, read.Error.ProviderCode, read.Error.ProviderText, read.Error.Charged));
    }

    [Theory]
    [InlineData("""{"id":"1","status":"assembling","message":"waiting for a machine","error":null,"fail_reason":""}""", "waiting for a machine")]
    [InlineData("""{"id":"1","status":"assembling","url":"https://h/tasks/1"}""", null)]
    [InlineData("""{"code":0,"msg":"success","data":{"id":"1","status":"assembling"}}""", null)]
    public void Query_UnknownWordWithoutAReason_IsPending(string body, string? remark)
    {
        Assert.All(DialectTable.Names, name => Assert.Equal(new PollOutcome.Pending(null, null, "assembling") { Remark = remark }, Read(name, body)));
    }

    [Theory]
    [InlineData(400, """{"code":"imagine:content-moderated","error":"Generated video rejected by content moderation."}""", ProviderErrorKind.Moderation)]
    [InlineData(422, """{"error":{"code":"","message":"The output violates the content policy","type":"invalid_request_error"}}""", ProviderErrorKind.Moderation)]
    [InlineData(403, """{"error":{"code":"content_policy_violation","message":"no"}}""", ProviderErrorKind.Moderation)]
    [InlineData(500, """{"error":{"code":"OutputVideoSensitiveContentDetected","message":"no"}}""", ProviderErrorKind.Moderation)]
    [InlineData(400, """{"error":{"code":"ImageDownloadFailure","message":"no"}}""", ProviderErrorKind.Media)]
    [InlineData(400, """{"error":{"code":"task_failed","message":"It came to nothing"}}""", ProviderErrorKind.Unknown)]
    [InlineData(400, """{"task_id":"1","status":"failed","error":"It came to nothing"}""", ProviderErrorKind.Unknown)]
    public void Query_ErrorThatSpeaksOfTheTask_ProbablyFailed(int status, string body, ProviderErrorKind kind)
    {
        Assert.All(DialectTable.Names, name => Assert.Equal((null, kind), Assert.IsType<PollOutcome.ProbablyFailed>(Read(name, body, status)) is var read ? (read.Word, read.Error.Kind) : default));
    }

    [Theory]
    [InlineData(400, """{"error":{"code":"invalid_request","message":"bad id"}}""")]
    [InlineData(400, """{"error":{"code":"fail_to_fetch_task","message":"upstream"}}""")]
    [InlineData(400, """{"status":"failed","message":"bad request"}""")]
    [InlineData(401, """{"task_id":"1","status":"failed","error":"invalid token"}""")]
    [InlineData(402, """{"error":{"code":"insufficient_quota","message":"pay"}}""")]
    [InlineData(403, """{"error":{"code":"","message":"Your address violates our rules"}}""")]
    [InlineData(429, """{"error":{"code":"content_policy_violation","message":"slow down"}}""")]
    [InlineData(502, """{"error":{"code":"","message":"moderation service is down"}}""")]
    [InlineData(503, """{"task_id":"1","status":"failed","message":"the gateway failed"}""")]
    public void Query_ErrorOfTheCall_IsTrouble(int status, string body) => Assert.All(DialectTable.Names, name => Assert.IsType<PollOutcome.Trouble>(Read(name, body, status)));

    [Theory]
    [InlineData("vidu", """{"task_id":"9","state":"created","seed":426802853}""", 426802853L)]
    [InlineData("vidu", """{"task_id":"9","state":"created","seed":0}""", null)]
    [InlineData("agcloud", """{"id":"cgt-9","seed":0}""", 0L)]
    [InlineData("agcloud", """{"id":"cgt-9","seed":-1}""", null)]
    [InlineData("uniall", """{"id":"task_9","task_id":"task_9","status":"queued","metadata":{"seed":7}}""", 7L)]
    [InlineData("globalaiopc", """{"code":"0","data":{"projectId":"9","seed":7}}""", 7L)]
    [InlineData("ezmodel", """{"task_id":"9","status":"pending","seed":"7"}""", 7L)]
    public void Create_NamesTheSeed_IsRead(string name, string body, long? seed) =>
        Assert.Equal(seed, Assert.IsType<SubmitOutcome.Accepted>(DialectTable.Find(name).ReadCreate(new ProviderResponse(200, "application/json", body))).Seed);

    [Theory]
    [MemberData(nameof(Names))]
    public void Query_NamesTheSeed_IsRead(string name)
    {
        var read = Read(name, """{"code":"success","data":{"task_id":"1","status":"SUCCESS","result_url":"https://h/a.mp4","data":{"metadata":{"seed":99}}}}""");

        Assert.Equal(99, Assert.IsType<PollOutcome.Succeeded>(read).Result.Seed);
    }

    private static PollOutcome Read(string name, string body, int status = 200) =>
        DialectTable.Find(name).ReadQuery(new ProviderResponse(status, "application/json", body) { BaseUrl = BaseUrl });
}
