using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Components.Tasks;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>What a tested key is told by its provider's answer.</summary>
public sealed class ConnectionTestJudgeTests
{
    [Theory]
    [InlineData(ProviderErrorKind.Key, "Vidu does not accept this key. Copy it again from the provider, or make a new one there.")]
    [InlineData(ProviderErrorKind.Balance, "Vidu says that the account of this key has no credit left. Top it up at the provider.")]
    [InlineData(ProviderErrorKind.RateLimit, "Vidu wants to be asked less often. Test the key again in a minute.")]
    [InlineData(ProviderErrorKind.ProviderDown, "Vidu has trouble at the moment (HTTP 302). Test the key again later.")]
    public void Judge_Trouble_SpeaksOfTheKeyAndNotOfATask(ProviderErrorKind kind, string sentence)
    {
        var provider = Catalog.Vidu;

        var result = ConnectionTest.Judge(provider, new PollOutcome.Trouble(new(kind, Message.Of(MessageCode.UnansweredForKey)), RetryAfter: null), status: 302);

        Assert.Equal((kind, sentence), (result.Problem, EnglishTexts.Of(result.Message)));
    }

    [Fact]
    public void Judge_ARedirect_CannotBeTold()
    {
        var provider = Catalog.Vidu;

        var result = ConnectionTest.Judge(provider, new PollOutcome.Trouble(new(ProviderErrorKind.Unknown, Message.Of(MessageCode.Unanswered, ("status", 302))), RetryAfter: null), status: 302);

        Assert.Equal(Message.Of(MessageCode.KeyNotProven, ("provider", provider.Name)), result.Message);
    }
}
