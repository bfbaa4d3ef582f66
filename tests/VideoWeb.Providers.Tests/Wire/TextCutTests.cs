using System.Globalization;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Wire;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("plain", 5, "plain")]
    [InlineData("plain", 4, "plai")]
    [InlineData("", 0, "")]
    [InlineData("ab", 0, "")]
    [InlineData("a🎈b", 2, "a")]
    [InlineData("a🎈b", 3, "a🎈")]
    [InlineData("ae\u0301b", 2, "a")]
    [InlineData("ae\u0301b", 3, "ae\u0301")]
    [InlineData("👩‍👩‍👧!", 8, "👩‍👩‍👧")]
    [InlineData("x👩‍👩‍👧", 6, "x")]
    [InlineData("🇩🇪🇨🇳", 5, "🇩🇪")]
    [InlineData("a\r\nb", 2, "a")]
    public void To_AnyText_EndsBetweenTwoCharacters(string text, int limit, string expected) => Assert.Equal(expected, TextCut.To(text, limit));

    [Theory]
    [InlineData("plain", 4, "lain")]
    [InlineData("🎈🎈.webp", 6, ".webp")]
    [InlineData("🎈🎈.webp", 7, "🎈.webp")]
    [InlineData("e\u0301.png", 5, ".png")]
    [InlineData("🇩🇪🇨🇳.gif", 8, "🇨🇳.gif")]
    [InlineData("ab", 0, "")]
    public void LastOf_AnyText_BeginsBetweenTwoCharacters(string text, int limit, string expected) => Assert.Equal(expected, TextCut.LastOf(text, limit));

    [Fact]
    public void To_LetterUnderAThousandAccents_IsCutAndNotLost()
    {
        var text = "🎈" + new string('\u0301', 1_000);

        Assert.Equal(text[..200], TextCut.To(text, 200));
        Assert.Equal("", TextCut.To(text, 1));
    }

    [Fact]
    public void Cuts_AnywhereInAMixedText_LeaveWholeCharacters()
    {
        const string Text = "Über é🎈👩‍👩‍👧🇩🇪🇨🇳 क्षि\r\n한국어 \uD83D";
        var ends = StringInfo.ParseCombiningCharacters(Text).Append(Text.Length).ToHashSet();

        for (var limit = 0; limit <= Text.Length; limit++)
        {
            var (first, last) = (TextCut.To(Text, limit), TextCut.LastOf(Text, limit));
            Assert.True(first.Length <= limit && Text.StartsWith(first, StringComparison.Ordinal) && ends.Contains(first.Length), $"{limit}: {first}");
            Assert.True(last.Length <= limit && Text.EndsWith(last, StringComparison.Ordinal) && ends.Contains(Text.Length - last.Length), $"{limit}: {last}");
        }
    }
}
