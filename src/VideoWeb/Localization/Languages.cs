using System.Globalization;
using System.Resources;

namespace VideoWeb.Localization;

/// <summary>The languages that the site speaks: those that its texts are there in.</summary>
public static class Languages
{
    /// <summary>The one of everything that has no translation.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>Each with its own name for itself; English first.</summary>
    public static IReadOnlyList<(CultureInfo Culture, string Name)> All { get; } = Read(AppContext.BaseDirectory);

    /// <summary>The one that is in use where this is called.</summary>
    public static CultureInfo Current => Find(CultureInfo.CurrentUICulture.Name) ?? English;

    /// <summary>The site's language for a reader of that culture, such as zh-Hans for zh-CN and zh-TW; null for what it does not speak and for what is no culture.</summary>
    public static CultureInfo? Find(string? culture) => culture is null
        ? null
        : All.Select(spoken => spoken.Culture).Where(spoken => IsSame(culture, spoken.Name))
            .OrderByDescending(spoken => spoken.Name.Equals(culture, StringComparison.OrdinalIgnoreCase)).FirstOrDefault();

    /// <summary>Whether it is exactly one of these.</summary>
    public static bool IsSpoken(string name) => All.Any(spoken => spoken.Culture.Name == name);

    /// <summary>Whether both are of one language, whatever their countries and scripts.</summary>
    public static bool IsSame(string culture, string other) => PrimaryOf(culture).Equals(PrimaryOf(other), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> PrimaryOf(string culture) => culture.AsSpan(0, culture.IndexOf('-') is var end and >= 0 ? end : culture.Length);

    // The build puts the texts of each further language into an assembly in a folder that is called after it.
    internal static IReadOnlyList<(CultureInfo Culture, string Name)> Read(string program)
    {
        var assembly = typeof(MessageFormatter).Assembly;
        var texts = new ResourceManager($"{assembly.GetName().Name}.Resources.Localization.{nameof(MessageFormatter)}", assembly);
        var translations = Directory.EnumerateDirectories(program).Where(folder => File.Exists(Path.Combine(folder, $"{assembly.GetName().Name}.resources.dll")))
            .Select(folder => CultureInfo.GetCultureInfo(Path.GetFileName(folder))).OrderBy(culture => culture.Name, StringComparer.Ordinal);
        return
        [
            .. translations.Prepend(CultureInfo.InvariantCulture).Select(culture => texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)).OfType<ResourceSet>()
                .Select(set => (CultureInfo.GetCultureInfo(set.GetString(nameof(MessagePattern.LanguageTag))!), set.GetString(nameof(MessagePattern.LanguageName))!)),
        ];
    }
}
