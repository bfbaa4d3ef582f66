using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace VideoWeb.Tests.Architecture;

public sealed partial class WordTests
{
    [Theory]
    [InlineData("Frame")]
    [InlineData("Compose")]
    [InlineData("Tasks")]
    public void Words_OfAnArea_AreAllTranslated(string area)
    {
        var known = Repository.Files("src/VideoWeb/Words", ".zh-Hans.resx")
            .SelectMany(path => XDocument.Parse(Repository.Read(path)).Descendants("data").Select(each => each.Attribute("name")!.Value))
            .ToHashSet(StringComparer.Ordinal);

        var missing = Repository.Files("src/VideoWeb", ".razor", ".cs")
            .Where(path => AreaOf(path) == area)
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

    // As the files in Words/ are divided.
    private static string AreaOf(string path) => path.Split('/') switch
    {
        [_, _, "Components", "Compose", ..] => "Compose",
        [_, _, "Components", "Tasks" or "Gallery", ..] => "Tasks",
        _ => "Frame",
    };

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\bT\(""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Placeholder();
}
