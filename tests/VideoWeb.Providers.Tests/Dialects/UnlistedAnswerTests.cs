using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Dialects;

/// <summary>Answers whose envelopes, names and words nobody has listed: what they say is found all the same, whatever dialect reads them.</summary>
public sealed class UnlistedAnswerTests
{
    private const string Clip = "https://h/ok.mp4?sig=a%2Bb%3D";

    private static readonly string[] Failures =
    [
        """{"data":{"taskId":"1","taskStatus":"failed","taskStatusMsg":"The words"}}""",
        """{"id":"1","status":"failed","failMessage":"The words"}""",
        """{"id":"1","status":"failed","failure_message":"The words"}""",
        """{"id":"1","status":"failed","failInfo":"The words"}""",
        """{"id":"1","status":"failed","error_reason":"The words"}""",
        """{"id":"1","status":"failed","statusMessage":"The words"}""",
        """{"id":"1","status":"failed","status_detail":"The words"}""",
        """{"id":"1","status":"failed","errors":[{"code":"x","message":"The words"}]}""",
        """{"id":"1","status":"failed","errors":["The words"]}""",
        """{"id":"1","status":"failed","error":["The words"]}""",
        """{"id":"1","status":"failed","error":[{"message":"The words"}]}""",
        """{"id":"1","status":"failed","detail":[{"loc":["body"],"msg":"The words","type":"x"}]}""",
        """{"id":"1","status":"failed","error":{"code":"x","error":"The words"}}""",
        """{"id":"1","status":"failed","error":{"error":{"code":"x","message":"The words"}}}""",
        """{"id":"1","status":"failed","error":{"description":"The words"}}""",
        """{"id":"1","status":"failed","error":{"error_msg":"The words"}}""",
        """{"id":"1","status":"failed","error":{"title":"The words"}}""",
        """{"id":"1","status":"failed","error":"{\"code\":\"x\",\"message\":\"The words\"}"}""",
        """{"id":"1","status":"failed","fail_reason":"{\"error\":{\"code\":\"x\",\"message\":\"The words\"}}"}""",
        """{"id":"1","status":"failed","fail_reason":{"code":"x","message":"The words"}}""",
        """{"id":"1","status":"failed","failure_details":"The words"}""",
        """{"id":"1","status":"failed","result":{"error":"The words"}}""",
        """{"id":"1","status":"failed","metadata":{"error":"The words"}}""",
        """{"id":"1","status":"failed","metadata":{"error":{"message":"The words"}}}""",
        """{"id":"1","status":"failed","video":{"error":{"message":"The words"}}}""",
        """{"id":"1","status":"failed","videos":[{"error":"The words"}]}""",
        """{"id":"1","status":"failed","creations":[{"err_code":"x","err_msg":"The words"}]}""",
        """{"data":{"id":"1","status":"failed"},"message":"The words","code":500}""",
        """{"code":"success","data":{"task_id":"1","status":"FAILURE","fail_reason":"task failed","data":{"error":{"message":"The words"}}}}""",
        """{"ErrCode":0,"ErrMsg":"success","Resp":{"id":1,"status":"failed","ErrMsg":"The words"}}""",
        """{"Task_Status":"failed","Task_Status_Msg":"The words","Task_Id":"1"}""",
        """{"id":"1","status":"failed","message":"","msg":null,"cause":"The words"}""",
        """{"id":"1","status":"failed","remark":"The words"}""",
        """{"id":"1","status":"failed","comment":"The words"}""",
        """{"id":"1","status":"failed","state_reason":"The words"}""",
        """{"id":"1","status":"failed","rejection_reason":"The words"}""",
        """{"id":"1","status":"failed","incomplete_details":{"reason":"The words"}}""",
        """{"id":"1","status":"failed","status_details":{"reason":"The words"}}""",
        """{"name":"operations/1","done":true,"error":{"code":3,"message":"The words"}}""",
        """[{"id":"1","status":"failed","error":"The words"}]""",
        """{"tasks":[{"id":"1","status":"failed","error":"The words"}]}""",
        """{"items":[{"id":"1","state":"failed","err_msg":"The words"}]}""",
        """{"data":{"tasks":[{"id":"1","status":"failed","error":"The words"}]}}""",
        """{"data":{"list":[{"id":"1","status":"failed","error":"The words"}]}}""",
        """{"payload":{"id":"1","status":"failed","error":"The words"}}""",
        """{"body":{"id":"1","status":"failed","error":"The words"}}""",
        """{"Result":{"id":"1","Status":"failed","error":"The words"}}""",
        """{"generation":{"id":"1","status":"failed","error":"The words"}}""",
        """{"prediction":{"id":"1","status":"failed","error":"The words"}}""",
        """{"task_info":{"id":"1","status":"failed","error":"The words"}}""",
        """{"id":"1","status":{"state":"failed","message":"The words"}}""",
        """{"id":"1","status":{"code":"failed","message":"The words"}}""",
        """{"id":"1","phase":"failed","error":"The words"}""",
        """{"id":"1","task_state":"failed","error":"The words"}""",
        """{"id":"1","videoStatus":"failed","error":"The words"}""",
        """{"id":"1","STATUS":"FAILED","ERROR":"The words"}""",
        """{"id":"1","status":"Failed.","error":"The words"}""",
        """{"id":"1","status":"taskFailed","error":"The words"}""",
    ];

    private static readonly string[] Successes =
    [
        """{"id":"1","status":"succeeded","output":{"video":{"url":"@"}}}""",
        """{"id":"1","status":"succeeded","output":{"videos":["@"]}}""",
        """{"id":"1","status":"succeeded","output":[{"url":"@"}]}""",
        """{"id":"1","status":"succeeded","output":{"url":"@"}}""",
        """{"id":"1","status":"succeeded","result":"@"}""",
        """{"id":"1","status":"succeeded","data":"@"}""",
        """{"id":"1","status":"succeeded","result":["@"]}""",
        """{"id":"1","status":"succeeded","urls":["@"]}""",
        """{"id":"1","status":"succeeded","result_urls":["@"]}""",
        """{"id":"1","status":"succeeded","video_urls":["@"]}""",
        """{"id":"1","status":"succeeded","resultUrls":["@"]}""",
        """{"id":"1","status":"succeeded","data":{"resultJson":"{\"resultUrls\":[\"@\"]}"}}""",
        """{"id":"1","status":"succeeded","info":{"resultUrls":["@"]}}""",
        """{"id":"1","status":"succeeded","video":"@"}""",
        """{"id":"1","status":"succeeded","videos":"@"}""",
        """{"id":"1","status":"succeeded","video":{"uri":"@"}}""",
        """{"id":"1","status":"succeeded","video":{"download_url":"@"}}""",
        """{"id":"1","status":"succeeded","video":{"src":"@"}}""",
        """{"id":"1","status":"succeeded","video_uri":"@"}""",
        """{"id":"1","status":"succeeded","downloadUrl":"@"}""",
        """{"id":"1","status":"succeeded","outputUrl":"@"}""",
        """{"id":"1","status":"succeeded","fileUrl":"@"}""",
        """{"id":"1","status":"succeeded","playUrl":"@"}""",
        """{"id":"1","status":"succeeded","content_url":"@"}""",
        """{"id":"1","status":"succeeded","asset_url":"@"}""",
        """{"id":"1","status":"succeeded","signed_url":"@"}""",
        """{"id":"1","status":"succeeded","videoURL":"@"}""",
        """{"id":"1","status":"succeeded","VideoUrl":"@"}""",
        """{"id":"1","status":"succeeded","video_link":"@"}""",
        """{"id":"1","status":"succeeded","link":"@"}""",
        """{"id":"1","status":"succeeded","artifacts":[{"url":"@"}]}""",
        """{"id":"1","status":"succeeded","assets":[{"url":"@"}]}""",
        """{"id":"1","status":"succeeded","media":[{"url":"@"}]}""",
        """{"id":"1","status":"succeeded","response":{"video":{"url":"@"}}}""",
        """{"id":"1","status":"succeeded","payload":{"video":{"url":"@"}}}""",
        """{"id":"1","status":"succeeded","task_result":{"video_url":"@"}}""",
        """{"id":"1","status":"succeeded","task_result":{"videos":{"url":"@"}}}""",
        """{"id":"1","status":"succeeded","metadata":{"video_url":"@"}}""",
        """{"id":"1","status":"succeeded","generations":[{"url":"@"}]}""",
        """{"id":"1","status":"succeeded","generation":{"video_url":"@"}}""",
        """{"name":"operations/1","done":true,"response":{"generateVideoResponse":{"generatedSamples":[{"video":{"uri":"@"}}]}}}""",
        """{"id":"1","status":"succeeded","content":[{"type":"video_url","video_url":{"url":"@"}}]}""",
        """{"id":"1","status":"succeeded","video_result":[{"url":"@","cover_image_url":"https://h/c.jpg"}]}""",
        """{"id":"1","task_status":"SUCCESS","video_result":[{"url":"@","cover_image_url":"https://h/c.jpg"}]}""",
        """{"id":"1","status":"succeeded","works":[{"resource":{"resource":"@"}}]}""",
        """{"id":"1","status":"succeeded","works":[{"video":{"resource":"@"}}]}""",
        """{"tasks":[{"id":"1","status":"succeeded","video_url":"@"}]}""",
        """{"id":"1","status":200,"video_url":"@"}""",
        """[{"id":"1","status":"succeeded","video_url":"@"}]""",
        """{"id":"1","status":true,"video_url":"@"}""",
        """{"id":"1","video_url":"@"}""",
        """{"code":0,"data":{"id":"1","video_url":"@"}}""",
        """{"id":"1","status":"succeeded","movie":{"link":"https://h/files/7"},"status_url":"https://h/tasks/1","cover":{"url":"https://h/cover"}}""",
    ];

    public static TheoryData<string, string> FailedRows { get; } = new(from name in DialectTable.Names from body in Failures select (name, body));

    public static TheoryData<string, string> SucceededRows { get; } = new(from name in DialectTable.Names from body in Successes select (name, body));

    [Theory]
    [MemberData(nameof(FailedRows))]
    public void Query_FailedWithAReasonAnywhere_TellsIt(string name, string body) =>
        Assert.Equal("The words", Assert.IsType<PollOutcome.Failed>(Read(name, body)).Error.ProviderText);

    [Theory]
    [MemberData(nameof(SucceededRows))]
    public void Query_SucceededWithAnAddressAnywhere_FindsIt(string name, string body) => Assert.Equal(
        body.Contains('@', StringComparison.Ordinal) ? Clip : "https://h/files/7",
        Assert.IsType<PollOutcome.Succeeded>(Read(name, body.Replace("@", Clip, StringComparison.Ordinal))).Result.VideoUrl);

    // What was asked for, pictures, and addresses of the task itself are no clip.
    [Theory]
    [InlineData("""{"id":"1","status":"succeeded","input":{"video":"@"}}""")]
    [InlineData("""{"id":"1","status":"succeeded","request":{"params":{"clip":"@"}}}""")]
    [InlineData("""{"id":"1","status":"succeeded","reference_videos":["@"]}""")]
    [InlineData("""{"id":"1","status":"succeeded","source_video":{"url":"@"}}""")]
    [InlineData("""{"id":"1","status":"succeeded","payload":"{\"video_url\":\"@\"}"}""")]
    [InlineData("""{"id":"1","status":"succeeded","thumbnail":{"url":"https://h/a"},"last_frame_url":"https://h/b"}""")]
    [InlineData("""{"id":"1","status":"succeeded","status_url":"https://h/result/1","response_url":"https://h/result","cancel_url":"https://h/c"}""")]
    [InlineData("""{"id":"1","status":"succeeded","error":{"docs_url":"https://h/video/help"}}""")]
    public void Query_SucceededWithOtherAddressesOnly_HasNone(string body) => Assert.All(
        DialectTable.Names, name => Assert.Null(Assert.IsType<PollOutcome.Succeeded>(Read(name, body.Replace("@", Clip, StringComparison.Ordinal))).Result.VideoUrl));

    [Theory]
    [InlineData("""{"id":"1","video_url":"@","progress":30}""")]
    [InlineData("""{"video_url":"@"}""")]
    [InlineData("""{"id":"1","input":{"video":"@"}}""")]
    [InlineData("""{"id":"1","name":"x","owner":{"state":"resting"}}""")]
    [InlineData("""{"error":{"code":500,"message":"no","status":"FAILED","id":"1"}}""")]
    public void Query_WithoutAWordOfATask_IsTrouble(string body) =>
        Assert.All(DialectTable.Names, name => Assert.IsType<PollOutcome.Trouble>(Read(name, body.Replace("@", Clip, StringComparison.Ordinal))));

    [Theory]
    [InlineData("FAIL_GENERATE")]
    [InlineData("failed_to_generate")]
    [InlineData("FAILED_CONTENT")]
    [InlineData("content_rejected")]
    [InlineData("Completed with errors")]
    [InlineData("access denied")]
    [InlineData("生成失败")]
    public void Query_UnlistedWordThatSpeaksOfAFailure_ProbablyFailed(string word) =>
        Assert.All(DialectTable.Names, name => Assert.Equal(word, Assert.IsType<PollOutcome.ProbablyFailed>(Read(name, $$"""{"id":"1","status":"{{word}}"}""")).Word));

    [Theory]
    [InlineData("error_retrying")]
    [InlineData("assembling")]
    [InlineData("checked")]
    public void Query_UnlistedWordThatDoesNot_IsPending(string word) =>
        Assert.All(DialectTable.Names, name => Assert.IsType<PollOutcome.Pending>(Read(name, $$"""{"id":"1","status":"{{word}}"}""")));

    [Theory]
    [InlineData("TimedOut", typeof(PollOutcome.Expired))]
    [InlineData("TIME-OUT", typeof(PollOutcome.Expired))]
    [InlineData("jobFailed", typeof(PollOutcome.Failed))]
    [InlineData("VIDEO_READY", typeof(PollOutcome.Succeeded))]
    [InlineData("Under Review", typeof(PollOutcome.Pending))]
    [InlineData("denied", typeof(PollOutcome.Failed))]
    [InlineData("Task Cancelled", typeof(PollOutcome.Cancelled))]
    public void Query_ListedWordWrittenOtherwise_IsThatWord(string word, Type outcome) =>
        Assert.All(DialectTable.Names, name => Assert.IsType(outcome, Read(name, $$"""{"id":"1","status":"{{word}}"}""")));

    private static PollOutcome Read(string name, string body) =>
        DialectTable.Find(name).ReadQuery(new ProviderResponse(200, "application/json", body) { BaseUrl = new Uri("https://api.example.com/relay/v1") });
}
