using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Tests.Golden;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Dialects;

/// <summary>What people read when something goes wrong, over all golden answers.</summary>
public sealed class ErrorMessageTests
{
    [Fact]
    public void Create_EveryGoldenAnswer_SaysWhetherMoneyMayBeGone()
    {
        var outcomes = Read("readCreate", (dialect, response) => dialect.ReadCreate(response));

        Assert.All(outcomes.OfType<SubmitOutcome.Unknown>(), unknown => Assert.True(unknown.Error.Message.SaysThatItMayBeCharged));
        Assert.All(outcomes.OfType<SubmitOutcome.Refused>(), refused => Assert.StartsWith("RefusedFor", refused.Error.Message.Code.ToString(), StringComparison.Ordinal));
        Assert.All(outcomes.OfType<SubmitOutcome.RefusedForNow>(), later => Assert.Equal(MessageCode.RefusedForLoad, later.Error.Message.Code));
    }

    [Fact]
    public void Create_EveryKindOfRefusal_HasAMessageOfItsOwn()
    {
        var refusals = Read("readCreate", (dialect, response) => dialect.ReadCreate(response)).OfType<SubmitOutcome.Refused>().Select(refused => refused.Error).ToList();

        var kinds = refusals.Select(error => error.Kind).Distinct().Order().ToList();
        Assert.Equal(
            [
                ProviderErrorKind.Unknown, ProviderErrorKind.Key, ProviderErrorKind.Balance, ProviderErrorKind.Moderation,
                ProviderErrorKind.Parameter, ProviderErrorKind.Media, ProviderErrorKind.Model, ProviderErrorKind.NotFound,
            ],
            kinds);
        Assert.Equal(kinds.Count, refusals.Select(error => error.Message).Distinct().Count());
    }

    [Fact]
    public void Query_TroubleWithTheQuestion_NeverSaysThatTheTaskFailed()
    {
        var outcomes = Read("readQuery", (dialect, response) => dialect.ReadQuery(response));

        var codes = outcomes.OfType<PollOutcome.Trouble>().Select(trouble => trouble.Error.Message.Code).Distinct().Order().ToList();
        Assert.Equal(
            [
                MessageCode.UnansweredForKey, MessageCode.UnansweredForLoad, MessageCode.UnansweredForTrouble, MessageCode.AnswerNotUnderstood,
                MessageCode.Unanswered, MessageCode.QueryAddressWrong,
            ],
            codes);
    }

    private static List<T> Read<T>(string kind, Func<IProviderDialect, ProviderResponse, T> read) =>
        [.. GoldenFiles.All.Where(item => item.Kind == kind).Select(item => read(DialectTable.Find(item.Dialect), GoldenResponse.Read(item.Member("response"))))];
}
