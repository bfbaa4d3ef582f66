using System.Text.Json;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Tests.Dialects;

/// <summary>Values that a parameter of the catalog allows, and the values under which it is shown.</summary>
public static class SampleValues
{
    /// <summary>One allowed value for the parameter, with what the others need so that it is shown.</summary>
    public static ParameterValues For(ModeDescription mode, ParameterDescription parameter)
    {
        var values = ParameterValues.Empty;
        foreach (var condition in parameter.When.Where(condition => condition.Parameter != ConditionRules.ModeName))
        {
            var other = mode.FindParameter(condition.Parameter)!;
            values = condition switch
            {
                { Values: [var wanted, ..] } => values.With(other.Name, FromText(other, wanted)),
                { IsSet: true } => values.With(other.Name, Create(other)),
                _ => values,
            };
        }
        return values.With(parameter.Name, Create(parameter));
    }

    private static JsonElement Create(ParameterDescription parameter) => parameter switch
    {
        TextParameter { Format: TextFormat.Url } => Json("https://example.com/x"),
        TextParameter { Names.Count: > 0 } text => Json(text.Suggestions[0]),
        TextParameter => Json("sample"),
        IntegerParameter integer => Json(integer.Maximum),
        NumberParameter number => Json(number.Minimum),
        ChoiceParameter choice => Json(choice.Choices[^1].Value),
        SwitchParameter => Json(true),
        SeedParameter seed => Json(seed.Maximum),
        JsonParameter { Shape: JsonShape.Array } => Json(new[] { 1 }),
        JsonParameter or MapParameter => Json(new Dictionary<string, string> { ["name"] = "text" }),
        TextListParameter => Json(new[] { "https://example.com/x" }),
        _ => throw new InvalidOperationException($"No sample for {parameter.GetType().Name}."),
    };

    private static JsonElement FromText(ParameterDescription parameter, string text) => parameter switch
    {
        SwitchParameter => Json(bool.Parse(text)),
        IntegerParameter or NumberParameter or SeedParameter => JsonDocument.Parse(text).RootElement,
        _ => Json(text),
    };

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
