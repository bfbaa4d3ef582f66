using System.Globalization;
using System.Text.Json;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Translation;

/// <summary>Fits one value to another parameter: as it is, rounded, replaced, or not at all.</summary>
internal static class ValueFit
{
    public static FittedValue Fit(ParameterDescription from, JsonElement value, ParameterDescription to)
    {
        // A text that is too long stays: nobody wants a prompt to vanish, and the check says what is allowed.
        if (from is TextParameter && to is TextParameter { Format: TextFormat.Plain } && JsonText.Read(value) is not null) { return new FittedValue(value); }
        if (from is SeedParameter seed && to is SeedParameter && Whole(value) is { } number && number == seed.RandomValue) { return new FittedValue(null); }

        var isKin = from.Name != to.Name;
        // Any text may be typed there, but only one that is listed is known to mean the same.
        var isTyped = isKin && to is ChoiceParameter { AllowsOther: true } typed && typed.Choices.All(choice => choice.Value != JsonText.Read(value));
        if (!isTyped && ValueCheck.Problem(to, value) is null) { return new FittedValue(value); }

        return to switch
        {
            IntegerParameter integer => Integer(from, value, integer),
            NumberParameter decimals => Number(value, decimals),
            SeedParameter seeds => Seed(value, seeds),
            ChoiceParameter choice => Choice(value, choice),
            _ => FittedValue.Dropped(Message.Of(MessageCode.BecauseItDoesNotFit, ("field", new MessageArgument.CatalogText(to.Label)))),
        };
    }

    private static FittedValue Integer(ParameterDescription from, JsonElement value, IntegerParameter to)
    {
        var isSpecial = from is IntegerParameter source && source.Specials.Any(special => special.Value == Whole(value));
        if (isSpecial || Decimal(value) is not { } number) { return Default(to.Default is { } standard ? JsonSerializer.SerializeToElement(standard) : null, Allowed.By(to)); }

        var steps = decimal.Round((Math.Clamp(number, to.Minimum, to.Maximum) - to.Minimum) / to.Step, MidpointRounding.AwayFromZero);
        var nearest = to.Minimum + (steps * to.Step);
        if (nearest > to.Maximum) { nearest -= to.Step; }
        return Rounded(JsonSerializer.SerializeToElement((long)nearest), Allowed.By(to));
    }

    private static FittedValue Number(JsonElement value, NumberParameter to)
    {
        if (Decimal(value) is not { } number) { return Default(to.Default is { } standard ? JsonSerializer.SerializeToElement(standard) : null, Allowed.By(to)); }

        var steps = decimal.Round(Math.Clamp(number, to.Minimum, to.Maximum) / to.Step - (to.Minimum / to.Step), MidpointRounding.AwayFromZero);
        var nearest = to.Minimum + (steps * to.Step);
        if (nearest > to.Maximum) { nearest -= to.Step; }
        return Rounded(JsonSerializer.SerializeToElement(nearest), Allowed.By(to));
    }

    private static FittedValue Seed(JsonElement value, SeedParameter to)
    {
        var range = Allowed.Range(to.Minimum, to.Maximum, unit: null);
        return Whole(value) is { } number
            ? Rounded(JsonSerializer.SerializeToElement(Math.Clamp(number, to.Minimum, to.Maximum)), range)
            : FittedValue.Dropped(BecauseAllowed(range));
    }

    private static FittedValue Choice(JsonElement value, ChoiceParameter to)
    {
        var written = JsonText.Read(value);
        if (written is not null && PictureLines.Parse(written) is { } lines && PictureLines.Nearest(lines, to.Choices.Select(choice => choice.Value)) is { } size)
        {
            return new FittedValue(JsonSerializer.SerializeToElement(size), TranslationNoteKind.Replaced, Message.Of(MessageCode.BecauseNearest, ("choices", Allowed.By(to))));
        }

        var shape = written is { } text ? AspectRatio.Parse(text) : null;
        if (shape is { } wanted && AspectRatio.Nearest(wanted, to.Choices.Select(choice => choice.Value)) is { } nearest)
        {
            return new FittedValue(JsonSerializer.SerializeToElement(nearest), TranslationNoteKind.Replaced, Message.Of(MessageCode.BecauseNearest, ("choices", Allowed.By(to))));
        }

        return Default(to.Default is { } standard ? JsonSerializer.SerializeToElement(standard) : null, Allowed.By(to));
    }

    private static FittedValue Rounded(JsonElement value, MessageArgument allowed) => new(value, TranslationNoteKind.Rounded, BecauseAllowed(allowed));

    private static FittedValue Default(JsonElement? value, MessageArgument allowed) => value is null
        ? FittedValue.Dropped(BecauseAllowed(allowed))
        : new FittedValue(value, TranslationNoteKind.Replaced, BecauseAllowed(allowed));

    private static Message BecauseAllowed(MessageArgument allowed) => Message.Of(MessageCode.BecauseAllowed, ("allowed", allowed));

    private static long? Whole(JsonElement value) => JsonNumber.Whole(value);

    private static decimal? Decimal(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;
}

/// <summary>What became of a value for another parameter.</summary>
/// <param name="Value">The value to set; null when nothing is set.</param>
/// <param name="Change">Null when it came over as it was, or when leaving it out means the same.</param>
/// <param name="Because">The reason; null when there is no change.</param>
internal sealed record FittedValue(JsonElement? Value, TranslationNoteKind? Change = null, Message? Because = null)
{
    public static FittedValue Dropped(Message because) => new(null, TranslationNoteKind.Dropped, because);
}

/// <summary>The size that a name such as <c>720p</c> or <c>4k</c> stands for.</summary>
internal static class PictureLines
{
    /// <summary>Lines of the picture; null when the text names no such size.</summary>
    public static int? Parse(string text)
    {
        var name = text.Trim().ToLowerInvariant();
        if (name is "4k" or "uhd") { return 2_160; }
        if (name is "2k" or "qhd") { return 1_440; }
        return name.EndsWith('p') && int.TryParse(name.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var lines) && lines is > 0 and <= 10_000 ? lines : null;
    }

    /// <summary>The name of the nearest size, of two equally near ones the larger; null when none of the texts names one.</summary>
    public static string? Nearest(int lines, IEnumerable<string> texts) => texts
        .Select(text => (Text: text, Lines: Parse(text)))
        .Where(candidate => candidate.Lines is not null)
        .OrderBy(candidate => Math.Abs(candidate.Lines!.Value - lines)).ThenByDescending(candidate => candidate.Lines)
        .Select(candidate => candidate.Text)
        .FirstOrDefault();
}

/// <summary>The shape that a ratio (<c>16:9</c>) or a size in pixels (<c>1280x720</c>) stands for.</summary>
public static class AspectRatio
{
    /// <summary>Width divided by height; null when the text is neither.</summary>
    public static decimal? Parse(string text)
    {
        var parts = text.Split(':', 'x', '×', 'X');
        return parts.Length == 2 && Side(parts[0]) is { } width && Side(parts[1]) is { } height ? width / height : null;
    }

    /// <summary>The text of nearly the same shape; null when none of them has one.</summary>
    public static string? Nearest(decimal shape, IEnumerable<string> texts) => texts
        .Select(text => (Text: text, Shape: Parse(text)))
        .Where(candidate => candidate.Shape is not null)
        .Select(candidate => (candidate.Text, Distance: Math.Abs(Math.Log((double)(candidate.Shape!.Value / shape)))))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Text)
        .FirstOrDefault();

    private static decimal? Side(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var side) && side is >= 0.01m and <= 100_000 ? side : null;
}
