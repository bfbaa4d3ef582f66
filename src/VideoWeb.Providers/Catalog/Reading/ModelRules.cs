using System.Globalization;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>What must hold across the parameters, slots and names of one model.</summary>
internal sealed class ModelRules
{
    private readonly ModelDescription _model;
    private readonly ObjectReader _reader;
    private readonly ProblemList _problems;

    private ModelRules(ModelDescription model, ObjectReader reader, ProblemList problems) => (_model, _reader, _problems) = (model, reader, problems);

    public static void Check(ModelDescription model, ObjectReader reader, ProblemList problems) => new ModelRules(model, reader, problems).CheckAll();

    private void CheckAll()
    {
        foreach (var mode in _model.Modes)
        {
            foreach (var parameter in mode.Parameters)
            {
                foreach (var condition in parameter.When) { CheckCondition(condition, [mode], Place(mode, parameter.Name)); }
            }

            if (CircleIn(mode) is { } circle) { _problems.Add(Place(mode, circle[0]), Message.Of(MessageCode.CatalogConditionCircle, ("names", CatalogPhrases.Chain(circle)))); }
            CheckSlots(mode);
            foreach (var (name, reason) in WirePaths.Collisions(mode, _model.WireNames.Count > 0)) { _problems.Add(Place(mode, name), reason); }
        }

        foreach (var condition in _model.WireNames.SelectMany(name => name.When)) { CheckCondition(condition, _model.Modes, _reader.Child("wireNames") ?? _reader.Node); }
        foreach (var condition in _model.Prices?.Rows.SelectMany(row => row.When) ?? []) { CheckCondition(condition, _model.Modes, _reader.Child("prices") ?? _reader.Node); }
        foreach (var mode in _model.Modes)
        {
            if (WireNameRules.Problem(_model, mode) is { } problem) { _problems.Add(_reader.Child("wireNames") ?? _reader.Node, problem); }
        }
    }

    private void CheckCondition(ParameterCondition condition, IReadOnlyList<ModeDescription> modes, CatalogNode place)
    {
        if (condition.Parameter == ConditionRules.ModeName)
        {
            var strange = (condition.Values ?? []).Where(id => _model.FindMode(id) is null).ToList();
            if (strange.Count > 0) { _problems.Add(place, Message.Of(MessageCode.CatalogConditionModeUnknown, ("unknown", CatalogPhrases.List(strange)))); }
            return;
        }

        var parameters = modes.Select(mode => mode.FindParameter(condition.Parameter)).OfType<ParameterDescription>().ToList();
        if (parameters.Count == 0)
        {
            _problems.Add(place, Message.Of(MessageCode.CatalogConditionParameterUnknown, ("name", Phrases.Quoted(condition.Parameter))));
            return;
        }

        foreach (var value in condition.Values ?? [])
        {
            if (!parameters.Any(parameter => CanBe(parameter, value))) { _problems.Add(place, Message.Of(MessageCode.CatalogConditionNeverHolds, ("name", Phrases.Quoted(condition.Parameter)), ("value", Phrases.Quoted(value)))); }
        }
    }

    private static bool CanBe(ParameterDescription parameter, string value) => parameter switch
    {
        TextParameter => true,
        ChoiceParameter choice => choice.AllowsOther || choice.Choices.Any(item => item.Value == value),
        SwitchParameter => value is "true" or "false",
        IntegerParameter integer => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && ((number >= integer.Minimum && number <= integer.Maximum) || integer.Specials.Any(special => special.Value == number)),
        NumberParameter or SeedParameter => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    private static List<string>? CircleIn(ModeDescription mode)
    {
        var done = new HashSet<string>();
        return mode.Parameters.Select(parameter => Walk(parameter.Name, [])).FirstOrDefault(circle => circle is not null);

        List<string>? Walk(string name, List<string> chain)
        {
            if (chain.Contains(name)) { return [.. chain.SkipWhile(step => step != name), name]; }
            if (!done.Add(name) || mode.FindParameter(name) is not { } parameter) { return null; }

            return parameter.When.Select(condition => Walk(condition.Parameter, [.. chain, name])).FirstOrDefault(circle => circle is not null);
        }
    }

    private void CheckSlots(ModeDescription mode)
    {
        foreach (var slot in mode.Slots)
        {
            if (mode.FindParameter(slot.Name) is not null) { _problems.Add(ModePlace(mode), Message.Of(MessageCode.CatalogSlotIsParameter, ("name", Phrases.Quoted(slot.Name)))); }

            var strange = slot.RequiresAnyOf.Where(name => name == slot.Name || mode.FindSlot(name) is null).ToList();
            if (strange.Count > 0) { _problems.Add(ModePlace(mode), Message.Of(MessageCode.CatalogSlotNeedsUnknown, ("slot", Phrases.Quoted(slot.Name)), ("unknown", CatalogPhrases.List(strange)))); }
            // A mode may leave the other slot out: then there is nothing to be like.
            if (slot.PixelsLike == slot.Name) { _problems.Add(ModePlace(mode), Message.Of(MessageCode.CatalogSlotLikeItself, ("slot", Phrases.Quoted(slot.Name)))); }
        }

        if (mode.MinimumMedia > mode.Slots.Sum(slot => slot.Maximum)) { _problems.Add(ModePlace(mode), Message.Of(MessageCode.CatalogMediaBeyondSlots)); }
    }

    private CatalogNode Place(ModeDescription mode, string parameter) =>
        ModePlace(mode)["parameters"]?[parameter] ?? _reader.Child("parameters")?[parameter] ?? ModePlace(mode);

    private CatalogNode ModePlace(ModeDescription mode) => _reader.Child("modes")?[mode.Id] ?? _reader.Node;
}
