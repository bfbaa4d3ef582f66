using System.Globalization;
using System.Text.Json;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Contracts;

/// <summary>The requests that show whether a model's description and its provider agree: in each mode the defaults, and then every parameter and slot at its edges, one at a time.</summary>
/// <remarks>Free JSON is left out, since its description does not say what fits. What the model's own check refuses is left out too, but for the defaults themselves.</remarks>
internal static class ContractCases
{
    /// <summary>An address that no name server knows, for whatever has to be one: nobody can be called by a check.</summary>
    public const string Nowhere = "https://sandbox.invalid/contract-check";

    private const string Sentence = "A paper boat drifts over a quiet lake";
    private const string Word = "sample";

    /// <summary>Longer texts prove nothing more, and are slow to send.</summary>
    private const int LongestText = 20_000;

    private const int MostChoices = 24;

    public static IEnumerable<ContractCase> Of(ProviderDescription provider, ModelDescription model) =>
        model.Modes.SelectMany(mode => OfMode(provider, model, mode));

    private static IEnumerable<ContractCase> OfMode(ProviderDescription provider, ModelDescription model, ModeDescription mode)
    {
        var media = LeastMedia(mode);
        var usual = new GenerationInput(provider, model, mode, Needed(mode, ParameterValues.Empty), media);
        yield return new ContractCase(null, usual);

        foreach (var parameter in mode.Parameters)
        {
            var before = Needed(mode, Satisfied(mode, parameter, usual.Values, 0));
            foreach (var (label, value) in Edges(parameter))
            {
                var input = usual with { Values = before.With(parameter.Name, value) };
                if (ConditionRules.IsShown(parameter, mode, input.Values) && ModelCheck.Check(input).Count == 0) { yield return new ContractCase(NameOf(parameter.Label, label), input); }
            }
        }

        foreach (var slot in mode.Slots.Where(slot => slot.Maximum > media.Count(item => item.Slot == slot.Name)))
        {
            var input = usual with { Media = [.. media.Where(item => item.Slot != slot.Name), .. SampleMedia.For(slot, slot.Maximum)] };
            if (ModelCheck.Check(input).Count == 0) { yield return new ContractCase(NameOf(slot.Label, slot.Maximum), input); }
        }
    }

    /// <summary>As few as the mode takes; where it only says how many it needs together, its first slot has them.</summary>
    private static IReadOnlyList<MediaItem> LeastMedia(ModeDescription mode)
    {
        var media = mode.Slots.SelectMany(slot => SampleMedia.For(slot, slot.Minimum)).ToList();
        if (media.Count < mode.MinimumMedia && mode.Slots.FirstOrDefault(slot => slot.Minimum == 0) is { } first)
        {
            media.AddRange(SampleMedia.For(first, mode.MinimumMedia - media.Count));
        }

        return media;
    }

    /// <summary>With every value that is required and has no default.</summary>
    private static ParameterValues Needed(ModeDescription mode, ParameterValues values) =>
        ConditionRules.Shown(mode, values)
            .Where(parameter => !ConditionRules.IsSet(values, parameter.Name) && (parameter.Name == "prompt" || (parameter.Required && ConditionRules.DefaultText(parameter) is null)))
            .Aggregate(values, (filled, parameter) => Sample(parameter) is { } value ? filled.With(parameter.Name, value) : filled);

    /// <summary>With what must be set for the parameter to be shown.</summary>
    private static ParameterValues Satisfied(ModeDescription mode, ParameterDescription parameter, ParameterValues values, int depth)
    {
        foreach (var condition in parameter.When)
        {
            if (depth > 8 || mode.FindParameter(condition.Parameter) is not { } other || ConditionRules.IsShown(parameter, mode, values)) { continue; }

            values = Satisfied(mode, other, values, depth + 1);
            var value = condition switch
            {
                { Values: [var first, ..] } => Read(other, first),
                { IsSet: true } => Sample(other),
                _ => null,
            };
            if (value is { } wanted) { values = values.With(other.Name, wanted); }
        }

        return values;
    }

    private static IEnumerable<(MessageArgument Label, JsonElement Value)> Edges(ParameterDescription parameter) => parameter switch
    {
        TextParameter { Format: TextFormat.Plain, MaxLength: { } most } when most <= LongestText => [(Message.Of(MessageCode.ContractCharacters, ("count", new MessageArgument.Count(most))), Json(new string('a', most)))],
        TextParameter { Format: TextFormat.Url } => [(Message.Of(MessageCode.ContractAddress), Json(Nowhere))],
        TextParameter { Names.Count: > 0 } text => text.Suggestions.Select(name => Labelled(name, name)),
        TextParameter when parameter.Name != "prompt" => [(Word, Json(Word))],
        IntegerParameter integer => new[] { integer.Minimum, integer.Maximum - ((integer.Maximum - integer.Minimum) % integer.Step) }.Concat(integer.Specials.Select(special => special.Value)).Distinct().Select(value => Labelled(value, value)),
        NumberParameter number => new[] { number.Minimum, number.Maximum }.Distinct().Select(value => Labelled(value, value)),
        ChoiceParameter choice => choice.Choices.Take(MostChoices).Select(one => Labelled(one.Value, one.Value)),
        SwitchParameter => [(Message.Of(MessageCode.On), Json(true)), (Message.Of(MessageCode.Off), Json(false))],
        SeedParameter seed => new[] { seed.Minimum, seed.Maximum }.Concat(seed.RandomValue is { } random ? [random] : []).Distinct().Select(value => Labelled(value, value)),
        TextListParameter or MapParameter => Sample(parameter) is { } one ? [(Message.Of(MessageCode.ContractEntry), one)] : [],
        _ => [],
    };

    private static JsonElement? Sample(ParameterDescription parameter) => parameter switch
    {
        TextParameter { Names.Count: > 0, Suggestions: [var name, ..] } => Json(name),
        TextParameter text => Json(Text(text.Format, text.MaxLength ?? Sentence.Length)),
        IntegerParameter integer => Json(integer.Minimum),
        NumberParameter number => Json(number.Minimum),
        ChoiceParameter { Choices: [var first, ..] } => Json(first.Value),
        SwitchParameter => Json(true),
        SeedParameter seed => Json(seed.Minimum),
        TextListParameter list => Json(new[] { Text(list.Format, list.MaxLength) }),
        MapParameter map => Json(new Dictionary<string, string> { [map.KnownNames.FirstOrDefault() ?? Word] = Text(TextFormat.Plain, map.MaxLength) }),
        _ => null,
    };

    private static string Text(TextFormat format, int most)
    {
        var text = format switch { TextFormat.Url => Nowhere, TextFormat.Identifier => Word, _ => Sentence };
        return TextCut.To(text, most);
    }

    /// <summary>A value as conditions write it.</summary>
    private static JsonElement? Read(ParameterDescription parameter, string text) => parameter switch
    {
        SwitchParameter => Json(text == "true"),
        IntegerParameter when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => Json(whole),
        NumberParameter when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => Json(number),
        TextParameter or ChoiceParameter => Json(text),
        _ => null,
    };

    private static Message NameOf(LocalizedText field, MessageArgument value) => Message.Of(MessageCode.ContractCase, ("field", new MessageArgument.CatalogText(field)), ("value", value));

    private static (MessageArgument Label, JsonElement Value) Labelled<T>(MessageArgument label, T value) => (label, Json(value));

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
