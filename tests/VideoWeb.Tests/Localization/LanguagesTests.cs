using System.Xml.Linq;
using VideoWeb.Localization;
using VideoWeb.Tests.Architecture;
using Xunit;

namespace VideoWeb.Tests.Localization;

public sealed class LanguagesTests
{
    [Fact]
    public void All_AreThoseWhoseFilesAreThere()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src/VideoWeb/Resources/Localization"), "MessageFormatter*.resx").Order(StringComparer.Ordinal)
            .Select(file => XDocument.Load(file).Descendants("data").ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value, StringComparer.Ordinal))
            .Select(texts => (texts["LanguageTag"], texts["LanguageName"])).ToList();

        Assert.Contains(("zh-Hans", "简体中文"), files);
        Assert.Equal(files.OrderByDescending(language => language == ("en", "English")), Languages.All.Select(spoken => (spoken.Culture.Name, spoken.Name)));
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("en-NZ", "en")]
    [InlineData("EN-us", "en")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-Hant-TW", "zh-Hans")]
    [InlineData("de", null)]
    [InlineData("e", null)]
    [InlineData("english", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData(null, null)]
    public void Find_CultureOfAReader_IsTheSitesLanguage(string? culture, string? language) => Assert.Equal(language, Languages.Find(culture)?.Name);
}
