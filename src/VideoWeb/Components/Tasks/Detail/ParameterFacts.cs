using System.Globalization;
using System.Text.Json;
using VideoWeb.Components.Shared;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Tasks.Detail;

/// <summary>Puts a task's settings into words from the description that was pinned to it, so that they read the same when the model is gone.</summary>
public static class ParameterFacts
{
    private const int LongText = 80;

    /// <summary>
    /// What held for the clip except the prompt, in form order: what was set, and the defaults of what was not. Settings that the description does not
    /// know come last, by name.
    /// </summary>
    /// <param name="mode">Null when the pinned description cannot be read: names then stand for labels.</param>
    /// <param name="values">What was set.</param>
    public static IReadOnlyList<ParameterFact> Of(ModeDescription? mode, ParameterValues values, MessageFormatter texts)
    {
        var described = mode?.Parameters ?? [];
        var known = described.Where(parameter => parameter.Name != "prompt").Select(parameter => Fact(parameter, mode!, values, texts)).OfType<ParameterFact>();
        var unknown = values.Names.Where(name => name != "prompt" && described.All(parameter => parameter.Name != name))
            .Select(name => Fact(name, Plain(values[name]!.Value, texts)));
        return [.. known, .. unknown];
    }

    // How a task is carried and marked has no effect that its default would tell.
    private static ParameterFact? Fact(ParameterDescription parameter, ModeDescription mode, ParameterValues values, MessageFormatter texts)
    {
        var standard = ConditionRules.DefaultText(parameter);
        if (values[parameter.Name] is { } value)
        {
            return Fact(texts[parameter.Label], Describe(parameter, Plain(value, texts), texts)) with { IsDefault = standard is not null && ConditionRules.EffectiveText(parameter, values) == standard };
        }

        return string.IsNullOrEmpty(standard) || parameter.Group == ParameterGroup.Delivery || !ConditionRules.IsShown(parameter, mode, values)
            ? null
            : Fact(texts[parameter.Label], Describe(parameter, parameter is SwitchParameter { Default: { } isOn } ? texts[isOn ? SharedText.On : SharedText.Off] : standard, texts)) with { IsDefault = true };
    }

    private static ParameterFact Fact(string label, string value) => new(label, value, value.Length > LongText || value.Contains('\n', StringComparison.Ordinal));

    private static string Describe(ParameterDescription parameter, string plain, MessageFormatter texts) => parameter switch
    {
        ChoiceParameter choice => choice.Choices.FirstOrDefault(option => option.Value == plain) is { } chosen ? texts[chosen.Label] : plain,
        IntegerParameter integer when integer.Specials.FirstOrDefault(value => plain == value.Value.ToString(CultureInfo.InvariantCulture)) is { } special => texts[special.Label],
        _ when parameter.Unit is { Length: > 0 } unit => $"{plain} {texts.Unit(unit)}",
        _ => plain,
    };

    private static string Plain(JsonElement value, MessageFormatter texts) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.True => texts[SharedText.On],
        JsonValueKind.False => texts[SharedText.Off],
        _ => value.GetRawText(),
    };
}
