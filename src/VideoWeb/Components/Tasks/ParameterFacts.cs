using System.Globalization;
using System.Text.Json;
using VideoWeb.Components.Shared;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Tasks;

/// <summary>Puts a task's settings into words from the description that was pinned to it, so that they read the same when the model is gone.</summary>
public static class ParameterFacts
{
    private const int LongText = 80;

    /// <summary>Everything that was set except the prompt, in form order; settings that the description does not know come last, by name.</summary>
    /// <param name="mode">Null when the pinned description cannot be read: names then stand for labels.</param>
    /// <param name="values">What was set.</param>
    public static IReadOnlyList<ParameterFact> Of(ModeDescription? mode, ParameterValues values, MessageFormatter texts)
    {
        var described = mode?.Parameters ?? [];
        var known = described.Where(parameter => parameter.Name != "prompt")
            .Select(parameter => (parameter, value: values[parameter.Name]))
            .Where(pair => pair.value is not null)
            .Select(pair => Fact(texts[pair.parameter.Label], Say(pair.parameter, pair.value!.Value, texts)));
        var unknown = values.Names.Where(name => name != "prompt" && described.All(parameter => parameter.Name != name))
            .Select(name => Fact(name, Plain(values[name]!.Value, texts)));
        return [.. known, .. unknown];
    }

    private static ParameterFact Fact(string label, string value) => new(label, value, value.Length > LongText || value.Contains('\n', StringComparison.Ordinal));

    private static string Say(ParameterDescription parameter, JsonElement value, MessageFormatter texts)
    {
        var plain = Plain(value, texts);
        return parameter switch
        {
            ChoiceParameter choice => choice.Choices.FirstOrDefault(one => one.Value == plain) is { } chosen ? texts[chosen.Label] : plain,
            IntegerParameter integer when integer.Specials.FirstOrDefault(one => plain == one.Value.ToString(CultureInfo.InvariantCulture)) is { } special => texts[special.Label],
            _ when parameter.Unit is { Length: > 0 } unit => $"{plain} {texts.Unit(unit)}",
            _ => plain,
        };
    }

    private static string Plain(JsonElement value, MessageFormatter texts) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.True => texts[SharedText.On],
        JsonValueKind.False => texts[SharedText.Off],
        _ => value.GetRawText(),
    };
}
