namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>Whether a model has a name on the wire whatever is chosen.</summary>
internal static class WireNameRules
{
    private const string Model = "model";
    private const int MaxCombinations = 10_000;

    public static string? Problem(ModelDescription model, ModeDescription mode)
    {
        if (model.WireNames.Count == 0)
        {
            return mode.FindParameter(Model) is { Required: true, Wire.Path.Length: > 0, When.Count: 0 }
                ? null
                : $"The model has no wire name, and its mode “{mode.Id}” has no required parameter “{Model}” that writes it.";
        }

        if (model.WireNames.Any(name => name.When.Count == 0)) { return null; }

        var parameters = model.WireNames.SelectMany(name => name.When).Select(condition => condition.Parameter).Distinct()
            .Select(mode.FindParameter).OfType<ParameterDescription>().ToList();
        if (parameters.Any(parameter => parameter is not (ChoiceParameter { AllowsOther: false } or SwitchParameter)) || Combinations(parameters) > MaxCombinations)
        {
            return "The last wire name must have no condition, because the conditions of the others do not cover everything.";
        }

        var uncovered = All(parameters).FirstOrDefault(values => !model.WireNames.Any(name => ConditionRules.Holds(name.When, mode, values)));
        return uncovered is null ? null : $"No wire name holds in the mode “{mode.Id}” with {uncovered.ToJson()}.";
    }

    private static decimal Combinations(IReadOnlyList<ParameterDescription> parameters) =>
        parameters.Aggregate(1m, (product, parameter) => Math.Min(MaxCombinations + 1, product * ((parameter as ChoiceParameter)?.Choices.Count ?? 2) + 1));

    private static IEnumerable<ParameterValues> All(IReadOnlyList<ParameterDescription> parameters) =>
        parameters.Aggregate<ParameterDescription, IEnumerable<ParameterValues>>(
            [ParameterValues.Empty],
            (combinations, parameter) => combinations.SelectMany(values => Settings(values, parameter)));

    /// <summary>Unset and every value.</summary>
    private static IEnumerable<ParameterValues> Settings(ParameterValues values, ParameterDescription parameter) => parameter is ChoiceParameter choice
        ? choice.Choices.Select(item => values.With(parameter.Name, item.Value)).Prepend(values)
        : [values, values.With(parameter.Name, true), values.With(parameter.Name, false)];
}
