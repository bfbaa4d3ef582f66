using System.Text.Json;
using System.Text.RegularExpressions;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>
/// A text that a file has in English alone (<c>"Seed"</c>) or by language (<c>{ "en": "Seed", "zh-Hans": "种子" }</c>), and what becomes of it where another file or
/// entry is laid over it.
/// </summary>
internal static partial class LocalizedTextReader
{
    public const string LanguagePattern = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$";

    /// <summary>More than anybody writes; each is kept for every model that has the text.</summary>
    public const int MaxLanguages = 50;

    /// <summary>The members that hold such texts, wherever they stand.</summary>
    private static readonly string[] Members = ["label", "help", "summary", "placeholder"];

    public static bool IsMember(string name) => Members.Contains(name);

    public static bool IsLanguage(string tag) => tag.Length <= 20 && Language().IsMatch(tag);

    /// <summary>
    /// A translation belongs to its English: what changes the English replaces the text in all languages, so that no translation of another text stays behind.
    /// What names other languages alone is added to the text.
    /// </summary>
    public static CatalogNode Over(CatalogNode below, CatalogNode change)
    {
        if (EnglishOf(change) is { } english && english != EnglishOf(below)) { return change; }

        return below.Kind == JsonValueKind.String && change.Kind == JsonValueKind.Object && change.Members.Keys.All(IsLanguage)
            ? CatalogNode.Object(below.Source, below.Path, new OrderedDictionary<string, CatalogNode> { [LocalizedText.DefaultLanguage] = below }).With(change)
            : below.With(change);
    }

    /// <param name="read">Checks and reads the text of one language; null when it has reported what is wrong.</param>
    public static LocalizedText? Read(CatalogNode member, ProblemList problems, Func<CatalogNode, string?> read)
    {
        if (member.Kind == JsonValueKind.String) { return read(member) is { } text ? LocalizedText.Of(text) : null; }
        if (member.Kind != JsonValueKind.Object)
        {
            problems.Add(member, Message.Of(MessageCode.CatalogWrongKind, ("kind", CatalogPhrases.Kind(member.Kind)), ("expected", Message.Of(MessageCode.JsonTextByLanguage))));
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, node) in member.Members.Where(entry => entry.Value.Kind != JsonValueKind.Null))
        {
            if (!IsLanguage(language)) { problems.Add(node, Message.Of(MessageCode.CatalogLanguageUnknown, ("language", Phrases.Quoted(language)))); }
            else if (read(node) is { } text) { texts.Add(language, text); }
        }

        if (member.Members.Count > MaxLanguages) { problems.Add(member, Message.Of(MessageCode.CatalogLanguagesTooMany, ("count", member.Members.Count), ("most", MaxLanguages))); }
        else if (texts.Remove(LocalizedText.DefaultLanguage, out var english)) { return LocalizedText.Of(english, texts.Select(text => (text.Key, text.Value))); }
        else if (member[LocalizedText.DefaultLanguage] is null) { problems.Add(member, Message.Of(MessageCode.CatalogEnglishMissing)); }

        return null;
    }

    private static string? EnglishOf(CatalogNode node) => node.Kind switch
    {
        JsonValueKind.String => node.Scalar.GetString(),
        JsonValueKind.Object => node[LocalizedText.DefaultLanguage] is { Kind: JsonValueKind.String } english ? english.Scalar.GetString() : null,
        _ => null,
    };

    [GeneratedRegex(LanguagePattern)]
    private static partial Regex Language();
}
