using System.Text.Json;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

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
            var result = target is null ? FittedValue.Dropped(Message.Of(MessageCode.BecauseNoSuchSetting)) : Fit(source, value, target);
            if (result.Value is { } kept) { fitted = fitted.With(target!.Name, kept); }

            // What was not shown was not in force either: losing it changes nothing that anybody sees.
            if (result.Change is { } change && ConditionRules.IsShown(source, from, values)) { notes.Add(Note(source, value, result, change, to)); }
        }

        notes.AddRange(values.Names.Where(name => from.FindParameter(name) is null).Take(20)
            .Select(name => new TranslationNote(Phrases.Short(name), TranslationNoteKind.Dropped, Message.Of(MessageCode.UnknownSettingLeftOut, ("name", new MessageArgument.Quoted(Phrases.Short(name)))))));
        var moved = MediaTranslation.Move(from, media, to, mode, notes);
        return new TranslatedInput(mode.Id, fitted, moved, notes);
    }

    private static FittedValue Fit(ParameterDescription source, JsonElement value, ParameterDescription target)
    {
        if (source is not TextParameter { Name: TypedModel } name || target is not TextParameter model || name.Suggestions.SequenceEqual(model.Suggestions)) { return ValueFit.Fit(source, value, target); }

        var why = Message.Of(MessageCode.BecauseModelNameIsProviders);
        return model.Default is { } standard
            ? new FittedValue(JsonSerializer.SerializeToElement(standard), TranslationNoteKind.Replaced, why)
            : FittedValue.Dropped(why);
    }

    /// <summary>A parameter of another name for the same thing: a ratio where the other model has a size, and the other way round.</summary>
    private static ChoiceParameter? KinOf(ParameterDescription source, ModeDescription from, ModeDescription mode, ParameterValues values) =>
        source is ChoiceParameter { Control: ChoiceControl.Ratio } && ConditionRules.IsShown(source, from, values)
            ? mode.Parameters.OfType<ChoiceParameter>().FirstOrDefault(choice => choice.Control == ChoiceControl.Ratio && !ConditionRules.IsSet(values, choice.Name))
            : null;

    private static TranslationNote Note(ParameterDescription source, JsonElement value, FittedValue result, TranslationNoteKind change, ModelDescription to)
    {
        var (field, before, why) = (new MessageArgument.CatalogText(source.Label), Shown(value, source.Unit), result.Because!);
        var message = result.Value is { } now
            ? Message.Of(MessageCode.ValueChanged, ("field", field), ("before", before), ("after", Shown(now, source.Unit)), ("model", to.Name), ("why", why))
            : Message.Of(MessageCode.ValueLeftOut, ("field", field), ("before", before), ("model", to.Name), ("why", why));
        return new TranslationNote(source.Name, change, message);
    }

    private static MessageArgument Shown(JsonElement value, string? unit) => value.ValueKind switch
    {
        JsonValueKind.String => new MessageArgument.Quoted(Phrases.Short(JsonText.Read(value))),
        JsonValueKind.True => Message.Of(MessageCode.On),
        JsonValueKind.False => Message.Of(MessageCode.Off),
        // What no number of ours can hold is shown as it was written.
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? new MessageArgument.Number(number, unit) : Phrases.Short(value.GetRawText()),
        _ => Message.Of(value.ValueKind == JsonValueKind.Array ? MessageCode.ListValue : MessageCode.FieldsValue),
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
/// <param name="Message">For the user, with the old and the new value.</param>
public sealed record TranslationNote(string Field, TranslationNoteKind Kind, Message Message)
{
    /// <summary>For what a pasted request has at a place that the form does not have.</summary>
    public static TranslationNote NotPlaced(string place) => new(place, TranslationNoteKind.Dropped, Message.Of(MessageCode.PastedValueLeftOut, ("place", place)));
}

/// <summary>What happened to a value on its way to another model.</summary>
public enum TranslationNoteKind
{
    Replaced,
    Rounded,
    Dropped,
}
