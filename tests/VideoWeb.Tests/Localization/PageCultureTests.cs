using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using Xunit;

namespace VideoWeb.Tests.Localization;

public sealed class PageCultureTests
{
    private static readonly string TooLong = new('z', 10_000);

    [Theory]
    // What the browser asks for.
    [InlineData(null, null, null, "", "en", "en-US")]
    [InlineData(null, null, null, "en-GB,en", "en", "en-GB")]
    [InlineData(null, null, null, "de-AT,de,en", "en", "de-AT")]
    [InlineData(null, null, null, "fr-CA,zh-TW", "zh-Hans", "fr-CA")]
    [InlineData(null, null, null, "zh", "zh-Hans", "zh-CN")]
    [InlineData(null, null, null, "*,xx-YY,tlh", "en", "en-US")]
    // What was chosen in this browser before the sign-in.
    [InlineData(null, null, "zh-Hans|zh-Hans", "en-GB", "zh-Hans", "zh-CN")]
    [InlineData(null, null, "zh-Hans|zh-Hans", "en-GB,zh-TW", "zh-Hans", "zh-TW")]
    [InlineData(null, null, "zh-Hans|zh-CN", "en-GB", "zh-Hans", "zh-CN")]
    [InlineData(null, null, "en|en", "zh-CN,en-AU", "en", "en-AU")]
    [InlineData(null, null, "tlh|xx-YY", "de-AT,zh", "zh-Hans", "de-AT")]
    // The account's.
    [InlineData("zh-Hans", null, null, "en-GB", "zh-Hans", "zh-CN")]
    [InlineData("zh-Hans", null, "en|en-GB", "en-GB", "zh-Hans", "zh-CN")]
    [InlineData("en", null, "zh-Hans|zh-CN", "zh-CN,en-NZ", "en", "en-NZ")]
    [InlineData("en", "de-DE", "zh-Hans|zh-CN", "zh-CN", "en", "de-DE")]
    [InlineData(null, "de-DE", null, "zh-CN", "zh-Hans", "de-DE")]
    // A later version knew more, or somebody tampered with the row.
    [InlineData("tlh", "xx-YY", null, "en-GB", "en", "en-GB")]
    [InlineData("", "", "|", "en-GB", "en", "en-GB")]
    public void Resolve_AccountThenCookieThenBrowser(string? language, string? formats, string? cookie, string accepted, string expectedLanguage, string expectedFormats)
    {
        var (cookieLanguage, cookieFormats) = cookie?.Split('|') is [var first, var second] ? (first, second) : (null, (string?)null);

        var culture = PageCulture.Resolve(new RegionalSettings(language, formats, null), (cookieLanguage, cookieFormats), accepted.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((expectedLanguage, expectedFormats), (culture.Language.Name, culture.Formats.Name));
    }

    [Fact]
    public void Resolve_NamesThatAreTooLong_CountAsNotSaid()
    {
        var culture = PageCulture.Resolve(new RegionalSettings(TooLong, TooLong, TooLong), (TooLong, TooLong), [TooLong, "en-GB"]);

        Assert.Equal(("en", "en-GB"), (culture.Language.Name, culture.Formats.Name));
    }
}
