using System.Globalization;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>Pieces of sentences about values and limits.</summary>
internal static class Phrases
{
    private const int MaxQuoted = 60;
    private const int MaxChoices = 12;

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Without grouping: a value as it would be typed.</summary>
    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Unit(string? unit) => unit is null ? "" : $" {unit}";

    /// <summary>1 to 16 s; 29 to 289 in steps of 4; 4 to 15 s, or -1 (Let the model choose).</summary>
    public static string Range(IntegerParameter parameter)
    {
        var range = parameter.Minimum == parameter.Maximum
            ? $"only {Number(parameter.Minimum)}{Unit(parameter.Unit)}"
            : $"{Number(parameter.Minimum)} to {Number(parameter.Maximum)}{Unit(parameter.Unit)}";
        var step = parameter.Step == 1 ? "" : $" in steps of {Number(parameter.Step)}";
        return range + step + string.Concat(parameter.Specials.Select(special => $", or {Number(special.Value)} ({special.Label})"));
    }

    public static string Range(NumberParameter parameter) =>
        $"{Number(parameter.Minimum)} to {Number(parameter.Maximum)}{Unit(parameter.Unit)} in steps of {Number(parameter.Step)}";

    public static string Choices(ChoiceParameter parameter) => Alternatives(parameter.Choices.Select(choice => choice.Value).ToList());

    /// <summary>a, b and c.</summary>
    public static string Alternatives(IReadOnlyList<string> names)
    {
        if (names.Count > MaxChoices) { return $"{string.Join(", ", names.Take(MaxChoices))} and {names.Count - MaxChoices} more"; }

        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
    }

    /// <summary>What somebody typed, bounded, without half a character at its end.</summary>
    public static string Short(string? text)
    {
        text ??= "";
        var line = text.Length > MaxQuoted ? TextCut.To(text, MaxQuoted) + "…" : text;
        return string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }

    public static string? FormatProblem(string label, string text, TextFormat format) => format switch
    {
        TextFormat.Url when !AddressRules.IsWeb(text) => $"{label} must be an absolute address that begins with http:// or https://.",
        TextFormat.Identifier when !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '/' or '-') =>
            $"{label} may hold letters, digits and . _ : / - only, without spaces.",
        _ => null,
    };

    /// <summary>What a required parameter waits for.</summary>
    public static string Needed(ParameterDescription parameter) => parameter switch
    {
        IntegerParameter integer => Range(integer),
        NumberParameter number => Range(number),
        ChoiceParameter choice => $"one of {Choices(choice)}",
        TextParameter { MaxLength: { } most } => $"a text of at most {Count(most)} characters",
        TextParameter => "a text",
        _ => "a value",
    };

    /// <summary>a, b or c.</summary>
    public static string Either(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}";

    /// <summary>How a message calls a medium: by its file name, else by its place.</summary>
    public static string NameOf(MediaItem item, MediaSlotDescription slot, int index)
    {
        if (!string.IsNullOrWhiteSpace(item.Name)) { return $"“{Short(item.Name)}”"; }

        return slot.Maximum == 1 ? slot.Label.English : $"{slot.Label}, number {index + 1},";
    }

    /// <summary>What messages call a medium: its file name, else its place.</summary>
    public static MessageArgument MediumOf(MediaItem item, MediaSlotDescription slot, int index)
    {
        if (!string.IsNullOrWhiteSpace(item.Name)) { return new MessageArgument.Quoted(Short(item.Name)); }

        var place = new MessageArgument.CatalogText(slot.Label);
        return slot.Maximum == 1 ? place : Message.Of(MessageCode.MediumByNumber, ("slot", place), ("number", index + 1));
    }

    public static string A(MediaKind kind) => kind switch { MediaKind.Image => "a picture", MediaKind.Video => "a video", _ => "a sound" };

    public static string Plural(MediaKind kind) => kind switch { MediaKind.Image => "pictures", MediaKind.Video => "videos", _ => "sounds" };

    public static string Kinds(MediaKind kind, int count) => kind switch
    {
        MediaKind.Image => count == 1 ? "a picture is" : $"{count} pictures are",
        MediaKind.Video => count == 1 ? "a video is" : $"{count} videos are",
        _ => count == 1 ? "a sound is" : $"{count} sounds are",
    };

    public static string Files(int count) => count == 1 ? "one file" : $"{count} files";

    /// <summary>The beginning of the media type: <c>image/</c>.</summary>
    public static string MimeOf(MediaKind kind) => kind switch { MediaKind.Image => "image/", MediaKind.Video => "video/", _ => "audio/" };

    /// <summary>2 to 15 s; at least 128 pixels; at most 6000 pixels.</summary>
    public static string Between(decimal? least, decimal? greatest, string unit) => (least, greatest) switch
    {
        ({ } from, { } to) => $"{Grouped(from)} to {Grouped(to)}{unit}",
        ({ } from, null) => $"at least {Grouped(from)}{unit}",
        (null, { } to) => $"at most {Grouped(to)}{unit}",
        _ => "anything",
    };

    /// <summary>In MB of 1,048,576 bytes, as the providers count, with two places so that a little too much shows.</summary>
    public static string Bytes(decimal bytes) => bytes < 1_048_576
        ? $"{Count((long)bytes)} bytes"
        : $"{Number(decimal.Ceiling(Math.Min(bytes, long.MaxValue) / 1_048_576 * 100) / 100)} MB";

    /// <summary>With grouping where there is something to group.</summary>
    private static string Grouped(decimal value) => value >= 10_000 ? Count((long)value) : Number(value);
}
