using System.Globalization;
using System.Text.Json;

namespace VideoWeb.Providers.Catalog;

/// <summary>Which conditions hold and which parameters are therefore shown and sent.</summary>
/// <remarks>A parameter that is not shown counts as unset for the conditions of others, whatever value it still carries. An empty text, list or object counts as unset.</remarks>
public static class ConditionRules
{
    /// <summary>The name that stands for the mode's id in a condition.</summary>
    public const string ModeName = "mode";

    /// <summary>Conditions may lean on conditions; the catalog refuses circles, so this is reached only by a description that did not come from it.</summary>
    private const int MaxChain = 32;

    public static bool Holds(IReadOnlyList<ParameterCondition> when, ModeDescription mode, ParameterValues values) => Holds(when, mode, values, 0);

    public static bool IsShown(ParameterDescription parameter, ModeDescription mode, ParameterValues values) => Holds(parameter.When, mode, values, 0);

    /// <summary>The parameters that are shown, in form order; exactly these are sent.</summary>
    public static IReadOnlyList<ParameterDescription> Shown(ModeDescription mode, ParameterValues values) =>
        mode.Parameters.Where(parameter => IsShown(parameter, mode, values)).ToList();

    /// <summary>The value or else the default, written as conditions write it; null when there is neither or it is not one plain value.</summary>
    public static string? EffectiveText(ParameterDescription parameter, ParameterValues values) =>
        IsSet(values, parameter.Name) ? Plain(values[parameter.Name]!.Value) : DefaultText(parameter);

    /// <summary>Whether the user has set something that counts: an empty text, list or object does not.</summary>
    public static bool IsSet(ParameterValues values, string name) => values[name] is { } value && value.ValueKind switch
    {
        JsonValueKind.String => !value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.GetPropertyCount() > 0,
        _ => true,
    };

    /// <summary>The default, written as conditions write it; null when there is none.</summary>
    public static string? DefaultText(ParameterDescription parameter) => parameter switch
    {
        TextParameter text => text.Default,
        IntegerParameter integer => integer.Default?.ToString(CultureInfo.InvariantCulture),
        NumberParameter number => number.Default?.ToString(CultureInfo.InvariantCulture),
        ChoiceParameter choice => choice.Default,
        SwitchParameter toggle => toggle.Default switch { true => "true", false => "false", null => null },
        _ => null,
    };

    private static bool Holds(IReadOnlyList<ParameterCondition> when, ModeDescription mode, ParameterValues values, int chain) =>
        when.Count == 0 || (chain < MaxChain && when.All(condition => Holds(condition, mode, values, chain)));

    private static bool Holds(ParameterCondition condition, ModeDescription mode, ParameterValues values, int chain)
    {
        if (condition.Parameter == ModeName) { return condition.Values?.Contains(mode.Id) ?? condition.IsSet ?? true; }

        var parameter = mode.FindParameter(condition.Parameter);
        var isShown = parameter is not null && Holds(parameter.When, mode, values, chain + 1);
        if (condition.IsSet is { } isSet && isSet != (isShown && IsSet(values, condition.Parameter))) { return false; }

        return condition.Values is not { } allowed
            || (isShown && EffectiveText(parameter!, values) is { } text && allowed.Contains(text));
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Read(value),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when JsonNumber.Whole(value) is { } whole => whole.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
