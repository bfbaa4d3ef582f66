using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace VideoWeb.Tests.Architecture;

public sealed partial class WordTests
{
    [Fact]
    public void Words_InMarkupAndCode_AreAllTranslated()
    {
        var known = Repository.Files("src/VideoWeb/Words", ".zh-Hans.resx")
            .SelectMany(path => XDocument.Parse(Repository.Read(path)).Descendants("data").Select(each => each.Attribute("name")!.Value))
            .ToHashSet(StringComparer.Ordinal);

        var missing = Repository.Files("src/VideoWeb", ".razor", ".cs")
            .SelectMany(path => Sentence().Matches(Repository.Read(path)).Select(match => (path, text: Regex.Unescape(match.Groups[1].Value))))
            .Where(each => !known.Contains(each.text))
            .Select(each => $"{each.path}: {each.text}");

        Assert.Empty(missing);
    }

    [Fact]
    public void Translations_HaveThePlaceholdersOfTheirOriginals()
    {
        var guilty = Repository.Files("src/VideoWeb/Words", ".zh-Hans.resx")
            .SelectMany(path => XDocument.Parse(Repository.Read(path)).Descendants("data"))
            .Where(each => !Placeholders(each.Attribute("name")!.Value).SetEquals(Placeholders(each.Element("value")!.Value)))
            .Select(each => each.Attribute("name")!.Value);

        Assert.Empty(guilty);
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\bT\(""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Placeholder();
}
