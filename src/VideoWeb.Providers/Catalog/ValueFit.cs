using System.Text.Json;

namespace VideoWeb.Providers.Catalog;

/// <summary>Fits one value to another parameter: as it is, rounded, replaced, or not at all.</summary>
internal static class ValueFit
{
    private const string Who = "this model";

    public static FittedValue Fit(ParameterDescription from, JsonElement value, ParameterDescription to)
    {
        // A text that is too long stays: nobody wants a prompt to vanish, and the check says what is allowed.
        if (from is TextParameter && to is TextParameter { Format: TextFormat.Plain } && JsonText.Of(value) is not null) { return new FittedValue(value); }
        if (from is SeedParameter seed && to is SeedParameter && Whole(value) is { } number && number == seed.RandomValue) { return new FittedValue(null); }

        var isKin = from.Name != to.Name;
        if (!(isKin && to is ChoiceParameter { AllowsOther: true }) && ValueCheck.Problem(to, value, Who) is null) { return new FittedValue(value); }

        return to switch
        {
            IntegerParameter integer => Integer(from, value, integer),
            NumberParameter decimals => Number(value, decimals),
            SeedParameter seeds => Seed(value, seeds),
            ChoiceParameter choice => Choice(value, choice),
            _ => FittedValue.Dropped($"it does not fit {to.Label} there"),
        };
    }

    private static FittedValue Integer(ParameterDescription from, JsonElement value, IntegerParameter to)
    {
        var isSpecial = from is IntegerParameter source && source.Specials.Any(special => special.Value == Whole(value));
        if (isSpecial || Decimal(value) is not { } number) { return Default(to.Default is { } standard ? JsonSerializer.SerializeToElement(standard) : null, Phrases.Range(to)); }

        var steps = decimal.Round((Math.Clamp(number, to.Minimum, to.Maximum) - to.Minimum) / to.Step, MidpointRounding.AwayFromZero);
        var nearest = to.Minimum + (steps * to.Step);
        if (nearest > to.Maximum) { nearest -= to.Step; }
        return Rounded(JsonSerializer.SerializeToElement((long)nearest), Phrases.Range(to));
    }

    private static FittedValue Number(JsonElement value, NumberParameter to)
    {
        if (Decimal(value) is not { } number) { return Default(to.Default is { } standard ? JsonSerializer.SerializeToElement(standard) : null, Phrases.Range(to)); }

        var steps = decimal.Round(Math.Clamp(number, to.Minimum, to.Maximum) / to.Step - (to.Minimum / to.Step), MidpointRounding.AwayFromZero);
        var nearest = to.Minimum + (steps * to.Step);
        if (nearest > to.Maximum) { nearest -= to.Step; }
        return Rounded(JsonSerializer.SerializeToElement(nearest), Phrases.Range(to));
    }

    private static FittedValue Seed(JsonElement value, SeedParameter to)
    {
        var range = $"{Phrases.Number(to.Minimum)} to {Phrases.Number(to.Maximum)}";
        return Whole(value) is { } number
            ? Rounded(JsonSerializer.SerializeToElement(Math.Clamp(number, to.Minimum, to.Maximum)), range)
            : FittedValue.Dropped($"{range} is allowed there");
    }

    private static FittedValue Choice(JsonElement value, ChoiceParameter to)
    {
        var shape = JsonText.Of(value) is { } text ? RatioShape.Of(text) : null;
        if (shape is { } wanted && RatioShape.Nearest(wanted, to.Choices.Select(choice => choice.Value)) is { } nearest)
        {
            return new FittedValue(JsonSerializer.SerializeToElement(nearest), TranslationNoteKind.Replaced, $"the nearest of {Phrases.Choices(to)}");
        }

        return Default(to.Default is { } standard ? JsonSerializer.SerializeToElement(standard) : null, Phrases.Choices(to));
    }

    private static FittedValue Rounded(JsonElement value, string allowed) => new(value, TranslationNoteKind.Rounded, $"{allowed} is allowed there");

    private static FittedValue Default(JsonElement? value, string allowed) => value is null
        ? FittedValue.Dropped($"{allowed} is allowed there")
        : new FittedValue(value, TranslationNoteKind.Replaced, $"{allowed} is allowed there");

    private static long? Whole(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static decimal? Decimal(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;
}
