using VideoWeb.Providers.Import;
using Xunit;

namespace VideoWeb.Providers.Tests.Import;

public sealed class ShellWordsTests
{
    [Theory]
    [InlineData("a 'b c' d", "a|b c|d")]
    [InlineData("'it'\\''s'", "it's")]
    [InlineData("\"a \\\" b \\\\ \\n $X\"", "a \" b \\ \\n $X")]
    [InlineData(@"$'a\n\x41\u00e9\'\101'", "a\nAé'A")]
    [InlineData(@"$'\ud83e\udd8a\U0001f98a'", "🦊🦊")]
    [InlineData("a \\\n  b \\\r\n c ^\r\n d", "a|b|c|d")]
    [InlineData("a\nb", "a|b")]
    [InlineData(@"a\ b", "a b")]
    [InlineData("a'b'\"c\"", "abc")]
    [InlineData("a '' b", "a||b")]
    [InlineData("a | rm -rf b", "a")]
    [InlineData("https://e.com/?a=1&b=2 c", "https://e.com/?a=1&b=2|c")]
    [InlineData("$(whoami) `id`", "$(whoami)|`id`")]
    [InlineData(@"$'\x \q'", @"\x \q")]
    public void Split_AsAShellWouldWithoutExpanding(string text, string expected)
    {
        var (words, isUnfinished) = ShellWords.Split(text);

        Assert.Equal(expected, string.Join('|', words));
        Assert.False(isUnfinished);
    }

    [Theory]
    [InlineData("a 'b")]
    [InlineData("a \"b \\\"")]
    [InlineData("a $'b \\'")]
    [InlineData("$'\\")]
    public void Split_OpenQuote_IsUnfinished(string text) => Assert.True(ShellWords.Split(text).IsUnfinished);
}
