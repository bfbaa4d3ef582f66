using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class HttpMessageTextTests
{
    [Fact]
    public void Shown_Json_IsIndentedAndReadable() =>
        Assert.Equal("{\n  \"prompt\": \"猫 <b>\"\n}", HttpMessageText.Shown("""{"prompt":"猫 <b>"}""", EnglishTexts.Messages).ReplaceLineEndings("\n"));

    [Fact]
    public void Shown_NotJson_StaysAsItCame() => Assert.Equal("<html>502 Bad Gateway</html>", HttpMessageText.Shown("<html>502 Bad Gateway</html>", EnglishTexts.Messages));

    [Fact]
    public void Shown_HalfOfALetter_StaysAsItCame() => Assert.Equal("{\"prompt\":\"\ud83e\"}", HttpMessageText.Shown("{\"prompt\":\"\ud83e\"}", EnglishTexts.Messages));

    [Fact]
    public void Shown_DataUri_IsCutShort()
    {
        var picture = "data:image/png;base64," + new string('A', 5000);

        var shown = HttpMessageText.Shown($$"""{"image":"{{picture}}"}""", EnglishTexts.Messages);

        Assert.Equal($"{{\n  \"image\": \"{picture[..64]}… (5022 characters)\"\n}}", shown.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Shown_DataUriOfATextThatWasCutOff_IsCutShort()
    {
        var picture = "data:image/png;base64," + new string('A', 5000);

        Assert.Equal($$"""{"image":"{{picture[..64]}}… (5022 characters)""", HttpMessageText.Shown($$"""{"image":"{{picture}}""", EnglishTexts.Messages));
    }

    [Fact]
    public void Shown_HugeText_IsBounded()
    {
        var shown = HttpMessageText.Shown(new string('x', 1_000_000), EnglishTexts.Messages);

        Assert.Equal(new string('x', 20_000) + "\n… cut here; 1000000 characters in all", shown);
    }
}
