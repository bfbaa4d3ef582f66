using System.Globalization;
using System.Text.Json;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Wire;

/// <summary>Stands in until the catalog's own rules arrive; goes when they are merged.</summary>
internal static class ConditionRules
{
    public static IEnumerable<ParameterDescription> Shown(ModeDescription mode, ParameterValues values) =>
        mode.Parameters.Where(parameter => Holds(parameter.When, mode, values));

    public static bool Holds(IReadOnlyList<ParameterCondition> when, ModeDescription mode, ParameterValues values) =>
        when.All(condition => Holds(condition, mode, values));

    private static bool Holds(ParameterCondition condition, ModeDescription mode, ParameterValues values)
    {
        if (condition.Parameter == "mode") { return condition.Values?.Contains(mode.Id) ?? true; }
        if (condition.IsSet is { } isSet && isSet != values[condition.Parameter] is not null) { return false; }
        return condition.Values is not { } allowed || (TextOf(mode, condition.Parameter, values) is { } text && allowed.Contains(text));
    }

    private static string? TextOf(ModeDescription mode, string name, ParameterValues values) => values[name] switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        { } value => value.GetRawText(),
        null => mode.FindParameter(name) switch
        {
            ChoiceParameter choice => choice.Default,
            SwitchParameter toggle => toggle.Default?.ToString().ToLowerInvariant(),
            IntegerParameter integer => integer.Default?.ToString(CultureInfo.InvariantCulture),
            _ => null,
        },
    };
}
