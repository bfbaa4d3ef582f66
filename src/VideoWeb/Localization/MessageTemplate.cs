using System.Globalization;
using System.Text;

namespace VideoWeb.Localization;

/// <summary>
/// A text of the resources with places for arguments, in ICU's message syntax: <c>{name}</c>, <c>{count, plural, =0 {none} one {# clip} other {# clips}}</c>,
/// <c>{kind, select, image {picture} other {file}}</c>. In apostrophes braces are text, and two apostrophes are one.
/// </summary>
/// <remarks>Our own, because no reader of this syntax is to be had as a package.</remarks>
internal sealed class MessageTemplate
{
    private readonly IReadOnlyList<Piece> _pieces;

    private MessageTemplate(IReadOnlyList<Piece> pieces) => _pieces = pieces;

    /// <summary>What the text names, its choices' own texts included.</summary>
    public IEnumerable<string> Names => _pieces.SelectMany(NamesOf).Distinct(StringComparer.Ordinal);

    /// <exception cref="FormatException">The text is not of this syntax. The message says where.</exception>
    public static MessageTemplate Parse(string text)
    {
        var at = 0;
        return new(Read(text, ref at, isInside: false, counted: null));
    }

    /// <param name="write">The argument of a name as text.</param>
    /// <param name="choose">For plural and select: the value of a name, and of a plural its CLDR category besides.</param>
    public string Format(Func<string, string> write, Func<string, ChoiceValue> choose)
    {
        if (_pieces is [Piece.Literal whole]) { return whole.Value; }

        var text = new StringBuilder();
        Write(_pieces, text, write, choose);
        return text.ToString();
    }

    private static void Write(IReadOnlyList<Piece> pieces, StringBuilder text, Func<string, string> write, Func<string, ChoiceValue> choose)
    {
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case Piece.Literal literal: text.Append(literal.Value); break;
                case Piece.Place place: text.Append(write(place.Name)); break;
                case Piece.Choice choice: Write(choice.TextFor(choose(choice.Name)), text, write, choose); break;
                default: throw new InvalidOperationException($"There is no writing for {piece.GetType().Name}.");
            }
        }
    }

    private static IEnumerable<string> NamesOf(Piece piece) => piece switch
    {
        Piece.Place place => [place.Name],
        Piece.Choice choice => choice.Texts.Values.SelectMany(pieces => pieces.SelectMany(NamesOf)).Prepend(choice.Name),
        _ => [],
    };

    /// <param name="counted">The name that # stands for; null outside a plural.</param>
    private static List<Piece> Read(string text, ref int at, bool isInside, string? counted)
    {
        var pieces = new List<Piece>();
        var literal = new StringBuilder();
        while (at < text.Length && !(isInside && text[at] == '}'))
        {
            var letter = text[at];
            if (letter == '\'') { literal.Append(ReadQuoted(text, ref at)); }
            else if (letter == '}') { throw Wrong(text, at); }
            else if (letter == '{' || (letter == '#' && counted is not null))
            {
                if (literal.Length > 0) { pieces.Add(new Piece.Literal(literal.ToString())); }
                literal.Clear();
                at++;
                pieces.Add(letter == '#' ? new Piece.Place(counted!) : ReadPlace(text, ref at, counted));
            }
            else
            {
                literal.Append(letter);
                at++;
            }
        }

        if (literal.Length > 0) { pieces.Add(new Piece.Literal(literal.ToString())); }
        return pieces;
    }

    // From the apostrophe: a single one that quotes no brace is just itself, as in "it's".
    private static string ReadQuoted(string text, ref int at)
    {
        at++;
        if (at < text.Length && text[at] == '\'') { at++; return "'"; }
        if (at == text.Length || text[at] is not ('{' or '}' or '#')) { return "'"; }

        var end = text.IndexOf('\'', at);
        if (end < 0) { throw Wrong(text, at); }

        var quoted = text[at..end];
        at = end + 1;
        return quoted;
    }

    private static Piece ReadPlace(string text, ref int at, string? counted)
    {
        var name = ReadWord(text, ref at);
        if (Take(text, ref at, '}')) { return new Piece.Place(name); }

        Expect(text, ref at, ',');
        var kind = ReadWord(text, ref at);
        if (kind is not ("plural" or "select")) { throw Wrong(text, at); }

        Expect(text, ref at, ',');
        var texts = new Dictionary<string, IReadOnlyList<Piece>>(StringComparer.Ordinal);
        while (!Take(text, ref at, '}'))
        {
            var key = ReadWord(text, ref at);
            Expect(text, ref at, '{');
            if (!texts.TryAdd(key, Read(text, ref at, isInside: true, kind == "plural" ? name : counted))) { throw Wrong(text, at); }
            Expect(text, ref at, '}');
        }

        return texts.ContainsKey(Piece.Choice.Other) ? new Piece.Choice(name, texts) : throw Wrong(text, at);
    }

    private static string ReadWord(string text, ref int at)
    {
        SkipBlanks(text, ref at);
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '=' or '-' or '_')) { at++; }
        return at > start ? text[start..at] : throw Wrong(text, at);
    }

    private static void Expect(string text, ref int at, char letter)
    {
        if (!Take(text, ref at, letter)) { throw Wrong(text, at); }
    }

    private static bool Take(string text, ref int at, char letter)
    {
        SkipBlanks(text, ref at);
        if (at == text.Length || text[at] != letter) { return false; }

        at++;
        return true;
    }

    private static void SkipBlanks(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) { at++; }
    }

    private static FormatException Wrong(string text, int at) => new($"The text “{text}” cannot be read at character {at + 1}.");

    private abstract record Piece
    {
        private Piece() { }

        public sealed record Literal(string Value) : Piece;

        public sealed record Place(string Name) : Piece;

        public sealed record Choice(string Name, IReadOnlyDictionary<string, IReadOnlyList<Piece>> Texts) : Piece
        {
            public const string Other = "other";

            /// <summary>That of the very value, else that of its category, else the last resort.</summary>
            public IReadOnlyList<Piece> TextFor(ChoiceValue value) =>
                Texts.GetValueOrDefault($"={value.Value}") ?? Texts.GetValueOrDefault(value.Category) ?? Texts[Other];
        }
    }
}

/// <summary>By what a choice in a text is made.</summary>
/// <param name="Value">A number in digits, for <c>=0</c>; empty for a word.</param>
/// <param name="Category">The plural category of a number; else the word itself.</param>
internal readonly record struct ChoiceValue(string Value, string Category)
{
    public static ChoiceValue Of(decimal number, PluralRules rules) => new(number.ToString("0.############################", CultureInfo.InvariantCulture), rules.CategoryOf(number));
}
