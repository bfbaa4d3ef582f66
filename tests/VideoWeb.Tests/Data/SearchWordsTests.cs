using VideoWeb.Data.Clips;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" -- !?", "")]
    [InlineData("A Red, red KITE", "a red red kite")]
    [InlineData("sci-fi 4k x2", "sci fi 4k x2")]
    [InlineData("Über ÇA Ａｂｃ Malmö Łódź Ærø STRASSE", "uber ca abc malmo lodz aero strasse")]
    [InlineData("Straße ﬁlm caf\u0065\u0301 İstanbul σοφός ΣΟΦΌΣ", "strasse film cafe istanbul σοφοσ σοφοσ")]
    [InlineData("山", "山")]
    [InlineData("蓝天白云", "蓝天 天白 白云 云")]
    [InlineData("蓝天fox 白", "蓝天 天 fox 白")]
    [InlineData("ビデオ動画", "ビデ デオ オ動 動画 画")]
    [InlineData("ﾋﾞﾃﾞｵ", "ビデ デオ オ")]
    [InlineData("푸른 하늘", "푸른 른 하늘 늘")]
    [InlineData("ภูเขา", "ภูเ เข ขา า")]
    [InlineData("नमस्ते दुनिया", "नमस्ते दुनिया")]
    [InlineData("fox🦊fox 🏔️", "fox 🦊 fox 🏔")]
    [InlineData("a\u0000b\uFFFDc", "a b c")]
    public void Of_Text_IsCutIntoWords(string text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Of(text)));

    [Fact]
    public void Of_VeryLongWord_IsCut()
    {
        var word = Assert.Single(SearchWords.Of(new string('a', 5_000)));

        Assert.Equal(SearchWords.MaxLength, word.Length);
        Assert.Equal([word], SearchWords.Sought(new string('A', 6_000), out _));
    }

    // Every character begins exactly one word: so a text is found by each of its pieces.
    [Theory]
    [InlineData("蓝天白云")]
    [InlineData("在ビデオ上拍of雪山3号")]
    [InlineData("푸른 하늘 아래 ภูเขา")]
    public void Sought_AnyPieceOfAText_IsAmongItsWords(string text)
    {
        var words = SearchWords.Of(text);
        for (var from = 0; from < text.Length; from++)
        {
            for (var to = from + 1; to <= text.Length; to++)
            {
                // A piece of a word with spaces around it is found from its beginning alone.
                if (from > 0 && char.IsAscii(text[from - 1]) && char.IsAsciiLetterOrDigit(text[from])) { continue; }

                var sought = SearchWords.Sought(text[from..to], out _);
                Assert.True(sought.Count == 0 || Enumerable.Range(0, words.Count).Any(start => Follows(words, start, sought)), $"{text[from..to]}: {string.Join(' ', sought)} in {string.Join(' ', words)}");
            }
        }
    }

    [Theory]
    [InlineData("kite", "kite", true)]
    [InlineData("red kite", "red|kite", true)]
    [InlineData("\"red kite\"", "red kite.", true)]
    [InlineData("“red kite” -boat -\"blue sky\"", "red kite.|!boat|!blue sky.", true)]
    [InlineData("sci-fi", "sci fi", true)]
    [InlineData("\"天", "天", true)]
    [InlineData("雪山 \"蓝天白\"", "雪山|蓝天 天白.", true)]
    [InlineData("- -", "", true)]
    [InlineData("\"\" \" ", "", true)]
    [InlineData("a\"b", "a|b.", true)]
    [InlineData("  ", "", false)]
    public void Parse_WhatIsTyped_IsRead(string text, string terms, bool isSought)
    {
        var query = SearchQuery.Parse(text);

        Assert.Equal(isSought, query is not null);
        Assert.Equal(terms, string.Join('|', query?.Terms.Select(term => $"{(term.IsExcluded ? "!" : "")}{string.Join(' ', term.Words)}{(term.IsPrefix ? "" : ".")}") ?? []));
    }

    [Fact]
    public void Parse_Huge_IsCut() => Assert.Equal(16, SearchQuery.Parse(string.Join(' ', Enumerable.Range(0, 5_000)))!.Terms.Count);

    // The last of what is sought may go on in the text.
    private static bool Follows(IReadOnlyList<string> words, int start, IReadOnlyList<string> sought) =>
        start + sought.Count <= words.Count
        && sought.Take(sought.Count - 1).SequenceEqual(words.Skip(start).Take(sought.Count - 1))
        && words[start + sought.Count - 1].StartsWith(sought[^1], StringComparison.Ordinal);
}
