using Xunit;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Tests.Components;

public sealed class SaidSentenceTests : IDisposable
{
    private readonly CultureSwitch _chinese = new("zh-Hans");

    [Theory]
    [InlineData("has 9000 × 40 pixels; at most 8192 a side are taken", "有 9000 × 40 像素；每边最多 8192")]
    [InlineData("Something that nobody has translated.", "Something that nobody has translated.")]
    public void T_SentenceWithValues_IsReadByItsFixedWords(string english, string chinese) => Assert.Equal(chinese, T(english));

    [Fact]
    public void T_ForAReaderOfEnglish_IsTheSentence()
    {
        using var english = new CultureSwitch("en-GB");

        Assert.Equal("Prompt must be a text.", T("Prompt must be a text."));
    }

    public void Dispose() => _chinese.Dispose();
}
