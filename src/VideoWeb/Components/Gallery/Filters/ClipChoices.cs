using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Gallery.Filters;

/// <summary>What the gallery is narrowed by beyond words, as its address names it; equal choices are equal. What makes no sense is none.</summary>
/// <param name="Text">The address's part, in one order.</param>
public sealed record ClipChoices(string Text)
{
    public const string MinLength = "length-from";
    public const string MaxLength = "length-to";
    public const string From = "from";
    public const string Until = "until";
    public const string MinCost = "cost-from";
    public const string MaxCost = "cost-to";

    /// <summary>The clips of one click.</summary>
    public const string Set = "set";

    /// <summary>What has something in common with a clip: its id, a dash, and what it is.</summary>
    public const string Similar = "similar";

    /// <summary>Of what is said with yes alone, or with no.</summary>
    public const string Yes = "yes";
    public const string No = "no";

    public const string Picked = "picked";
    public const string Rejected = "rejected";
    public const string Unjudged = "unjudged";

    public const string Open = "open";
    public const string Me = "me";

    public const string Uploaded = "uploaded";
    public const string Made = "made";

    public const string Private = "private";
    public const string Workspace = "workspace";

    public const string Real = "real";
    public const string Sandbox = "sandbox";

    private const int MaxText = 128;
    private const decimal MaxNumber = 1_000_000_000;

    private static readonly (string Name, Func<string, string?> Read)[] Known =
    [
        (NameOf(ClipFacet.Provider), ReadText),
        (NameOf(ClipFacet.Model), ReadText),
        (NameOf(ClipFacet.Mode), ReadText),
        (NameOf(ClipFacet.Connection), text => Guid.TryParseExact(text, "N", out _) ? text : null),
        (NameOf(ClipFacet.Member), text => UserId.TryParse(text, out var user) ? user.ToString() : null),
        (NameOf(ClipFacet.Review), text => text is Picked or Rejected or Unjudged ? text : null),
        (NameOf(ClipFacet.Rating), text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var stars) && stars is >= 1 and <= ClipStore.MaxRating ? text : null),
        (NameOf(ClipFacet.Favourite), text => text == Yes ? text : null),
        (NameOf(ClipFacet.Tag), text => TagSet.Read(text).Text is { Length: > 0 } tags ? tags : null),
        (NameOf(ClipFacet.Board), text => BoardId.TryParse(text, out var board) ? board.ToString() : null),
        (NameOf(ClipFacet.Comments), text => text is Open or Me ? text : null),
        (NameOf(ClipFacet.Visibility), text => text is Private or Workspace ? text : null),
        (NameOf(ClipFacet.Ratio), ReadText),
        (NameOf(ClipFacet.Resolution), text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) ? side.ToString(CultureInfo.InvariantCulture) : null),
        (NameOf(ClipFacet.Sound), text => text is Yes or No ? text : null),
        (NameOf(ClipFacet.Origin), text => text is Real or Sandbox ? text : null),
        (NameOf(ClipFacet.Source), text => text is Uploaded or Made ? text : null),
        (Set, text => text.Length <= 64 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? text : null),
        (Similar, text => ReadSimilar(text) is { } similar ? Write(similar) : null),
        (MinLength, ReadNumber),
        (MaxLength, ReadNumber),
        (From, ReadDay),
        (Until, ReadDay),
        (NameOf(ClipFacet.Currency), ReadText),
        (MinCost, ReadNumber),
        (MaxCost, ReadNumber),
    ];

    private static readonly IReadOnlyList<string>[] Groups =
    [
        .. Enum.GetValues<ClipFacet>().Where(facet => facet != ClipFacet.Currency).Select(facet => (IReadOnlyList<string>)[NameOf(facet)]),
        [Set], [Similar], [MinLength, MaxLength], [From, Until], [NameOf(ClipFacet.Currency), MinCost, MaxCost],
    ];

    private readonly ImmutableDictionary<string, string> _values = QueryHelpers.ParseQuery(Text).ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToString());

    public static ClipChoices None { get; } = new("");

    public static IEnumerable<string> Names => Known.Select(choice => choice.Name);

    public bool IsNone => Text.Length == 0;

    /// <summary>How many there are; a range is one.</summary>
    public int Count => Chosen.Count();

    /// <summary>What is chosen, in the order in which it is shown: by the names of the address, all of a range at once.</summary>
    public IEnumerable<IReadOnlyList<string>> Chosen => Groups.Where(names => names.Any(name => Find(name) is not null));

    /// <summary>As an address calls it.</summary>
    public static string NameOf(ClipFacet facet) => facet switch
    {
        ClipFacet.Member => "by",
        ClipFacet.Origin => "made",
        ClipFacet.Currency => "cost",
        _ => facet.ToString().ToLowerInvariant(),
    };

    public static ClipChoices Read(Func<string, string?> find) =>
        Of(Known.Select(choice => (choice.Name, Value: find(choice.Name)?.Trim() is { Length: > 0 } text ? choice.Read(text) : null)));

    /// <summary>Null where nothing is chosen.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    public string? Find(ClipFacet facet) => Find(NameOf(facet));

    /// <summary>Null for clips of any board and of none.</summary>
    public BoardId? Board => BoardId.TryParse(Find(ClipFacet.Board), out var board) ? board : null;

    /// <summary>With another value in its place; null for none.</summary>
    public ClipChoices With(string name, string? value) => Read(other => other == name ? value : Find(other));

    public ClipChoices With(ClipFacet facet, string? value) => With(NameOf(facet), value);

    public ClipChoices Without(IReadOnlyCollection<string> names) => Read(name => names.Contains(name) ? null : Find(name));

    /// <summary>As it is asked of the store.</summary>
    /// <param name="zone">Whose days the days are.</param>
    public ClipFilter Narrow(ClipFilter filter, TimeZoneInfo zone) => filter with
    {
        Set = Find(Set),
        Similar = ReadSimilar(Find(Similar)),
        ProviderId = Find(ClipFacet.Provider),
        ModelId = Find(ClipFacet.Model),
        ModeId = Find(ClipFacet.Mode),
        Connection = Guid.TryParseExact(Find(ClipFacet.Connection), "N", out var connection) ? new ConnectionId(connection) : null,
        Member = UserId.TryParse(Find(ClipFacet.Member), out var member) ? member : null,
        Verdict = Find(ClipFacet.Review) switch
        {
            Picked => ClipVerdict.Picked,
            Rejected => ClipVerdict.Rejected,
            Unjudged => ClipVerdict.None,
            _ => null,
        },
        MinRating = Number(NameOf(ClipFacet.Rating)) is { } stars ? (int)stars : 0,
        FavouritesOnly = Find(ClipFacet.Favourite) is not null,
        Tags = TagSet.Read(Find(ClipFacet.Tag)),
        Board = Board,
        Talk = Find(ClipFacet.Comments) is { } talk ? (talk == Open ? ClipTalkFilter.Open : ClipTalkFilter.MentionsReader) : null,
        IsPrivate = Find(ClipFacet.Visibility) is { } visibility ? visibility == Private : null,
        Ratio = Find(ClipFacet.Ratio),
        Resolution = Number(NameOf(ClipFacet.Resolution)) is { } side ? (int)side : null,
        HasSound = Find(ClipFacet.Sound) is { } sound ? sound == Yes : null,
        IsSandbox = Find(ClipFacet.Origin) is { } origin ? origin == Sandbox : null,
        IsUploaded = Find(ClipFacet.Source) is { } source ? source == Uploaded : null,
        MinSeconds = Number(MinLength),
        MaxSeconds = Number(MaxLength),
        MadeFrom = Day(From) is { } first ? BeginOf(first, zone) : null,
        MadeBefore = Day(Until) is { } last && last < DateOnly.MaxValue ? BeginOf(last.AddDays(1), zone) : null,
        CostUnit = Find(ClipFacet.Currency),
        MinCost = Number(MinCost),
        MaxCost = Number(MaxCost),
    };

    /// <summary>As an address has it.</summary>
    public static string Write(SimilarTo similar) => $"{similar.Clip}-{similar.Trait.ToString().ToLowerInvariant()}";

    /// <summary>Null for what is none.</summary>
    public static SimilarTo? ReadSimilar(string? text) =>
        text?.Split('-') is [var id, var name] && ClipId.TryParse(id, out var clip) && Enum.GetValues<ClipTrait>().Where(trait => trait.ToString().ToLowerInvariant() == name).Select(trait => (ClipTrait?)trait).FirstOrDefault() is { } kind ? new(clip, kind) : null;

    public decimal? Number(string name) => Find(name) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    public DateOnly? Day(string name) => Find(name) is { } text ? DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;

    public bool Equals(ClipChoices? other) => other?.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static ClipChoices Of(IEnumerable<(string Name, string? Value)> values)
    {
        var text = values.Where(pair => pair.Value is not null).Aggregate("", (query, pair) => QueryHelpers.AddQueryString(query, pair.Name, pair.Value!));
        return text.Length == 0 ? None : new(text);
    }

    private static string? ReadText(string text) => text.Length <= MaxText ? text : null;

    private static string? ReadNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= MaxNumber ? number.ToString("0.######", CultureInfo.InvariantCulture) : null;

    private static string? ReadDay(string text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null;

    // Where clocks are put forward at midnight, a day begins at the first moment that there is.
    private static DateTimeOffset BeginOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) { local = local.AddMinutes(30); }
        return day.Year is > 1 and < 9999 ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime() : new DateTimeOffset(local, TimeSpan.Zero);
    }
}
