using System.Text.RegularExpressions;
using System.Xml.Linq;
using VideoWeb.Components.Tasks;
using VideoWeb.Localization;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>The pages' texts: each member of an enum of texts is in every language, with the arguments that the code gives it, and is used.</summary>
public sealed partial class PageTextTests
{
    private const string Folder = "src/VideoWeb/Resources/Components";

    private static readonly IReadOnlyList<Type> Enums =
        [.. typeof(TaskText).Assembly.GetTypes().Where(type => type is { IsEnum: true, Namespace: { } home } && home.StartsWith("VideoWeb.Components.", StringComparison.Ordinal) && type.Name.EndsWith("Text", StringComparison.Ordinal))];

    private static readonly IReadOnlyList<string> Sources = [.. Repository.Files("src/VideoWeb", ".razor", ".cs").Select(Repository.Read)];

    public static TheoryData<string> Languages => new(Repository.Files(Folder, ".resx"));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Texts_OfALanguage_AreThoseOfTheEnum(string path)
    {
        var texts = Texts(path);

        Assert.Equal(Enum.GetNames(EnumOf(path)).Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        Assert.All(texts, text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
    }

    [Fact]
    public void Languages_OfEachEnum_AreThoseOfTheMessages()
    {
        var languages = Repository.Files("src/VideoWeb/Resources/Localization", ".resx").Select(path => Path.GetFileName(path)["MessageFormatter".Length..]).ToList();

        Assert.True(languages.Count > 1);
        Assert.All(Enums, type => Assert.All(languages, language => Assert.True(
            File.Exists(Path.Combine(Repository.Root, PathOf(type, language))), $"{PathOf(type, language)} is missing.")));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Arguments_OfALanguage_AreThoseThatTheCodeGives(string path)
    {
        var name = EnumOf(path).Name;
        var uses = Sources.SelectMany(source => Use().Matches(source)).Where(use => use.Groups["enum"].Value == name)
            .ToLookup(use => use.Groups["key"].Value, use => use.Groups["argument"].Captures.Select(capture => capture.Value).Order(StringComparer.Ordinal).ToList());

        Assert.All(Texts(path), text =>
        {
            var named = MessageTemplate.Parse(text.Value).Names.Order(StringComparer.Ordinal).ToList();
            Assert.True(uses.Contains(text.Key) || named.Count == 0 || IsGivenElsewhere(name, text.Key), $"Nothing gives {name}.{text.Key} its arguments.");
            Assert.All(uses[text.Key], given => Assert.Equal(named, given));
        });
    }

    [Fact]
    public void Texts_OfEachEnum_AreUsed()
    {
        var used = Sources.SelectMany(source => Name().Matches(source)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(Enums.SelectMany(type => Enum.GetNames(type).Select(key => $"{type.Name}.{key}")).ToHashSet(StringComparer.Ordinal), used);
    }

    [Fact]
    public void Texts_OfOneSentenceInTwoPlaces_AreTranslatedAlike()
    {
        var guilty = Enums.SelectMany(type => Texts(PathOf(type, ".resx")).Select(text => (English: text.Value, Other: Texts(PathOf(type, ".zh.resx"))[text.Key])))
            .GroupBy(text => text.English, text => text.Other)
            .Where(texts => texts.Distinct().Count() > 1)
            .Select(texts => $"{texts.Key}: {string.Join(" / ", texts.Distinct())}");

        Assert.Empty(guilty);
    }

    // A key that is chosen first and shown with its arguments later.
    private static bool IsGivenElsewhere(string name, string key) => (name, key) is ("TaskText", "BothSendsAccepted" or "EarlierSendAccepted" or "ProviderCannotCancel");

    private static string PathOf(Type type, string language) => $"{Folder}/{type.Namespace!["VideoWeb.Components.".Length..].Replace('.', '/')}/{type.Name}{language}";

    private static Type EnumOf(string path) => Enums.Single(type => type.Name == Path.GetFileName(path).Split('.')[0]);

    private static Dictionary<string, string> Texts(string path) =>
        XDocument.Parse(Repository.Read(path)).Descendants("data").ToDictionary(each => each.Attribute("name")!.Value, each => each.Element("value")!.Value, StringComparer.Ordinal);

    // Texts[TaskText.Key, ("name", …), ("name", …)]; what is given may itself hold brackets.
    [GeneratedRegex("""\b[Tt]exts\[(?<enum>\w+Text)\.(?<key>\w+)(?:, \("(?<argument>\w+)", (?<value>(?:[^()\[\]"]|"[^"]*"|\((?<deep>)|\)(?<-deep>)|\[(?<deep>)|\](?<-deep>))*?(?(deep)(?!)))\))*\]""")]
    private static partial Regex Use();

    [GeneratedRegex(@"\b\w+Text\.\w+")]
    private static partial Regex Name();
}
