using VideoWeb.Data.Security;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class CallbackTokensTests(SqliteData data) : IClassFixture<SqliteData>
{
    private readonly TestClock _clock = new();

    [Fact]
    public void New_OfAnotherProcessWithTheSameMasterKey_IsKnownByItsProof()
    {
        var token = new CallbackTokens(data.Get<KeyVault>(), _clock).New();

        Assert.True(new CallbackTokens(data.Get<KeyVault>(), _clock).IsOurs(token));
        Assert.True(CallbackTokens.IsWellFormed(token));
    }

    [Fact]
    public void IsOurs_AnyLetterChanged_IsNot()
    {
        var tokens = new CallbackTokens(data.Get<KeyVault>(), _clock);
        var token = tokens.New();

        // The last letter of 43 holds four bits only.
        for (var index = 0; index < token.Length - 1; index++)
        {
            var other = token[index] == 'A' ? 'B' : 'A';
            Assert.False(tokens.IsOurs(token[..index] + other + token[(index + 1)..]));
        }

        Assert.All(["", "x", token + "A", token[..^1], new string('A', token.Length), new string('\u0416', token.Length)], text => Assert.False(tokens.IsOurs(text)));
    }

    [Fact]
    public void AnswerTo_AProbeOfNow_IsTheSameInEveryProcessAndEndsWithTheProbe()
    {
        var (here, there) = (new CallbackTokens(data.Get<KeyVault>(), _clock), new CallbackTokens(data.Get<KeyVault>(), _clock));
        var probe = here.NewProbe();

        Assert.NotNull(here.AnswerTo(probe));
        Assert.Equal(here.AnswerTo(probe), there.AnswerTo(probe));
        Assert.NotEqual(here.AnswerTo(probe), here.AnswerTo(here.NewProbe()));
        Assert.Null(here.AnswerTo(here.New()));
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Null(here.AnswerTo(probe));
    }
}
