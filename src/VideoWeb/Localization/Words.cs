using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.Json;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Localization;

/// <summary>The words that people read. English is the key; other languages come from Localization/{Area}.{language}.resx.</summary>
/// <remarks>The language is <see cref="CultureInfo.CurrentUICulture"/>; numbers and dates follow <see cref="CultureInfo.CurrentCulture"/>.</remarks>
public static class Words
{
    /// <summary>What <c>UseRequestLocalization</c> may choose from. "zh" takes in every reader of Chinese.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "zh-Hans", "zh"];

    private static readonly CultureInfo SimplifiedChinese = CultureInfo.GetCultureInfo("zh-Hans");

    // One file an area, so that two people who write words do not meet in one file. "Said" holds what the lower projects put together.
    private static readonly Dictionary<string, string> Chinese = Read("Frame", "Compose", "Tasks", "Said");

    private static readonly SaidSentences SaidInChinese = new(Chinese);

    /// <summary>The text in the reader's language, or the English text itself where no translation exists.</summary>
    /// <param name="english">The English sentence; with {0}, {1} where <paramref name="args"/> go. Without them also a sentence that was put together before.</param>
    /// <param name="args">Formatted in the reader's culture.</param>
    public static string T(string english, params ReadOnlySpan<object?> args)
    {
        if (args.IsEmpty) { return IsChinese ? SaidInChinese.Translate(english) ?? english : english; }

        return string.Format(CultureInfo.CurrentCulture, IsChinese ? Chinese.GetValueOrDefault(english, english) : english, args);
    }

    /// <summary>True when the reader's language is Chinese.</summary>
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    // The set itself is asked for, not a string: a resource manager would go on to a neutral file, which English does not need.
    private static Dictionary<string, string> Read(params string[] areas)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var area in areas)
        {
            var set = new ResourceManager($"VideoWeb.Localization.{area}", typeof(Words).Assembly).GetResourceSet(SimplifiedChinese, createIfNotExists: true, tryParents: false);
            foreach (var entry in set?.Cast<DictionaryEntry>() ?? []) { found.TryAdd((string)entry.Key, (string)entry.Value!); }
        }

        // Sentences that were put together in English have the catalog's labels in them.
        foreach (var file in CatalogReader.EmbeddedFiles())
        {
            using var json = JsonDocument.Parse(file.Text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            AddTexts(json.RootElement, found);
        }

        return found;
    }

    private static void AddTexts(JsonElement json, Dictionary<string, string> found)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray()) { AddTexts(item, found); }
        }
        else if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(LocalizedText.DefaultLanguage, out var english) && json.TryGetProperty(SimplifiedChinese.Name, out var chinese))
        {
            found.TryAdd(english.GetString()!, chinese.GetString()!);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject()) { AddTexts(member.Value, found); }
        }
    }
}
