using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Workspaces;

/// <summary>How a person wants to read. What is null follows the browser.</summary>
/// <param name="Language">A culture's name.</param>
/// <param name="Formats">Those of dates and numbers: the name of a culture with a country.</param>
/// <param name="TimeZone">An IANA name.</param>
public sealed record RegionalSettings(string? Language, string? Formats, string? TimeZone)
{
    /// <summary>No culture that is known has a longer name.</summary>
    public const int MaxCultureLength = 35;

    /// <summary>All as the browser says.</summary>
    public static RegionalSettings OfBrowser { get; } = new(null, null, null);

    /// <summary>Why these cannot be kept; null when they can.</summary>
    public Message? Problem() => this switch
    {
        { Language.Length: 0 or > MaxCultureLength } => Message.Of(MessageCode.LanguageUnknown),
        { Formats: { } formats } when FormatCultures.Find(formats) is null => Message.Of(MessageCode.FormatsUnknown),
        { TimeZone: { } zone } when IanaTimeZone.Find(zone) is null => Message.Of(MessageCode.TimeZoneUnknown),
        _ => null,
    };
}

/// <summary>The cultures by which dates and numbers can be written: those with a country.</summary>
public static class FormatCultures
{
    private static readonly FrozenDictionary<string, CultureInfo> Known = CultureInfo.GetCultures(CultureTypes.SpecificCultures).SelectMany(Named)
        .DistinctBy(culture => culture.Name, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(culture => culture.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Each once.</summary>
    public static IReadOnlyCollection<CultureInfo> All => Known.Values;

    /// <summary>Null for what is no such culture, whatever it is.</summary>
    public static CultureInfo? Find(string? name) => name is not null && Known.TryGetValue(name, out var culture) ? culture : null;

    // The list names zh-Hans-CN where browsers ask for zh-CN.
    private static IEnumerable<CultureInfo> Named(CultureInfo culture) =>
        culture.Name.Split('-') is [var language, { Length: 4 }, var region] ? [culture, CultureInfo.GetCultureInfo($"{language}-{region}")] : [culture];
}

/// <summary>Time zones by their IANA names.</summary>
public static partial class IanaTimeZone
{
    public const int MaxLength = 64;

    /// <summary>Those to choose from; older names are found too.</summary>
    public static IReadOnlyList<TimeZoneInfo> All => [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => Name().IsMatch(zone.Id))];

    /// <summary>Null for what is no such name, whatever it is.</summary>
    /// <remarks>The system takes a name for the path of a file, and would read <c>/dev/zero</c> for ever.</remarks>
    public static TimeZoneInfo? Find(string? name) =>
        name is { Length: > 0 and <= MaxLength } && Name().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+\-]*(/[A-Za-z][A-Za-z0-9_+\-]*){0,2}\z")]
    private static partial Regex Name();
}

/// <summary>How saving somebody's regional settings ended.</summary>
public abstract record SaveRegionalSettingsResult
{
    private SaveRegionalSettingsResult() { }

    public sealed record Saved : SaveRegionalSettingsResult;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Message">For the user.</param>
    public sealed record Rejected(Message Message) : SaveRegionalSettingsResult;
}

/// <summary>The regional settings of accounts. Each person has and changes their own.</summary>
public sealed class RegionalSettingsStore(Database database)
{
    /// <summary>Those of the browser where the account is gone. What a row has is not examined: a later version may know more languages and zones than this one.</summary>
    public async Task<RegionalSettings> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Users.Where(account => account.Id == user.Value).Select(account => new RegionalSettings(account.Language, account.Formats, account.TimeZone)).SingleOrDefaultAsync(cancellationToken)
            ?? RegionalSettings.OfBrowser;
    }

    public async Task<SaveRegionalSettingsResult> SaveAsync(UserId actor, RegionalSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Problem() is { } problem) { return new SaveRegionalSettingsResult.Rejected(problem); }

        // A stamp of its own, so that who has read the account before does not write the old settings back with it.
        var stamp = Guid.NewGuid().ToString();
        var saved = await database.WriteAsync(
            db => db.Users.Where(account => account.Id == actor.Value).ExecuteUpdateAsync(
                set => set.SetProperty(account => account.Language, settings.Language).SetProperty(account => account.Formats, settings.Formats)
                    .SetProperty(account => account.TimeZone, settings.TimeZone).SetProperty(account => account.ConcurrencyStamp, stamp),
                cancellationToken),
            cancellationToken);
        return saved == 0 ? new SaveRegionalSettingsResult.Rejected(Message.Of(MessageCode.AccountGone)) : new SaveRegionalSettingsResult.Saved();
    }
}
