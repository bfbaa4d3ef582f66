using System.Globalization;

namespace VideoWeb.Localization;

/// <summary>
/// When a language says one, few or many, written as in Unicode's CLDR: <c>one: i = 1 and v = 0; few: n % 10 = 2..4 and n % 100 != 12..14</c>. What no rule
/// takes is <c>other</c>. A language brings its rules in its own resource file, so that a new one needs no code.
/// </summary>
internal sealed class PluralRules
{
    private readonly IReadOnlyList<(string Category, IReadOnlyList<IReadOnlyList<Relation>> Alternatives)> _rules;

    private PluralRules(IReadOnlyList<(string Category, IReadOnlyList<IReadOnlyList<Relation>> Alternatives)> rules) => _rules = rules;

    /// <param name="text">Empty for a language that makes no difference.</param>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    public static PluralRules Parse(string text) => new([.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(rule =>
    {
        var parts = rule.Split(':', StringSplitOptions.TrimEntries);
        if (parts is not [{ Length: > 0 } category, { Length: > 0 } condition]) { throw new FormatException($"The plural rule “{rule}” has no category or no condition."); }

        return (category, (IReadOnlyList<IReadOnlyList<Relation>>)
            [.. condition.Split(" or ", StringSplitOptions.TrimEntries).Select(all => (IReadOnlyList<Relation>)[.. all.Split(" and ", StringSplitOptions.TrimEntries).Select(Relation.Parse)])]);
    })]);

    /// <summary><c>zero</c>, <c>one</c>, <c>two</c>, <c>few</c>, <c>many</c> or <c>other</c>, for a number that is shown without zeros at its end.</summary>
    public string CategoryOf(decimal number) =>
        _rules.FirstOrDefault(rule => rule.Alternatives.Any(all => all.All(relation => relation.Holds(number)))).Category ?? "other";

    /// <summary>One comparison: an operand, perhaps its remainder, and the values that it may or must not have.</summary>
    private sealed record Relation(char Operand, decimal? Modulus, bool IsEqual, IReadOnlyList<(decimal From, decimal To)> Values)
    {
        public static Relation Parse(string text)
        {
            var isEqual = !text.Contains("!=", StringComparison.Ordinal);
            var sides = text.Split(isEqual ? "=" : "!=", StringSplitOptions.TrimEntries);
            if (sides.Length != 2) { throw Wrong(text); }

            var left = sides[0].Split('%', StringSplitOptions.TrimEntries);
            if (left[0] is not [var operand and ('n' or 'i' or 'v' or 'w' or 'f' or 't')]) { throw Wrong(text); }

            return new(operand, left.Length == 1 ? null : Number(left[1], text), isEqual, [.. sides[1].Split(',', StringSplitOptions.TrimEntries).Select(range =>
            {
                var ends = range.Split("..", StringSplitOptions.TrimEntries);
                return (Number(ends[0], text), Number(ends[^1], text));
            })]);
        }

        public bool Holds(decimal number)
        {
            var value = Modulus is { } modulus ? ValueOf(number) % modulus : ValueOf(number);
            // A range holds whole numbers alone.
            var isIn = Values.Any(range => range.From == range.To ? value == range.From : value >= range.From && value <= range.To && value == decimal.Truncate(value));
            return isIn == IsEqual;
        }

        private decimal ValueOf(decimal number)
        {
            var absolute = Math.Abs(number);
            if (Operand == 'n') { return absolute; }
            if (Operand == 'i') { return decimal.Truncate(absolute); }

            var digits = absolute.ToString("0.############################", CultureInfo.InvariantCulture).Split('.') is [_, var fraction] ? fraction : "";
            return Operand is 'v' or 'w' ? digits.Length : digits.Length == 0 ? 0 : decimal.Parse(digits, CultureInfo.InvariantCulture);
        }

        private static decimal Number(string text, string whole) =>
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(whole);

        private static FormatException Wrong(string text) => new($"“{text}” is not a comparison of a plural rule.");
    }
}
