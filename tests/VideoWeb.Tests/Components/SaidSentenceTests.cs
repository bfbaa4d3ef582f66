using Xunit;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Tests.Components;

public sealed class SaidSentenceTests : IDisposable
{
    private readonly CultureSwitch _chinese = new("zh-Hans");

    [Theory]
    [InlineData("Duration must be a whole number; this model allows 29 to 289 in steps of 4.", "时长须为整数；此模型允许 29 至 289，步长 4。")]
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
