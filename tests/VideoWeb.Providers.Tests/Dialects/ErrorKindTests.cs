using System.Text.Json.Nodes;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Dialects;

/// <summary>Each error of each provider: its kind, a sentence, the provider's own words, and whether it is charged.</summary>
public sealed class ErrorKindTests
{
    public static TheoryData<string, int, string?, string?, string, string> Rows { get; } = new(ErrorRows.All);

    /// <summary>Codes that a failed task may carry; a kind that follows from the HTTP status alone tells nothing of a task.</summary>
    public static TheoryData<string, string, string> TaskRows { get; } = new(
        from row in ErrorRows.All
        where row.Dialect != "globalaiopc" && row.Code is not null and not "SomethingNew" and not "fail_to_fetch_task"
        select (row.Dialect, row.Code, row.Kind));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Create_WithThisError_IsOfItsKind(string name, int status, string? code, string? words, string kind, string outcome)
    {
        var text = words ?? "the provider says something here";
        var read = DialectTable.Find(name).ReadCreate(new ProviderResponse(status, "application/json", Body(name, code, text), RetryAfter: TimeSpan.FromSeconds(3)));

        var (what, error) = read switch
        {
            SubmitOutcome.Refused refused => ("refused", refused.Error),
            SubmitOutcome.RefusedForNow { RetryAfter.TotalSeconds: 3 } later => ("later", later.Error),
            SubmitOutcome.Unknown unknown => ("unknown", unknown.Error),
            _ => ("something else", new ProviderError(ProviderErrorKind.Unknown, Message.Recorded(""))),
        };
        Assert.Equal((outcome, kind, code, text), (what, error.Kind.ToString(), error.ProviderCode, error.ProviderText));
        Assert.Equal(outcome == "unknown" ? ChargeStatus.Unknown : ChargeStatus.No, error.Charged);
        Assert.Equal(outcome == "unknown", error.Message.SaysThatItMayBeCharged);
    }

    [Theory]
    [MemberData(nameof(TaskRows))]
    public void Query_OfATaskThatFailedSo_IsOfItsKind(string name, string code, string kind)
    {
        var read = DialectTable.Find(name).ReadQuery(new ProviderResponse(200, "application/json", FailedTask(name, code, "the provider says something here")));

        var failed = Assert.IsType<PollOutcome.Failed>(read);
        Assert.Equal((kind, code), (failed.Error.Kind.ToString(), failed.Error.ProviderCode));
        Assert.Equal(name == "uniall" ? ChargeStatus.Unknown : ChargeStatus.No, failed.Error.Charged);
        Assert.NotEqual(MessageCode.Recorded, failed.Error.Message.Code);
    }

    [Theory]
    [InlineData("the prompt did not pass the content check", ProviderErrorKind.Moderation)]
    [InlineData("material URL cannot be reached", ProviderErrorKind.Media)]
    [InlineData("余额不足", ProviderErrorKind.Balance)]
    [InlineData("generation failed", ProviderErrorKind.Unknown)]
    public void GlobalAiopcTask_FailedWithWordsOnly_IsTold(string words, ProviderErrorKind kind)
    {
        var body = new JsonObject { ["id"] = "proj_1", ["status"] = "failed", ["video_url"] = null, ["error"] = words }.ToJsonString();

        var failed = Assert.IsType<PollOutcome.Failed>(DialectTable.Find("globalaiopc").ReadQuery(new ProviderResponse(200, "application/json", body)));

        Assert.Equal((kind, words, ChargeStatus.Unknown), (failed.Error.Kind, failed.Error.ProviderText, failed.Error.Charged));
    }

    private static string Body(string dialect, string? code, string text) => (dialect switch
    {
        "vidu" => new JsonObject { ["code"] = 400, ["reason"] = code, ["message"] = text, ["metadata"] = new JsonObject { ["trace_id"] = "9c1f0b" } },
        "globalaiopc" when code is null => new JsonObject { ["message"] = text },
        "globalaiopc" => new JsonObject { ["code"] = code, ["msg"] = text, ["data"] = null },
        "ezmodel" when code is not null => new JsonObject { ["code"] = code, ["message"] = text, ["data"] = null },
        _ => new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = text } },
    }).ToJsonString();

    private static string FailedTask(string dialect, string code, string text) => (dialect switch
    {
        "vidu" => new JsonObject { ["id"] = "1", ["state"] = "failed", ["err_code"] = code, ["creations"] = new JsonArray() },
        _ => new JsonObject { ["id"] = "task_1", ["status"] = "failed", ["error"] = new JsonObject { ["code"] = code, ["message"] = text } },
    }).ToJsonString();
}
