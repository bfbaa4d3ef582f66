using System.Text.Json;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>Every way in which one value of an input can break one rule of its parameter.</summary>
internal static class ValueViolations
{
    // Limits that no page states: they are ours.
    private static readonly HashSet<string> OwnLengths = ["model", "callback_url", "wm_url", "voice_id", "meta_data"];

    public static IEnumerable<Violation> In(GenerationInput input) =>
        ConditionRules.Shown(input.Mode, input.Values).SelectMany(parameter => In(input, parameter));

    private static IEnumerable<Violation> In(GenerationInput input, ParameterDescription parameter)
    {
        Violation Set(string rule, object value, bool isOnThePage = true) => Made(input, parameter, rule, JsonSerializer.SerializeToElement(value), isOnThePage);

        if (parameter.Required && ConditionRules.DefaultText(parameter) is null)
        {
            var without = input with { Values = input.Values.Without(parameter.Name) };
            yield return new Violation($"{parameter.Name}: missing", without, without, true);
            yield return Set("blank", " ", parameter.Name == "prompt");
        }
        switch (parameter)
        {
            case TextParameter text:
                if (text.MaxLength is { } most and <= 5_000)
                {
                    var filler = text.Format == TextFormat.Plain ? "🦊" : "x";
                    var start = text.Format == TextFormat.Url ? "https://example.com/" : "";
                    yield return Set("too long", start + string.Concat(Enumerable.Repeat(filler, most + 1)), !OwnLengths.Contains(parameter.Name));
                }
                if (text.Format == TextFormat.Url)
                {
                    foreach (var address in new[] { "ftp://example.com/x", "javascript:alert(1)", "example.com", "https://" }) { yield return Set($"address {address}", address); }
                }
                if (text.Format == TextFormat.Identifier) { yield return Set("spaces inside", "a b", isOnThePage: false); }
                if (text.Names.Count > 0) { yield return Set("another family's name", "seedance-9-9", isOnThePage: false); }
                // A text field turns a number into text on the wire.
                yield return Set("a number", 5, isOnThePage: false);
                break;
            case IntegerParameter integer:
                foreach (var (rule, number) in Outside(integer)) { yield return Set(rule, number); }
                yield return Set("a fraction", integer.Minimum + 0.5m);
                yield return Set("a word", "many");
                yield return Set("a switch", true);
                break;
            case SeedParameter seed:
                yield return Set("below the range", seed.Minimum - 1);
                yield return Set("above the range", seed.Maximum + 1);
                yield return Set("a word", "random");
                yield return Set("a fraction", 1.5m);
                break;
            case ChoiceParameter { AllowsOther: false }:
                yield return Set("none of the choices", "no-such-choice");
                yield return Set("a number", 123_456, parameter.Wire.Path.Length > 0);
                break;
            case SwitchParameter { OnValue: null } when parameter.Wire.Path.Length > 0:
                yield return Set("a word", "perhaps");
                yield return Set("a number", 1);
                break;
            case JsonParameter:
                yield return Set("a list", new[] { 1 });
                yield return Set("a text", "text");
                break;
            case MapParameter map:
                yield return Set("a list", new[] { 1 });
                if (map.Wire.Type != WireType.JsonText) { yield return Set("a number inside", new Dictionary<string, int> { ["Label"] = 1 }, isOnThePage: false); }
                yield return Set("too many", Enumerable.Range(0, map.MaxCount + 1).ToDictionary(number => $"n{number}", _ => "x"), isOnThePage: false);
                break;
        }
    }

    private static IEnumerable<(string Rule, long Number)> Outside(IntegerParameter integer)
    {
        bool IsFree(long number) => integer.Specials.All(special => special.Value != number);
        if (IsFree(integer.Minimum - 1)) { yield return ("below the range", integer.Minimum - 1); }
        yield return ("far below the range", integer.Minimum - 1_000_000);
        if (IsFree(integer.Maximum + 1)) { yield return ("above the range", integer.Maximum + 1); }
        if (integer.Step > 1) { yield return ("between the steps", integer.Minimum + 1); }
    }

    private static Violation Made(GenerationInput input, ParameterDescription parameter, string rule, JsonElement value, bool isOnThePage)
    {
        var broken = input with { Values = input.Values.With(parameter.Name, value) };
        return new Violation($"{parameter.Name}: {rule}", broken, broken, isOnThePage);
    }
}

/// <summary>An input in order but for one rule.</summary>
/// <param name="Rule">Which one, such as <c>duration: above the range</c>.</param>
/// <param name="Input">What the check is asked.</param>
/// <param name="Sent">What goes on the wire; it differs where the rule is about modes, which a dialect cannot mix by itself.</param>
/// <param name="IsOnThePage">The provider refuses it too. False for what a request does not show (facts of a file) and for care of our own.</param>
internal sealed record Violation(string Rule, GenerationInput Input, GenerationInput Sent, bool IsOnThePage);
