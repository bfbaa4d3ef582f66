using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace VideoWeb.Engine.Sending;

/// <summary>
/// Reads a text letter by letter with the escapes of addresses (<c>%2D</c>), JSON (<c>\u002d</c>, <c>\/</c>, and each with more backslashes, when JSON lies as
/// text in JSON) and HTML (<c>&amp;#45;</c>, <c>&amp;#x2D;</c>, <c>&amp;amp;</c>) taken off once. Backslashes themselves are left out.
/// </summary>
/// <param name="isNested">What an escape stands for may begin another: <c>\u0026#45;</c>, <c>%252D</c>.</param>
internal ref struct UnescapedText(string text, bool isNested = false)
{
    // More than JSON four times inside JSON has; a longer run is no escape.
    private const int MostBackslashes = 16;
    private const int LongestName = 8;

    private int _at;

    /// <summary>All letters of a text.</summary>
    public static string Of(string text)
    {
        var letters = new StringBuilder(text.Length);
        var escapes = new UnescapedText(text);
        while (escapes.TryRead(out var letter, out _, out _)) { letters.Append(letter); }
        return letters.ToString();
    }

    /// <summary>Passes over the letters that are nothing but themselves.</summary>
    /// <returns>Where they stand.</returns>
    public (int Start, int End) SkipPlain()
    {
        var (start, length) = (_at, text.AsSpan(_at).IndexOfAny('%', '\\', '&'));
        _at = length < 0 ? text.Length : start + length;
        return (start, _at);
    }

    /// <summary>The next letter and where it stands in the text; false at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(out char letter, out int start, out int end)
    {
        start = _at;
        while (_at < text.Length)
        {
            letter = text[_at];
            switch (letter)
            {
                case '\\':
                    if (!TryReadBackslashes(ref start, out letter)) { continue; }

                    ReadOn(ref letter);
                    break;
                case '%' when TryReadHex(_at + 1, 2, out var escaped):
                    letter = escaped;
                    _at += 3;
                    ReadOn(ref letter);
                    break;
                case '&' when TryReadEntity(_at + 1, out var escaped):
                    letter = escaped;
                    ReadOn(ref letter);
                    break;
                default:
                    _at++;
                    break;
            }

            end = _at;
            return true;
        }

        (letter, end) = ('\0', _at);
        return false;
    }

    // Each step takes letters of the text, so that no nesting costs more than they do.
    private void ReadOn(ref char letter)
    {
        while (isNested)
        {
            if (letter == '%' && TryReadHex(_at, 2, out var escaped)) { _at += 2; }
            else if (letter != '&' || !TryReadEntity(_at, out escaped)) { return; }

            letter = escaped;
        }
    }

    // False when only the backslashes, and the letter of a line break behind them, were passed over.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryReadBackslashes(ref int start, out char letter)
    {
        var first = _at;
        var length = text.AsSpan(_at).IndexOfAnyExcept('\\');
        _at = length < 0 ? text.Length : _at + length;
        start = length is > 0 and <= MostBackslashes ? first : _at;
        letter = '\0';
        if (_at == text.Length) { return false; }

        var digits = text[_at] switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits > 0 && TryReadHex(_at + 1, digits, out letter))
        {
            _at += 1 + digits;
            return true;
        }

        if (text[_at] is 'n' or 'r' or 't')
        {
            start = ++_at;
            return false;
        }

        if (text[_at] is '%' or '&')
        {
            start = _at;
            return false;
        }

        letter = text[_at++];
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly bool TryReadHex(int at, int length, out char letter)
    {
        letter = '\0';
        if (at + length > text.Length) { return false; }

        var code = 0;
        for (var end = at + length; at < end; at++)
        {
            if (!char.IsAsciiHexDigit(text[at])) { return false; }
            code = (code << 4) | Digit(text[at]);
        }

        letter = (char)code;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryReadEntity(int at, out char letter)
    {
        letter = '\uFFFD';
        var rest = text.AsSpan(at, Math.Min(LongestName + 2, text.Length - at));
        var isNumber = rest.StartsWith("#");
        var isHex = isNumber && rest.Length > 1 && rest[1] is 'x' or 'X';
        var name = rest[(isHex ? 2 : isNumber ? 1 : 0)..];
        var length = 0;
        while (length < name.Length && length < LongestName && (isHex ? char.IsAsciiHexDigit(name[length]) : isNumber ? char.IsAsciiDigit(name[length]) : char.IsAsciiLetter(name[length]))) { length++; }

        var isClosed = length < name.Length && name[length] == ';';
        if (length == 0 || (!isNumber && !isClosed)) { return false; }

        letter = isNumber ? OfNumber(name[..length], isHex) : OfName(name[..length]);
        _at = at + (rest.Length - name.Length) + length + (isClosed ? 1 : 0);
        return true;
    }

    private static char OfNumber(ReadOnlySpan<char> digits, bool isHex) =>
        int.TryParse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is > 0 and <= char.MaxValue
            ? (char)code
            : '\uFFFD';

    private static char OfName(ReadOnlySpan<char> name) => name switch
    {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "plus" => '+',
        "sol" => '/',
        "equals" => '=',
        "hyphen" or "dash" => '-',
        "lowbar" => '_',
        "period" => '.',
        _ => '\uFFFD',
    };

    private static int Digit(char hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
