using System.Collections.Frozen;
using System.Globalization;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Localization;

/// <summary>In which language somebody reads, and with which dates and numbers.</summary>
public sealed record PageCulture(CultureInfo Language, CultureInfo Formats)
{
    private const string DefaultFormats = "en-US";

    private static readonly FrozenSet<string> WithoutCountry =
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).Select(culture => culture.Name).Where(name => name.Length > 0).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What holds for a request. Pure; what is unknown counts as not said, whoever says it.</summary>
    /// <remarks>
    /// The account's language goes before the cookie's, and that before the browser's. The cookie is the choice of this browser: made where nobody is
    /// signed in, it stands until its person chooses for the account, and from then on follows that choice, so that the sign-in page speaks the same.
    /// </remarks>
    /// <param name="settings">The account's; those of the browser where nobody is signed in.</param>
    /// <param name="cookie">The culture names of the language and the formats in the cookie.</param>
    /// <param name="accepted">The culture names that the browser asks for, best first.</param>
    public static PageCulture Resolve(RegionalSettings settings, (string? Language, string? Formats) cookie, IReadOnlyList<string> accepted)
    {
        var own = Languages.Find(settings.Language);
        var chosen = own ?? Languages.Find(cookie.Language);
        var language = chosen ?? accepted.Select(Languages.Find).FirstOrDefault(spoken => spoken is not null) ?? Languages.English;
        var formats = FormatCultures.Find(settings.Formats)
            ?? (own is null ? FormatCultures.Find(cookie.Formats) : null)
            ?? accepted.Where(culture => chosen is null || Languages.IsSame(culture, chosen.Name)).Select(FormatsOf).FirstOrDefault(formats => formats is not null)
            ?? (chosen is null ? null : FormatsOf(chosen.Name))
            ?? CultureInfo.GetCultureInfo(DefaultFormats);
        return new PageCulture(language, formats);
    }

    // A language without a country is written as where most of its readers are.
    private static CultureInfo? FormatsOf(string culture) =>
        FormatCultures.Find(culture) ?? (WithoutCountry.Contains(culture) ? FormatCultures.Find(CultureInfo.CreateSpecificCulture(culture).Name) : null);
}
