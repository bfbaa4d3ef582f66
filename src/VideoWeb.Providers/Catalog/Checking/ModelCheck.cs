using System.Text.Json;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>The one check of an input: the form shows its errors, and the engine asks it again before money is spent.</summary>
public static class ModelCheck
{
    /// <summary>Characters of any one text at most, where the model states no smaller limit.</summary>
    public const int MaxTextLength = 1_048_576;

    private const int MaxStrangers = 20;

    /// <summary>All errors, parameters in form order first, then media; empty when the request may be sent. Never throws for what a user or a browser can send.</summary>
    /// <remarks>Values of parameters that are not shown are not checked, because they are not sent. An empty text, list or object counts as unset.</remarks>
    public static IReadOnlyList<CheckError> Check(GenerationInput input)
    {
        var shown = ConditionRules.Shown(input.Mode, input.Values);
        return
        [
            .. shown.Select(parameter => ParameterError(parameter, input.Values)).OfType<CheckError>(),
            .. RemainderErrors(shown, input.Values),
            .. Strangers(input),
            .. MediaCheck.Errors(input.Mode, input.Media),
            .. MentionCheck.Errors(input),
        ];
    }

    private static CheckError? ParameterError(ParameterDescription parameter, ParameterValues values)
    {
        if (ConditionRules.IsSet(values, parameter.Name))
        {
            var value = values[parameter.Name]!.Value;
            if (ValueCheck.Problem(parameter, value) is { } problem) { return new CheckError(parameter.Name, problem); }
            if (!parameter.Required || !IsBlank(parameter, value)) { return null; }
        }

        return parameter.Required && ConditionRules.DefaultText(parameter) is null
            ? new CheckError(parameter.Name, Message.Of(MessageCode.ValueMissing, ("field", Phrases.Label(parameter)), ("needed", Allowed.Needed(parameter))))
            : null;
    }

    private static bool IsBlank(ParameterDescription parameter, JsonElement value) =>
        parameter is TextParameter && string.IsNullOrWhiteSpace(JsonText.Read(value));

    /// <summary>A JSON object that holds what is left over must not write what a field beside it writes.</summary>
    private static IEnumerable<CheckError> RemainderErrors(IReadOnlyList<ParameterDescription> shown, ParameterValues values)
    {
        foreach (var remainder in shown.OfType<JsonParameter>().Where(json => json is { Shape: JsonShape.Object, Wire.Path.Length: > 0 }))
        {
            if (values[remainder.Name] is not { ValueKind: JsonValueKind.Object } value) { continue; }

            var names = value.EnumerateObject().Select(JsonText.ReadName).ToHashSet();
            foreach (var field in shown.Where(field => field.Wire.Path.StartsWith(remainder.Wire.Path + ".", StringComparison.Ordinal)))
            {
                var name = field.Wire.Path[(remainder.Wire.Path.Length + 1)..].Split('.')[0];
                if (!names.Contains(name)) { continue; }

                yield return new CheckError(
                    remainder.Name,
                    Message.Of(MessageCode.NameHasOwnField, ("field", Phrases.Label(remainder)), ("name", Phrases.Quoted(name)), ("other", Phrases.Label(field))));
            }
        }
    }

    private static IEnumerable<CheckError> Strangers(GenerationInput input)
    {
        var strange = input.Values.Names.Where(name => input.Mode.FindParameter(name) is null).ToList();
        var mode = new MessageArgument.CatalogText(input.Mode.Label);
        var errors = strange.Take(MaxStrangers).Select(name => new CheckError(
            Phrases.Short(name), Message.Of(MessageCode.NotAParameter, ("name", Phrases.Quoted(name)), ("model", input.Model.Name), ("mode", mode))));
        return strange.Count <= MaxStrangers
            ? errors
            : errors.Append(new CheckError("", Message.Of(MessageCode.MoreNotParameters, ("count", strange.Count - MaxStrangers), ("model", input.Model.Name))));
    }
}

/// <summary>Why an input cannot be sent.</summary>
/// <param name="Field">The parameter's or slot's name; empty when it is about the whole.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record CheckError(string Field, Message Message);
