using System.Text.RegularExpressions;
using System.Xml.Linq;
using VideoWeb.Tests.Components;
using Xunit;

namespace VideoWeb.Tests.Architecture;

public sealed partial class WordTests
{
    [Fact]
    public void Sentences_OfTheLowerProjects_AreKnownInChinese()
    {
        using var chinese = new CultureSwitch("zh-Hans");

        // What keeps the program from starting is for whoever runs it, and the description of a model is written in English.
        var missing = Repository.Files("src/VideoWeb.Providers", ".cs").Concat(Repository.Files("src/VideoWeb.Engine", ".cs")).Concat(Repository.Files("src/VideoWeb.Data", ".cs"))
            .Where(path => !new[] { "/Catalog/Reading/", "/Security/", "/Storage/", "/Migrations/", "/Overlays/", "/PollMeter.cs" }.Any(path.Contains))
            .SelectMany(path => SourceSentences.In(Repository.Read(path)).Select(text => (path, text)))
            .Where(each => VideoWeb.Localization.Words.T(each.text) == each.text)
            .Select(each => $"{each.path}: {each.text}")
            .ToList();

        Assert.True(missing is [], string.Join('\n', missing));
    }

    [Fact]
    public void Translations_HaveThePlaceholdersOfTheirOriginals()
    {
        var guilty = Repository.Files("src/VideoWeb/Localization", ".zh-Hans.resx")
            .SelectMany(path => XDocument.Parse(Repository.Read(path)).Descendants("data"))
            .Where(each => !Placeholders(each.Attribute("name")!.Value).SetEquals(Placeholders(each.Element("value")!.Value)))
            .Select(each => each.Attribute("name")!.Value);

        Assert.Empty(guilty);
    }

    [Fact]
    public void Translations_OfASentenceInTwoAreas_AreTheSame()
    {
        // The first file that has a sentence answers for all.
        var guilty = Repository.Files("src/VideoWeb/Localization", ".zh-Hans.resx")
            .SelectMany(path => XDocument.Parse(Repository.Read(path)).Descendants("data"))
            .GroupBy(each => each.Attribute("name")!.Value, each => each.Element("value")!.Value)
            .Where(sentence => sentence.Distinct().Count() > 1)
            .Select(sentence => $"{sentence.Key}: {string.Join(" / ", sentence)}");

        Assert.Empty(guilty);
    }

    [Fact]
    public void Translations_AreOfSentencesThatAreStillSaid()
    {
        // Sentences come from the site's own code, from the lower projects and from the catalog; those with a number in them are put together.
        var said = string.Concat(Repository.Files("src", ".razor", ".cs", ".json").Select(Repository.Read).Select(text => text.Replace("\\\"", "\"", StringComparison.Ordinal)));
        var unused = Repository.Files("src/VideoWeb/Localization", ".zh-Hans.resx")
            .SelectMany(path => XDocument.Parse(Repository.Read(path)).Descendants("data"))
            .Select(each => each.Attribute("name")!.Value)
            .Where(sentence => !Number().Split(sentence).All(piece => said.Contains(piece, StringComparison.Ordinal)))
            .ToList();

        Assert.True(unused is [], string.Join('\n', unused));
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Placeholder();
}
