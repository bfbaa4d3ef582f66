using VideoWeb.Data.Comments;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class CommentRulesTests
{
    private static readonly UserId Ann = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
    private static readonly UserId AnnLee = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
    private static readonly UserId Other = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
    private static readonly UserId Ming = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));

    private static readonly (UserId, string)[] Members = [(Ann, "Ann"), (AnnLee, "Ann Lee"), (Other, "Ann Lee"), (Ming, "李明")];

    [Theory]
    [InlineData("  one \r\n\r\n\r\n\ttwo  ", "one\n\n two")]
    [InlineData("a\u202Eb\u2066c\0", "abc\uFFFD")]
    [InlineData(" \n ", "")]
    public void Clean_LeavesWhatIsSaid(string typed, string kept) => Assert.Equal(kept, CommentRules.Clean(typed));

    [Fact]
    public void CleanName_IsOneLine() => Assert.Equal("Ann B", CommentRules.CleanName(" Ann\n \u202EB\t"));

    [Fact]
    public void Refusal_OfNothingAndOfTooMuch()
    {
        Assert.Equal(MessageCode.CommentEmpty, CommentRules.RefusalOf("")?.Code);
        Assert.Equal(MessageCode.CommentTooLong, CommentRules.RefusalOf(new string('a', CommentRules.MaxTextLength + 1))?.Code);
        Assert.Null(CommentRules.RefusalOf(new string('a', CommentRules.MaxTextLength)));
    }

    [Fact]
    public void Mentions_AreMembersByTheirWholeNames()
    {
        Assert.Equal([Ann], Users("look, @ann, here"));
        // Of two of one name both are meant, and the longer name wins.
        Assert.Equal([AnnLee, Other], Users("@Ann Lee"));
        Assert.Equal([Ming, Ann], Users("请看@李明写的 @Ann"));
        Assert.Empty(Users("mail@Ann @Anna @ Ann @Bob @"));
        Assert.Equal(new Mention(Ann, 1, 4), Assert.Single(Mentions.Find("(@ANN)", Members)));
        Assert.Equal(CommentRules.MaxMentions, Users(string.Join(' ', Enumerable.Repeat("@Ann", 50))).Count());
    }

    [Theory]
    [InlineData(2_500, 5_000, true, 2_500)]
    [InlineData(5_900, 5_000, true, 5_000)]
    [InlineData(6_001, 5_000, false, null)]
    [InlineData(-1, 5_000, false, null)]
    [InlineData(3_600_000, 0, true, 3_600_000)]
    [InlineData(90_000_000, 0, false, null)]
    public void Place_LiesInTheClip(int wanted, int milliseconds, bool isOne, int? place)
    {
        Assert.Equal(isOne, CommentRules.TryPlace(TimeSpan.FromMilliseconds(wanted), milliseconds, out var found));
        Assert.Equal(place, found);
    }

    private static IEnumerable<UserId> Users(string text) => Mentions.Find(text, Members).Select(mention => mention.User);
}
