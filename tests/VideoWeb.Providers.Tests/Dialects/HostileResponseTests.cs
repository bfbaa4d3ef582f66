using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Dialects;

/// <summary>Whatever comes back, a dialect answers, and never takes garbage for a task.</summary>
public sealed class HostileResponseTests
{
    public static TheoryData<string> Names { get; } = new(DialectTable.Names);

    private static readonly HashSet<Type> ToBeMet =
    [
        typeof(SubmitOutcome.Accepted), typeof(SubmitOutcome.Refused), typeof(SubmitOutcome.RefusedForNow), typeof(SubmitOutcome.Unknown),
        typeof(PollOutcome.Pending), typeof(PollOutcome.Succeeded), typeof(PollOutcome.Failed), typeof(PollOutcome.NotFound), typeof(PollOutcome.Trouble),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Readers_FourThousandDamagedAnswers_NeverThrowAndNeverInventATask(string name)
    {
        var dialect = DialectTable.Find(name);
        var answers = new ResponseMutation(name, seed: 20_261_121);

        var seen = new HashSet<Type>();

        for (var round = 0; round < 4_000; round++)
        {
            var response = answers.Next();
            AssertSound(response, dialect);
            seen.Add(dialect.ReadCreate(response).GetType());
            seen.Add(dialect.ReadQuery(response).GetType());
        }

        // The damage is neither so small nor so great that one side is never met.
        Assert.Superset(ToBeMet, seen);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Readers_TenMegabyteIdAndEndlessLists_AreBounded(string name)
    {
        var dialect = DialectTable.Find(name);
        var huge = new string('9', 10 * 1024 * 1024);
        var id = huge[..(1024 * 1024)];
        var items = string.Join(',', Enumerable.Range(1, 50_000).Select(number => $"{{\"id\":\"t{number}\",\"prompt\":\"{new string('p', 20)}\"}}"));
        string[] bodies =
        [
            $"{{\"task_id\":\"{huge}\",\"id\":null}}", $"{{\"items\":[{{\"id\":\"{id}\"}}],\"tasks\":[{{\"id\":\"{id}\"}}]}}", $"{{\"status\":\"{id}\",\"payload\":\"{id}\"}}",
            $"{{\"error\":{{\"code\":\"{id}\",\"message\":\"{id}\"}}}}", $"{{\"code\":{id},\"msg\":\"{id}\"}}",
            $"{{\"status\":\"success\",\"video_url\":\"https://example.com/{id}\"}}", $"{{\"items\":[{items}],\"tasks\":[{items}]}}",
        ];

        foreach (var response in bodies.Select(body => new ProviderResponse(body.Contains("\"error\"", StringComparison.Ordinal) ? 400 : 200, "application/json", body)))
        {
            AssertSound(response, dialect);
            Assert.IsNotType<SubmitOutcome.Accepted>(dialect.ReadCreate(response));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Readers_HugeAndDeepAnswers_AreNoTasks(string name)
    {
        var dialect = DialectTable.Find(name);
        string[] bodies =
        [
            new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"data\":", 50_000)), $"{{\"task_id\":\"{new string('9', 1_000_000)}\"}}",
            $"{{\"task_id\":{new string('9', 100_000)}}}", new string(' ', 200_000), $"{{\"status\":\"{new string('s', 200_000)}\"}}", "\0\0\0\0", "\ud800\udfff\ud800",
        ];

        foreach (var response in bodies.Select(body => new ProviderResponse(200, null, body)))
        {
            AssertSound(response, dialect);
            Assert.IsNotType<SubmitOutcome.Accepted>(dialect.ReadCreate(response));
        }
    }

    private static void AssertSound(ProviderResponse response, IProviderDialect dialect)
    {
        switch (dialect.ReadCreate(response))
        {
            case SubmitOutcome.Accepted accepted:
                Assert.InRange(response.Status, 200, 299);
                Assert.True(RemoteTaskId.TryParse(accepted.TaskId.Value, out var id) && id == accepted.TaskId);
                Assert.True(response.Body.Contains(id.Value, StringComparison.Ordinal) || response.Body.Contains('\\'), response.Body);
                break;
            case SubmitOutcome.Refused refused:
                AssertSound(refused.Error);
                Assert.Equal(ChargeStatus.No, refused.Error.Charged);
                break;
            case SubmitOutcome.RefusedForNow later:
                AssertSound(later.Error);
                break;
            case SubmitOutcome.Unknown unknown:
                AssertSound(unknown.Error);
                Assert.Equal(ChargeStatus.Unknown, unknown.Error.Charged);
                break;
        }
        switch (dialect.ReadQuery(response))
        {
            case PollOutcome.Pending pending:
                Assert.InRange(pending.Progress ?? 0, 0, 100);
                Assert.InRange(pending.Word.Length, 1, 64);
                break;
            case PollOutcome.Succeeded { Result: var result }:
                Assert.All(new[] { result.VideoUrl, result.CoverUrl, result.LastFrameUrl, result.WatermarkedUrl }.OfType<string>(), address => Assert.InRange(address.Length, 1, 8_192));
                foreach (var address in new[] { result.VideoUrl, result.CoverUrl, result.LastFrameUrl, result.WatermarkedUrl }.OfType<string>())
                {
                    Assert.Matches("^https?://", new Uri(address).AbsoluteUri);
                }
                Assert.True(result.Cost is null || result.Cost.Amount >= 0);
                Assert.True(result.Seconds is null or > 0);
                break;
            case PollOutcome.Failed failed: AssertSound(failed.Error); break;
            case PollOutcome.ProbablyFailed failed: AssertSound(failed.Error); break;
            case PollOutcome.Expired expired: AssertSound(expired.Error); break;
            case PollOutcome.NotFound notFound: AssertSound(notFound.Error); break;
            case PollOutcome.Trouble trouble: AssertSound(trouble.Error); break;
        }
        Assert.True(Enum.IsDefined(dialect.ReadCancel(response)));
        var listed = dialect.ReadList(response);
        Assert.InRange(listed.Count, 0, 1_000);
        Assert.All(listed, AssertSound);
    }

    private static void AssertSound(ListedTask task)
    {
        Assert.True(RemoteTaskId.TryParse(task.Id.Value, out var id) && id == task.Id);
        Assert.InRange(task.Model?.Length ?? 0, 0, 200);
        Assert.InRange(task.PromptOrMarker?.Length ?? 0, 0, 5_000);
    }

    private static void AssertSound(ProviderError error)
    {
        Assert.NotEqual(MessageCode.Recorded, error.Message.Code);
        Assert.InRange(error.ProviderText?.Length ?? 0, 0, 2_000);
        Assert.InRange(error.ProviderCode?.Length ?? 0, 0, 200);
    }
}
