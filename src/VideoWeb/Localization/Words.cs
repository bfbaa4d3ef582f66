using System.Globalization;

namespace VideoWeb.Localization;

/// <summary>The languages of the site.</summary>
public static class Words
{
    /// <summary>What <c>UseRequestLocalization</c> may choose from. "zh" takes in every reader of Chinese.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "zh-Hans", "zh"];

    /// <summary>True when the person's language is Chinese.</summary>
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
}
