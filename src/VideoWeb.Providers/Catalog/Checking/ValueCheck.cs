using System.Text.Json;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>Whether one value fits one parameter. Holds for values of users and, at loading, for the defaults of the catalog.</summary>
internal static class ValueCheck
{
    private const int MaxOtherChoice = 200;
    private const int MaxNameLength = 200;

    /// <summary>Null when the value fits.</summary>
    /// <param name="parameter">What is asked of the value.</param>
    /// <param name="value">Anything.</param>
    public static Message? Problem(ParameterDescription parameter, JsonElement value) => parameter switch
    {
        TextParameter text => Text(text, value),
        IntegerParameter integer => Integer(integer, value),
        NumberParameter number => Number(number, value),
        ChoiceParameter choice => Choice(choice, value),
        SwitchParameter => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Message.Of(MessageCode.ValueNotSwitch, ("field", Phrases.Label(parameter))),
        SeedParameter seed => Seed(seed, value),
        JsonParameter json => Json(json, value),
        TextListParameter list => List(list, value),
        MapParameter map => Map(map, value),
        _ => throw new InvalidOperationException($"No check is known for {parameter.GetType().Name}."),
    };

    private static Message? Text(TextParameter parameter, JsonElement value)
    {
        var field = Phrases.Label(parameter);
        if (JsonText.Read(value) is not { } text) { return NotText(field); }
        if (TooLong(field, text, parameter.MaxLength ?? ModelCheck.MaxTextLength) is { } excess) { return excess; }
        if (parameter.Elsewhere.FirstOrDefault(other => text.Length <= MaxOtherChoice && NamePattern.Fits(other.Names, text)) is { } elsewhere)
        {
            return Message.Of(MessageCode.NameOfAnotherModel, ("field", field), ("value", Phrases.Quoted(text)), ("model", elsewhere.Model));
        }

        if (text.Length == 0) { return null; }
        if (FormatProblem(field, text, parameter.Format) is { } problem) { return problem; }

        return parameter.Names.Count == 0 || (text.Length <= MaxOtherChoice && parameter.Names.Any(pattern => NamePattern.Fits(pattern, text)))
            ? null
            : Message.Of(MessageCode.NameOfOtherLimits, ("field", field), ("value", Phrases.Quoted(text)), ("names", Allowed.Names(parameter.Names)));
    }

    private static Message? Integer(IntegerParameter parameter, JsonElement value)
    {
        if (JsonNumber.Whole(value) is not { } number) { return NotWhole(parameter, Allowed.By(parameter)); }
        if (parameter.Specials.Any(special => special.Value == number)) { return null; }

        // Measured as decimal: the distance of two longs may not fit into a long.
        var fits = number >= parameter.Minimum && number <= parameter.Maximum && ((decimal)number - parameter.Minimum) % parameter.Step == 0;
        return fits ? null : NotAllowed(parameter, new MessageArgument.Number(number, parameter.Unit), Allowed.By(parameter));
    }

    private static Message? Number(NumberParameter parameter, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number))
        {
            return Message.Of(MessageCode.ValueNotNumber, ("field", Phrases.Label(parameter)), ("allowed", Allowed.By(parameter)));
        }

        // Compared with the step counted from zero where the range is wide: the distance itself must not overflow.
        var fits = number >= parameter.Minimum && number <= parameter.Maximum && number % parameter.Step == parameter.Minimum % parameter.Step;
        return fits ? null : NotAllowed(parameter, new MessageArgument.Number(number, parameter.Unit), Allowed.By(parameter));
    }

    private static Message? Choice(ChoiceParameter parameter, JsonElement value)
    {
        if (JsonText.Read(value) is not { } text) { return Message.Of(MessageCode.ValueNotChoice, ("field", Phrases.Label(parameter)), ("choices", Allowed.By(parameter))); }
        if (parameter.Choices.Any(choice => choice.Value == text)) { return null; }
        if (!parameter.AllowsOther) { return NotAllowed(parameter, Phrases.Quoted(text), Allowed.By(parameter)); }

        return text.Length is > 0 and <= MaxOtherChoice && !text.Any(char.IsControl) && text.Trim().Length == text.Length
            ? null
            : Message.Of(MessageCode.TypedChoiceWrong, ("field", Phrases.Label(parameter)), ("most", MaxOtherChoice));
    }

    private static Message? Seed(SeedParameter parameter, JsonElement value)
    {
        if (JsonNumber.Whole(value) is not { } number) { return NotWhole(parameter, Allowed.By(parameter)); }

        var fits = number == parameter.RandomValue || (number >= parameter.Minimum && number <= parameter.Maximum);
        return fits ? null : NotAllowed(parameter, number, Allowed.By(parameter));
    }

    private static Message? Json(JsonParameter parameter, JsonElement value)
    {
        var field = Phrases.Label(parameter);
        if (parameter.Shape == JsonShape.Object && value.ValueKind != JsonValueKind.Object) { return Message.Of(MessageCode.JsonNotObject, ("field", field)); }
        if (parameter.Shape == JsonShape.Array && value.ValueKind != JsonValueKind.Array) { return Message.Of(MessageCode.JsonNotArray, ("field", field)); }

        var length = value.GetRawText().Length;
        return length <= parameter.MaxLength
            ? JsonText.Flaw(value, field)
            : Message.Of(MessageCode.JsonTooLong, ("field", field), ("length", new MessageArgument.Count(length)), ("most", new MessageArgument.Count(parameter.MaxLength)));
    }

    private static Message? List(TextListParameter parameter, JsonElement value)
    {
        var field = Phrases.Label(parameter);
        if (value.ValueKind != JsonValueKind.Array) { return Message.Of(MessageCode.ListNotTexts, ("field", field)); }
        if (value.GetArrayLength() > parameter.MaxCount) { return TooManyEntries(field, value.GetArrayLength(), parameter.MaxCount); }

        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            var entry = Message.Of(MessageCode.ListEntry, ("number", index + 1), ("field", field));
            if (JsonText.Read(item) is not { Length: > 0 } text) { return Message.Of(MessageCode.EntryEmpty, ("field", entry)); }
            if (TooLong(entry, text, parameter.MaxLength) is { } excess) { return excess; }
            if (FormatProblem(entry, text, parameter.Format) is { } problem) { return problem; }
        }

        return null;
    }

    private static Message? Map(MapParameter parameter, JsonElement value)
    {
        var field = Phrases.Label(parameter);
        if (value.ValueKind != JsonValueKind.Object) { return Message.Of(MessageCode.MapNotPairs, ("field", field)); }
        if (value.GetPropertyCount() > parameter.MaxCount) { return TooManyEntries(field, value.GetPropertyCount(), parameter.MaxCount); }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (JsonText.ReadName(member) is not { Length: > 0 and <= MaxNameLength } name) { return Message.Of(MessageCode.MapNameWrong, ("field", field), ("most", MaxNameLength)); }
            if (!names.Add(name)) { return Message.Of(MessageCode.MapNameTwice, ("field", field), ("name", Phrases.Quoted(name))); }
            if (EntryProblem(parameter, member.Value, Message.Of(MessageCode.MapEntry, ("name", Phrases.Quoted(name)), ("field", field))) is { } problem) { return problem; }
        }

        return null;
    }

    private static Message? EntryProblem(MapParameter parameter, JsonElement value, MessageArgument entry)
    {
        if (parameter.Wire.Type != WireType.JsonText || value.ValueKind == JsonValueKind.String)
        {
            return JsonText.Read(value) is { } text ? TooLong(entry, text, parameter.MaxLength) : NotText(entry);
        }

        if (JsonText.Flaw(value, entry) is { } flaw) { return flaw; }

        var length = value.GetRawText().Length;
        return length <= parameter.MaxLength ? null : TooLong(entry, new MessageArgument.Count(length), parameter.MaxLength);
    }

    private static Message? FormatProblem(MessageArgument field, string text, TextFormat format) => format switch
    {
        TextFormat.Url when !AddressRules.IsWeb(text) => Message.Of(MessageCode.TextNotAddress, ("field", field)),
        TextFormat.Identifier when !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '/' or '-') =>
            Message.Of(MessageCode.TextNotIdentifier, ("field", field)),
        _ => null,
    };

    private static Message? TooLong(MessageArgument field, string text, int most) => TextLength.ExcessOf(text, most) is { } length ? TooLong(field, length, most) : null;

    private static Message TooLong(MessageArgument field, MessageArgument length, int most) =>
        Message.Of(MessageCode.TextTooLong, ("field", field), ("length", length), ("most", new MessageArgument.Count(most)));

    private static Message TooManyEntries(MessageArgument field, int count, int most) =>
        Message.Of(MessageCode.TooManyEntries, ("field", field), ("count", new MessageArgument.Count(count)), ("most", new MessageArgument.Count(most)));

    private static Message NotText(MessageArgument field) => Message.Of(MessageCode.ValueNotText, ("field", field));

    private static Message NotWhole(ParameterDescription parameter, MessageArgument allowed) =>
        Message.Of(MessageCode.ValueNotWhole, ("field", Phrases.Label(parameter)), ("allowed", allowed));

    private static Message NotAllowed(ParameterDescription parameter, MessageArgument value, MessageArgument allowed) =>
        Message.Of(MessageCode.ValueNotAllowed, ("field", Phrases.Label(parameter)), ("value", value), ("allowed", allowed));
}
