using System.Globalization;
using System.Resources;

namespace VideoWeb;

/// <summary>The words that people read. English is the key; other languages come from Words/{Area}.{language}.resx.</summary>
/// <remarks>The language is <see cref="CultureInfo.CurrentUICulture"/>; numbers and dates follow <see cref="CultureInfo.CurrentCulture"/>.</remarks>
public static class Words
{
    /// <summary>What <c>UseRequestLocalization</c> may choose from. "zh" takes in every reader of Chinese.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "zh-Hans", "zh"];

    private static readonly CultureInfo SimplifiedChinese = CultureInfo.GetCultureInfo("zh-Hans");

    // One file an area, so that two people who write words do not meet in one file.
    private static readonly ResourceSet[] Chinese =
        [.. new[] { "Frame", "Compose", "Catalog", "Tasks" }.Select(static area => Read(area)).OfType<ResourceSet>()];

    /// <summary>The text in the reader's language, or the English text itself where no translation exists.</summary>
    /// <param name="english">The English sentence; with {0}, {1} where <paramref name="args"/> go.</param>
    /// <param name="args">Formatted in the reader's culture.</param>
    public static string T(string english, params ReadOnlySpan<object?> args)
    {
        var text = Find(english) ?? english;
        return args.IsEmpty ? text : string.Format(CultureInfo.CurrentCulture, text, args);
    }

    /// <summary>True when the reader's language is Chinese.</summary>
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    private static string? Find(string english)
    {
        if (!IsChinese) { return null; }

        foreach (var area in Chinese)
        {
            if (area.GetString(english) is { Length: > 0 } text) { return text; }
        }

        return null;
    }

    // The set itself is asked for, not a string: a resource manager would go on to a neutral file, which English does not need.
    private static ResourceSet? Read(string area) =>
        new ResourceManager($"VideoWeb.Words.{area}", typeof(Words).Assembly).GetResourceSet(SimplifiedChinese, createIfNotExists: true, tryParents: false);
}
