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

/// <summary>Finds values that would be written to the same place of the body.</summary>
internal static class WirePaths
{
    private const string Model = "model";

    public static IEnumerable<(string Name, string Reason)> Collisions(ModeDescription mode, bool writesModel)
    {
        var sent = mode.Parameters.Where(parameter => parameter.Wire.Path.Length > 0).ToList();
        for (var index = 0; index < sent.Count; index++)
        {
            if (writesModel && sent[index].Wire.Path == Model) { yield return (sent[index].Name, "Its wire path “model” is taken by the model's own name."); }

            foreach (var other in sent.Skip(index + 1).Where(other => Clash(sent[index], other) && !Exclude(sent[index].When, other.When)))
            {
                yield return (other.Name, $"Its wire path “{other.Wire.Path}” collides with “{sent[index].Wire.Path}” of “{sent[index].Name}”, and both can be shown at once.");
            }

            foreach (var slot in mode.Slots.Where(slot => IsSameOrWithin(slot.WirePath, sent[index].Wire.Path) || IsSameOrWithin(sent[index].Wire.Path, slot.WirePath)))
            {
                yield return (sent[index].Name, $"Its wire path “{sent[index].Wire.Path}” collides with “{slot.WirePath}” of the slot “{slot.Name}”.");
            }
        }

        // Slots that are lists may share a path: their media follow each other in the order of the slots (Vidu's start and end picture).
        foreach (var group in mode.Slots.GroupBy(slot => slot.WirePath).Where(group => group.Count() > 1 && !group.All(slot => slot.WireAsList)))
        {
            yield return (group.Last().Name, $"The slots {JsonKindText.List(group.Select(slot => slot.Name))} share the wire path “{group.Key}”, but not all are lists.");
        }
    }

    private static bool Clash(ParameterDescription one, ParameterDescription other)
    {
        if (one.Wire.Path == other.Wire.Path) { return true; }

        // A JSON object may hold what is left over beside fields of its own (UniAll's extra_body): its members are added to them.
        return (IsSameOrWithin(other.Wire.Path, one.Wire.Path) && !IsRemainder(one)) || (IsSameOrWithin(one.Wire.Path, other.Wire.Path) && !IsRemainder(other));
    }

    private static bool IsRemainder(ParameterDescription parameter) => parameter is JsonParameter { Shape: JsonShape.Object, Wire.Type: WireType.Json };

    private static bool IsSameOrWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || path[outer.Length] == '.');

    /// <summary>Whether two lists of conditions can be seen never to hold together.</summary>
    private static bool Exclude(IReadOnlyList<ParameterCondition> one, IReadOnlyList<ParameterCondition> other) =>
        one.Any(first => other.Any(second => first.Parameter == second.Parameter
            && (first is { Values: { } some } && second is { Values: { } others } ? !some.Intersect(others).Any() : first.IsSet is { } set && second.IsSet is { } otherSet && set != otherSet)));
}
