using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Localization;

/// <summary>
/// Makes all text that people read: of messages and of the pages' own texts, in the language of <see cref="CultureInfo.CurrentUICulture"/> with the
/// numbers of <see cref="CultureInfo.CurrentCulture"/>.
/// </summary>
/// <remarks>
/// The texts are <see cref="MessageTemplate"/>s in <c>Resources/</c>: those of messages in <c>Localization/MessageFormatter.{language}.resx</c>, by the
/// names of <see cref="MessageCode"/> and of <see cref="MessagePattern"/>; those of a part of the site in <c>Components/{part}/{enum}.{language}.resx</c>,
/// by the members of an enum such as <c>TaskText</c>, so that no key can be misspelt and functions of every part use one formatter.
/// </remarks>
public sealed class MessageFormatter(IStringLocalizerFactory resources)
{
    private readonly IStringLocalizer _messages = resources.Create(typeof(MessageFormatter));

    // As many as the resources have texts.
    private readonly ConcurrentDictionary<(Enum Key, string Language), MessageTemplate> _pageTexts = new();

    // By the texts themselves: as many as the resources have.
    private readonly ConcurrentDictionary<string, MessageTemplate> _templates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PluralRules> _rules = new(StringComparer.Ordinal);

    /// <summary>A text of a page.</summary>
    /// <param name="key">A member of an enum of texts.</param>
    /// <param name="arguments">By the names that the text has for them.</param>
    /// <exception cref="InvalidOperationException">There is no such text.</exception>
    public string this[Enum key, params (string Name, MessageArgument Value)[] arguments] => Fill(TemplateOf(key), arguments, null);

    /// <summary>A text of the catalog.</summary>
    public string this[LocalizedText text] => text.In(CultureInfo.CurrentUICulture);

    /// <summary>A person as others see them, the account being there or not.</summary>
    public string this[PersonName person] => Write(person, null);

    /// <summary>An amount as a text by itself.</summary>
    public string this[MessageArgument.Amount amount] => Write(amount);

    /// <summary>A unit as it stands beside a number that has a field of its own, and in a choice of units; one that is not known here stays as it is.</summary>
    public string Unit(string unit) => unit switch
    {
        "s" => _messages[nameof(MessagePattern.UnitSeconds)],
        "frames" => _messages[nameof(MessagePattern.UnitFrames)],
        "clips" => _messages[nameof(MessagePattern.UnitClips)],
        "credits" => _messages[nameof(MessagePattern.UnitCredits)],
        "tokens" => _messages[nameof(MessagePattern.UnitTokens)],
        _ => unit,
    };

    /// <param name="zone">The person's; null where nobody has told it, and moments are then in UTC.</param>
    public string Format(Message message, TimeZoneInfo? zone = null)
    {
        var text = _messages[message.Code.ToString()];
        // A row of a later version may have what this one does not know; better its bare facts than no page.
        return text.ResourceNotFound ? message.ToString() : Fill(_templates.GetOrAdd(text.Value, MessageTemplate.Parse), message.Arguments, zone);
    }

    /// <summary>A message as answers to programs have it, so that they can decide by the code and show the text: <c>{"code":"UploadTooLarge","arguments":{…},"text":"…"}</c>.</summary>
    public JsonObject ToJson(Message message, TimeZoneInfo? zone = null)
    {
        var json = MessageJson.ToJson(message);
        json["text"] = Format(message, zone);
        return json;
    }

    private MessageTemplate TemplateOf(Enum key) => _pageTexts.GetOrAdd((key, CultureInfo.CurrentUICulture.Name), _ =>
    {
        var text = resources.Create(key.GetType())[key.ToString()];
        return text.ResourceNotFound ? throw new InvalidOperationException($"There is no text {key.GetType().Name}.{key}.") : MessageTemplate.Parse(text.Value);
    });

    // A place for which there is no argument stays as it is.
    private string Fill(MessageTemplate template, IReadOnlyList<(string Name, MessageArgument Value)> arguments, TimeZoneInfo? zone)
    {
        MessageArgument? Find(string name) => arguments.FirstOrDefault(argument => argument.Name == name).Value;

        return template.Format(name => Find(name) is { } value ? Write(value, zone) : $"{{{name}}}", name => ChoiceOf(Find(name)));
    }

    private string Write(MessageArgument argument, TimeZoneInfo? zone) => argument switch
    {
        MessageArgument.Text text => text.Value,
        MessageArgument.Quoted quoted => Apply(MessagePattern.Quoted, ("text", quoted.Value)),
        MessageArgument.English english => english.Value,
        MessageArgument.CatalogText text => text.Value.In(CultureInfo.CurrentUICulture),
        MessageArgument.Number number => Write(number),
        MessageArgument.Count count => count.Value.ToString("N0", CultureInfo.CurrentCulture),
        MessageArgument.Amount amount => Write(amount),
        MessageArgument.Bytes { IsExcess: true } bytes => FileSize.FormatExcess(bytes.Value),
        MessageArgument.Bytes bytes => FileSize.Format(bytes.Value),
        MessageArgument.Duration duration => Write(duration.Value),
        MessageArgument.Instant instant => Write(instant.Value, zone),
        MessageArgument.Names names => Write(names),
        MessageArgument.Several several => Join([.. several.Values.Select(value => Write(value, zone))], several.Kind),
        MessageArgument.Nested nested => Format(nested.Message, zone),
        _ => throw new InvalidOperationException($"There is no writing for {argument.GetType().Name}."),
    };

    // As it would be typed, without grouping.
    private string Write(MessageArgument.Number number)
    {
        var digits = number.Value.ToString("0.############################", CultureInfo.CurrentCulture);
        return number.Unit is null ? digits : Apply(MessagePattern.NumberWithUnit, ("number", digits), ("unit", Unit(number.Unit)));
    }

    private string Write(MessageArgument.Amount amount)
    {
        var digits = amount.Value.ToString("#,0.####", CultureInfo.CurrentCulture);
        return amount.Unit switch
        {
            "" => digits,
            "clips" => Count(MessagePattern.Clips),
            "credits" => Count(MessagePattern.Credits),
            "tokens" => Count(MessagePattern.Tokens),
            _ => Apply(MessagePattern.NumberWithUnit, ("number", digits), ("unit", Unit(amount.Unit))),
        };

        string Count(MessagePattern pattern) => FormatPattern(pattern, ("count", new MessageArgument.Amount(amount.Value, "")));
    }

    // In the largest unit that does not make it vague.
    private string Write(TimeSpan span)
    {
        var (pattern, count) = span switch
        {
            { TotalMinutes: < 2 } when span.TotalSeconds % 60 != 0 || span.TotalSeconds < 60 => (MessagePattern.Seconds, span.TotalSeconds),
            { TotalHours: < 2 } when span.TotalMinutes % 60 != 0 || span.TotalMinutes < 60 => (MessagePattern.Minutes, span.TotalMinutes),
            _ => (MessagePattern.Hours, span.TotalHours),
        };
        return FormatPattern(pattern, ("count", Math.Round((decimal)count, pattern == MessagePattern.Minutes ? 0 : 1)));
    }

    private static string Write(DateTimeOffset time, TimeZoneInfo? zone) => zone is null
        ? string.Create(CultureInfo.CurrentCulture, $"{time.UtcDateTime:g} UTC")
        : TimeZoneInfo.ConvertTime(time, zone).ToString("g", CultureInfo.CurrentCulture);

    private string FormatPattern(MessagePattern pattern, (string Name, MessageArgument Value) argument) =>
        _templates.GetOrAdd(_messages[pattern.ToString()].Value, MessageTemplate.Parse).Format(_ => Write(argument.Value, null), _ => ChoiceOf(argument.Value));

    private string Write(MessageArgument.Names names) => names.More > 0
        ? Apply(MessagePattern.ListWithMore, ("names", string.Join(Separator, names.Values)), ("more", names.More.ToString(CultureInfo.CurrentCulture)))
        : Join([.. names.Values], names.Kind);

    private string Join(string[] names, MessageListKind kind) => names.Length < 2
        ? string.Concat(names)
        : Apply(kind == MessageListKind.And ? MessagePattern.ListAnd : MessagePattern.ListOr, ("names", string.Join(Separator, names[..^1])), ("last", names[^1]));

    private string Separator => _messages[nameof(MessagePattern.ListSeparator)].Value;

    private string Apply(MessagePattern pattern, params (string Name, string Value)[] values) =>
        _templates.GetOrAdd(_messages[pattern.ToString()].Value, MessageTemplate.Parse)
            .Format(name => values.Single(value => value.Name == name).Value, name => new ChoiceValue("", values.Single(value => value.Name == name).Value));

    private ChoiceValue ChoiceOf(MessageArgument? argument) => argument switch
    {
        MessageArgument.Number number => ChoiceValue.Of(number.Value, Rules),
        MessageArgument.Count count => ChoiceValue.Of(count.Value, Rules),
        MessageArgument.Amount amount => ChoiceValue.Of(amount.Value, Rules),
        _ => new ChoiceValue("", argument?.ToString() ?? ""),
    };

    private PluralRules Rules => _rules.GetOrAdd(_messages[nameof(MessagePattern.PluralRules)].Value, PluralRules.Parse);
}

internal static class MessageServices
{
    /// <summary>Texts by <see cref="IStringLocalizer{T}"/> from <c>Resources/</c>: those of messages and those of pages.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        return services.AddSingleton<MessageFormatter>();
    }
}

/// <summary>How a language writes what is put into messages; each has its text in the resources.</summary>
internal enum MessagePattern
{
    /// <summary><c>text</c> in the language's quotation marks.</summary>
    Quoted,

    /// <summary><c>number</c> and <c>unit</c>.</summary>
    NumberWithUnit,

    /// <summary><c>count</c> of clips.</summary>
    Clips,

    /// <summary><c>count</c> of credits, perhaps with a fraction.</summary>
    Credits,

    /// <summary><c>count</c> of tokens.</summary>
    Tokens,

    /// <summary>Seconds beside a number; no template.</summary>
    UnitSeconds,

    /// <summary>Pictures of a clip beside a number; no template.</summary>
    UnitFrames,

    /// <summary>Clips as what is counted; no template.</summary>
    UnitClips,

    /// <summary>Credits as what is counted; no template.</summary>
    UnitCredits,

    /// <summary>Tokens as what is counted; no template.</summary>
    UnitTokens,

    /// <summary><c>count</c> of seconds.</summary>
    Seconds,

    /// <summary><c>count</c> of minutes.</summary>
    Minutes,

    /// <summary><c>count</c> of hours, perhaps with tenths.</summary>
    Hours,

    /// <summary>What stands between names; no template.</summary>
    ListSeparator,

    /// <summary><c>names</c> and their <c>last</c>.</summary>
    ListAnd,

    /// <summary><c>names</c> or the <c>last</c>.</summary>
    ListOr,

    /// <summary><c>names</c> and as many as <c>more</c> besides.</summary>
    ListWithMore,

    /// <summary>See <see cref="Localization.PluralRules"/>; no template.</summary>
    PluralRules,

    /// <summary>The language's name for itself; no template.</summary>
    LanguageName,

    /// <summary>The culture that the texts are for, which may say more than the file's name, such as the script; no template.</summary>
    LanguageTag,
}
