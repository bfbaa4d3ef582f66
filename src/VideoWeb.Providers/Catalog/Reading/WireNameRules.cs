using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>Whether a model has a name on the wire whatever is chosen.</summary>
internal static class WireNameRules
{
    private const string Model = "model";
    private const int MaxCombinations = 10_000;

    public static Message? Problem(ModelDescription model, ModeDescription mode)
    {
        if (model.WireNames.Count == 0)
        {
            return mode.FindParameter(Model) is { Required: true, Wire.Path.Length: > 0, When.Count: 0 }
                ? null
                : Message.Of(MessageCode.CatalogWireNameMissing, ("mode", Phrases.Quoted(mode.Id)), ("parameter", Phrases.Quoted(Model)));
        }

        if (model.WireNames.Any(name => name.When.Count == 0)) { return null; }

        var parameters = model.WireNames.SelectMany(name => name.When).Select(condition => condition.Parameter).Distinct()
            .Select(mode.FindParameter).OfType<ParameterDescription>().ToList();
        if (parameters.Any(parameter => parameter is not (ChoiceParameter { AllowsOther: false } or SwitchParameter)) || Combinations(parameters) > MaxCombinations)
        {
            return Message.Of(MessageCode.CatalogWireNamesOpen);
        }

        var uncovered = All(parameters).FirstOrDefault(values => !model.WireNames.Any(name => ConditionRules.Holds(name.When, mode, values)));
        return uncovered is null ? null : Message.Of(MessageCode.CatalogWireNameUncovered, ("mode", Phrases.Quoted(mode.Id)), ("values", uncovered.ToJson()));
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

    public static IEnumerable<(string Name, Message Reason)> Collisions(ModeDescription mode, bool writesModel)
    {
        var sent = mode.Parameters.Where(parameter => parameter.Wire.Path.Length > 0).ToList();
        for (var index = 0; index < sent.Count; index++)
        {
            if (writesModel && sent[index].Wire.Path == Model) { yield return (sent[index].Name, Message.Of(MessageCode.CatalogWirePathIsModel)); }

            foreach (var other in sent.Skip(index + 1).Where(other => Clash(sent[index], other) && !Exclude(sent[index].When, other.When)))
            {
                yield return (other.Name, Message.Of(MessageCode.CatalogWirePathCollides, ("path", Phrases.Quoted(other.Wire.Path)), ("otherPath", Phrases.Quoted(sent[index].Wire.Path)), ("other", Phrases.Quoted(sent[index].Name))));
            }

            foreach (var slot in mode.Slots.Where(slot => IsSameOrWithin(slot.WirePath, sent[index].Wire.Path) || IsSameOrWithin(sent[index].Wire.Path, slot.WirePath)))
            {
                yield return (sent[index].Name, Message.Of(MessageCode.CatalogWirePathCollidesWithSlot, ("path", Phrases.Quoted(sent[index].Wire.Path)), ("otherPath", Phrases.Quoted(slot.WirePath)), ("slot", Phrases.Quoted(slot.Name))));
            }
        }

        // Slots that are lists may share a path: their media follow each other in the order of the slots (Vidu's start and end picture).
        foreach (var group in mode.Slots.GroupBy(slot => slot.WirePath).Where(group => group.Count() > 1 && !group.All(slot => slot.WireAsList)))
        {
            yield return (group.Last().Name, Message.Of(MessageCode.CatalogSlotsShareWirePath, ("slots", CatalogPhrases.List(group.Select(slot => slot.Name))), ("path", Phrases.Quoted(group.Key))));
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
