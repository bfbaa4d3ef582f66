using System.Text.Json;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>Whether one value fits one parameter. Holds for values of users and, at loading, for the defaults of the catalog.</summary>
internal static class ValueCheck
{
    private const int MaxOtherChoice = 200;
    private const int MaxNameLength = 200;

    /// <summary>A sentence, or null when the value fits.</summary>
    /// <param name="parameter">What is asked of the value.</param>
    /// <param name="value">Anything.</param>
    /// <param name="who">Whose limits these are, for the sentence: <c>this model</c>.</param>
    public static string? Problem(ParameterDescription parameter, JsonElement value, string who) => parameter switch
    {
        TextParameter text => Text(text, value, who),
        IntegerParameter integer => Integer(integer, value, who),
        NumberParameter number => Number(number, value, who),
        ChoiceParameter choice => Choice(choice, value, who),
        SwitchParameter => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : $"{parameter.Label} must be on or off.",
        SeedParameter seed => Seed(seed, value, who),
        JsonParameter json => Json(json, value),
        TextListParameter list => List(list, value),
        MapParameter map => Map(map, value),
        _ => throw new InvalidOperationException($"No check is known for {parameter.GetType().Name}."),
    };

    private static string? Text(TextParameter parameter, JsonElement value, string who)
    {
        if (JsonText.Read(value) is not { } text) { return $"{parameter.Label} must be a text."; }

        var most = parameter.MaxLength ?? ModelCheck.MaxTextLength;
        if (TextLength.ExcessOf(text, most) is { } length) { return $"{parameter.Label} has {length} characters; {who} allows at most {Phrases.Count(most)}."; }
        if (parameter.Elsewhere.FirstOrDefault(other => text.Length <= MaxOtherChoice && NamePattern.Fits(other.Names, text)) is { } elsewhere)
        {
            return $"{parameter.Label} is “{Phrases.Short(text)}”, which has limits of its own; choose {elsewhere.Model} above for it.";
        }

        if (text.Length == 0) { return null; }
        if (Phrases.FormatProblem(parameter.Label.English, text, parameter.Format) is { } problem) { return problem; }

        return parameter.Names.Count == 0 || (text.Length <= MaxOtherChoice && parameter.Names.Any(pattern => NamePattern.Fits(pattern, text)))
            ? null
            : $"{parameter.Label} is “{Phrases.Short(text)}”, which has other limits than {who}; names here look like {Phrases.Alternatives(parameter.Names)}.";
    }

    private static string? Integer(IntegerParameter parameter, JsonElement value, string who)
    {
        if (JsonNumber.Whole(value) is not { } number) { return $"{parameter.Label} must be a whole number; {who} allows {Phrases.Range(parameter)}."; }
        if (parameter.Specials.Any(special => special.Value == number)) { return null; }

        // Measured as decimal: the distance of two longs may not fit into a long.
        var fits = number >= parameter.Minimum && number <= parameter.Maximum && ((decimal)number - parameter.Minimum) % parameter.Step == 0;
        return fits ? null : $"{parameter.Label} is {Phrases.Number(number)}{Phrases.Unit(parameter.Unit)}; {who} allows {Phrases.Range(parameter)}.";
    }

    private static string? Number(NumberParameter parameter, JsonElement value, string who)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number)) { return $"{parameter.Label} must be a number; {who} allows {Phrases.Range(parameter)}."; }

        // Compared with the step counted from zero where the range is wide: the distance itself must not overflow.
        var fits = number >= parameter.Minimum && number <= parameter.Maximum && number % parameter.Step == parameter.Minimum % parameter.Step;
        return fits ? null : $"{parameter.Label} is {Phrases.Number(number)}{Phrases.Unit(parameter.Unit)}; {who} allows {Phrases.Range(parameter)}.";
    }

    private static string? Choice(ChoiceParameter parameter, JsonElement value, string who)
    {
        if (JsonText.Read(value) is not { } text) { return $"{parameter.Label} must be one of {Phrases.Choices(parameter)}."; }
        if (parameter.Choices.Any(choice => choice.Value == text)) { return null; }
        if (!parameter.AllowsOther) { return $"{parameter.Label} is “{Phrases.Short(text)}”; {who} allows {Phrases.Choices(parameter)}."; }

        return text.Length is > 0 and <= MaxOtherChoice && !text.Any(char.IsControl) && text.Trim().Length == text.Length
            ? null
            : $"{parameter.Label} must be a text of 1 to {MaxOtherChoice} characters without spaces around it.";
    }

    private static string? Seed(SeedParameter parameter, JsonElement value, string who)
    {
        var range = $"{Phrases.Number(parameter.Minimum)} to {Phrases.Number(parameter.Maximum)}";
        if (JsonNumber.Whole(value) is not { } number) { return $"{parameter.Label} must be a whole number; {who} allows {range}."; }

        var fits = number == parameter.RandomValue || (number >= parameter.Minimum && number <= parameter.Maximum);
        return fits ? null : $"{parameter.Label} is {Phrases.Number(number)}; {who} allows {range}.";
    }

    private static string? Json(JsonParameter parameter, JsonElement value)
    {
        var fits = parameter.Shape switch
        {
            JsonShape.Object => value.ValueKind == JsonValueKind.Object,
            JsonShape.Array => value.ValueKind == JsonValueKind.Array,
            _ => true,
        };
        if (!fits) { return $"{parameter.Label} must be a JSON {(parameter.Shape == JsonShape.Object ? "object, such as {\"name\": 1}" : "array, such as [1, 2]")}."; }

        var length = value.GetRawText().Length;
        if (length <= parameter.MaxLength) { return JsonText.Flaw(value) is { } flaw ? $"{parameter.Label} {flaw}." : null; }

        return $"{parameter.Label} has {Phrases.Count(length)} characters of JSON; at most {Phrases.Count(parameter.MaxLength)} are allowed.";
    }

    private static string? List(TextListParameter parameter, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) { return $"{parameter.Label} must be a list of texts."; }
        if (value.GetArrayLength() > parameter.MaxCount) { return $"{parameter.Label} has {Phrases.Count(value.GetArrayLength())} entries; at most {parameter.MaxCount} are allowed."; }

        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            var label = $"Entry {index + 1} of {parameter.Label}";
            if (JsonText.Read(item) is not { Length: > 0 } text) { return $"{label} must be a text that is not empty."; }
            if (TextLength.ExcessOf(text, parameter.MaxLength) is { } length) { return $"{label} has {length} characters; at most {Phrases.Count(parameter.MaxLength)} are allowed."; }
            if (Phrases.FormatProblem(label, text, parameter.Format) is { } problem) { return problem; }
        }

        return null;
    }

    private static string? Map(MapParameter parameter, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) { return $"{parameter.Label} must be pairs of name and text."; }
        if (value.GetPropertyCount() > parameter.MaxCount) { return $"{parameter.Label} has {Phrases.Count(value.GetPropertyCount())} entries; at most {parameter.MaxCount} are allowed."; }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (JsonText.ReadName(member) is not { Length: > 0 and <= MaxNameLength } name) { return $"A name in {parameter.Label} is empty, too long or not text; at most {MaxNameLength} characters are allowed."; }
            if (!names.Add(name)) { return $"{parameter.Label} has “{Phrases.Short(name)}” twice."; }
            if (parameter.Wire.Type == WireType.JsonText && member.Value.ValueKind != JsonValueKind.String)
            {
                if (JsonText.Flaw(member.Value) is { } flaw) { return $"“{Phrases.Short(name)}” in {parameter.Label} {flaw}."; }
                if (member.Value.GetRawText().Length is var written && written > parameter.MaxLength) { return $"“{Phrases.Short(name)}” in {parameter.Label} has {Phrases.Count(written)} characters; at most {Phrases.Count(parameter.MaxLength)} are allowed."; }
                continue;
            }

            if (JsonText.Read(member.Value) is not { } text) { return $"“{Phrases.Short(name)}” in {parameter.Label} must be a text."; }
            if (TextLength.ExcessOf(text, parameter.MaxLength) is { } length) { return $"“{Phrases.Short(name)}” in {parameter.Label} has {length} characters; at most {Phrases.Count(parameter.MaxLength)} are allowed."; }
        }

        return null;
    }
}
