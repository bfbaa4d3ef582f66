using System.Text.Json;
using VideoWeb.Components.Shared;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Fields;

/// <summary>What a parameter stands at, in a word or two, for its chip.</summary>
public static class ParameterSummary
{
    /// <summary>How much of a text a chip shows.</summary>
    private const int LongestText = 24;

    /// <param name="value">Null when unset; the default then speaks.</param>
    /// <param name="countsSeedUp">Whether a fixed seed moves on by itself.</param>
    public static string Describe(ParameterDescription parameter, JsonElement? value, bool countsSeedUp, MessageFormatter texts) => parameter switch
    {
        ChoiceParameter choice => (value is null ? choice.Default : FieldValueConverter.Write(value)) is { } shown
            ? choice.Choices.FirstOrDefault(candidate => candidate.Value == shown) is { } known ? texts[known.Label] : Cut(shown)
            : texts[ComposeText.Auto],
        SwitchParameter toggle => (value is null ? toggle.Default : value is { ValueKind: JsonValueKind.True }) switch
        {
            true => texts[SharedText.On],
            false => texts[SharedText.Off],
            null => texts[ComposeText.Auto],
        },
        SeedParameter seed => value is null || FieldValueConverter.Write(value) == FieldValueConverter.Write(seed.RandomValue ?? long.MinValue) ? texts[ComposeText.Random]
            : countsSeedUp ? $"{Cut(FieldValueConverter.Write(value))} +" : Cut(FieldValueConverter.Write(value)),
        IntegerParameter number => Integer(number, value, texts),
        NumberParameter number => value is null && number.Default is null ? texts[ComposeText.Auto] : WithUnit(value is null ? FieldValueConverter.Write(number.Default!.Value) : FieldValueConverter.Write(value), number.Unit, texts),
        // What a provider calls its usual model says nothing to a person.
        TextParameter { Format: TextFormat.Identifier, Default: { } usual } when value is null || FieldValueConverter.Write(value) == usual => texts[ComposeText.DefaultModelName],
        TextParameter text => (value is null ? text.Default : FieldValueConverter.Write(value)) is { Length: > 0 } written ? Cut(written) : texts[ComposeText.NotSet],
        _ => value is null ? texts[ComposeText.NotSet] : texts[ComposeText.IsSet],
    };

    /// <summary>The only value that it can have; null where there is something to choose.</summary>
    public static string? Fact(ParameterDescription parameter, JsonElement? value, MessageFormatter texts) => parameter switch
    {
        ChoiceParameter { AllowsOther: false, Choices: [var only], Default: { } usual } when only.Value == usual && value is null => texts[only.Label],
        IntegerParameter { Specials.Count: 0, Default: { } usual } number when number.Minimum == number.Maximum && usual == number.Minimum && value is null =>
            WithUnit(FieldValueConverter.Write(usual), number.Unit, texts),
        _ => null,
    };

    private static string Integer(IntegerParameter number, JsonElement? value, MessageFormatter texts)
    {
        var text = value is null ? number.Default is { } usual ? FieldValueConverter.Write(usual) : null : FieldValueConverter.Write(value);
        if (text is null) { return texts[ComposeText.Auto]; }

        return number.Specials.FirstOrDefault(special => FieldValueConverter.Write(special.Value) == text) is { } known ? texts[known.Label] : WithUnit(text, number.Unit, texts);
    }

    private static string WithUnit(string number, string? unit, MessageFormatter texts) => unit is null ? number
        : unit == "s" ? texts[SharedText.Seconds, ("seconds", number)]
        : $"{number} {texts.Unit(unit)}";

    private static string Cut(string text) => text.Length > LongestText ? $"{text[..(LongestText - 1)].TrimEnd()}…" : text;
}
