using System.Text.Json;
using VideoWeb.Providers.Catalog.Checking;

namespace VideoWeb.Providers.Catalog.Translation;

/// <summary>Carries values and media over to another model or mode and says what did not fit.</summary>
public static class ValueTranslation
{
    /// <summary>A model's typed name belongs to its provider, although several providers have a parameter for it.</summary>
    private const string TypedModel = "model";

    /// <summary>Never fails: what cannot come over is left behind, with a note.</summary>
    /// <param name="from">The mode in which the values were set.</param>
    /// <param name="values">May hold values that do not fit <paramref name="from"/> either.</param>
    /// <param name="media">As they lie in the slots of <paramref name="from"/>.</param>
    /// <param name="to">The model to go to; it may be the same one.</param>
    /// <param name="preferredModeId">The mode to take if the model has it; else the one with places for most of the media.</param>
    public static TranslatedInput Translate(
        ModeDescription from, ParameterValues values, IReadOnlyList<MediaItem> media, ModelDescription to, string preferredModeId)
    {
        var mode = to.FindMode(preferredModeId) ?? to.Modes.MaxBy(candidate => MediaTranslation.Placed(media, candidate))!;
        var notes = new List<TranslationNote>();
        var fitted = ParameterValues.Empty;
        foreach (var source in from.Parameters.Where(parameter => ConditionRules.IsSet(values, parameter.Name)))
        {
            var target = mode.FindParameter(source.Name) ?? KinOf(source, from, mode, values);
            var value = values[source.Name]!.Value;
            var result = target is null ? FittedValue.Dropped("it has no such setting") : Fit(source, value, target);
            if (result.Value is { } kept) { fitted = fitted.With(target!.Name, kept); }

            // What was not shown was not in force either: losing it changes nothing that anybody sees.
            if (result.Change is { } change && ConditionRules.IsShown(source, from, values)) { notes.Add(Note(source, value, result, change, to)); }
        }

        notes.AddRange(values.Names.Where(name => from.FindParameter(name) is null).Take(20)
            .Select(name => new TranslationNote(Phrases.Short(name), TranslationNoteKind.Dropped, $"“{Phrases.Short(name)}” is not a known setting and was left out.")));
        var moved = MediaTranslation.Move(from, media, to, mode, notes);
        return new TranslatedInput(mode.Id, fitted, moved, notes);
    }

    private static FittedValue Fit(ParameterDescription source, JsonElement value, ParameterDescription target)
    {
        if (source is not TextParameter { Name: TypedModel } name || target is not TextParameter model || name.Suggestions.SequenceEqual(model.Suggestions)) { return ValueFit.Fit(source, value, target); }

        return model.Default is { } standard
            ? new FittedValue(JsonSerializer.SerializeToElement(standard), TranslationNoteKind.Replaced, "a model's name belongs to its provider")
            : FittedValue.Dropped("a model's name belongs to its provider");
    }

    /// <summary>A parameter of another name for the same thing: a ratio where the other model has a size, and the other way round.</summary>
    private static ChoiceParameter? KinOf(ParameterDescription source, ModeDescription from, ModeDescription mode, ParameterValues values) =>
        source is ChoiceParameter { Control: ChoiceControl.Ratio } && ConditionRules.IsShown(source, from, values)
            ? mode.Parameters.OfType<ChoiceParameter>().FirstOrDefault(choice => choice.Control == ChoiceControl.Ratio && !ConditionRules.IsSet(values, choice.Name))
            : null;

    private static TranslationNote Note(ParameterDescription source, JsonElement value, FittedValue result, TranslationNoteKind change, ModelDescription to)
    {
        var was = $"{source.Label} {Shown(value)}{Phrases.Unit(source.Unit)}";
        var message = result.Value is { } now
            ? $"{was} became {Shown(now)}{Phrases.Unit(source.Unit)} for {to.Name}; {result.Because}."
            : $"{was} was left out for {to.Name}; {result.Because}.";
        return new TranslationNote(source.Name, change, message);
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"“{Phrases.Short(JsonText.Read(value))}”",
        JsonValueKind.True => "on",
        JsonValueKind.False => "off",
        JsonValueKind.Number => Phrases.Short(value.GetRawText()),
        _ => $"({(value.ValueKind == JsonValueKind.Array ? "list" : "fields")})",
    };
}

/// <summary>Values and media as another model takes them.</summary>
/// <param name="ModeId">A mode of that model.</param>
/// <param name="Values">What fits, rounded or replaced where it had to be.</param>
/// <param name="Media">What has a place there.</param>
/// <param name="Notes">What was changed or left behind; empty when all came over as it was.</param>
public sealed record TranslatedInput(string ModeId, ParameterValues Values, IReadOnlyList<MediaItem> Media, IReadOnlyList<TranslationNote> Notes);

/// <summary>One value that did not come over as it was.</summary>
/// <param name="Field">The parameter's or slot's name.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Message">A sentence for the user, with the old and the new value.</param>
public sealed record TranslationNote(string Field, TranslationNoteKind Kind, string Message);

/// <summary>What happened to a value on its way to another model.</summary>
public enum TranslationNoteKind
{
    Replaced,
    Rounded,
    Dropped,
}
