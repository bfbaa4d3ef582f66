using System.Globalization;
using System.Text;

namespace VideoWeb.Providers.Import;

/// <summary>Splits a command line as a POSIX shell would, without expanding or running anything.</summary>
/// <remarks>
/// <code>
/// 'as it stands'   "with \" and \\"   $'with \n \t \x41 \u00e9'   a\ b   line\
/// continued (and ^ or ` at a line's end, as Windows writes it)
/// </code>
/// A command for Windows, <c>^"with \^"quotes\^" and a ^% ^"</c>, is freed of its carets first. A variable stays as it is written. Bare line breaks part words, so that a command whose backslashes got lost is read too.
/// </remarks>
internal sealed class ShellWords
{
    private readonly string _text;
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private bool _isInWord;
    private int _at;

    // No command has so many; what is left of one is none.
    private const int MaxWords = 20_000;

    private ShellWords(string text) => _text = text;

    /// <summary>The words up to the end of the command, and whether a quote was left open.</summary>
    public static (IReadOnlyList<string> Words, bool IsUnfinished) Split(string text)
    {
        var reading = new ShellWords(WindowsCommand.IsOne(text) ? WindowsCommand.Unescaped(text) : text);
        var isUnfinished = !reading.ReadAll();
        return (reading._words, isUnfinished);
    }

    private bool ReadAll()
    {
        while (_at < _text.Length && _words.Count < MaxWords)
        {
            var letter = _text[_at++];
            switch (letter)
            {
                case '\'':
                    if (!ReadUntilSingle()) { return false; }
                    break;
                case '"':
                    if (!ReadUntilDouble()) { return false; }
                    break;
                case '$' when Next is '\'':
                    _at++;
                    if (!ReadUntilAnsi()) { return false; }
                    break;
                case '\\':
                    if (!SkipLineBreak() && _at < _text.Length) { Add(_text[_at++]); }
                    break;
                case '^' or '`' when SkipLineBreak():
                    break;
                // Also U+00A0, which pages put where they indent, and what has no width.
                case '\u200b' or '\u2060' or '\ufeff':
                case var space when char.IsWhiteSpace(space):
                    EndWord();
                    break;
                case '|' or ';' or '>' or '<' or '&' when !_isInWord:
                    // Another command begins, or a file is named. Inside a word it is part of an address that nobody quoted.
                    return true;
                default:
                    Add(letter);
                    break;
            }
        }
        EndWord();
        return true;
    }

    private char? Next => _at < _text.Length ? _text[_at] : null;

    private void Add(char letter)
    {
        _isInWord = true;
        _word.Append(letter);
    }

    private void EndWord()
    {
        if (_isInWord) { _words.Add(_word.ToString()); }
        _word.Clear();
        _isInWord = false;
    }

    private bool SkipLineBreak()
    {
        if (Next is '\n') { _at++; return true; }
        if (Next is not '\r') { return false; }
        _at++;
        if (Next is '\n') { _at++; }
        return true;
    }

    private bool ReadUntilSingle()
    {
        _isInWord = true;
        var end = _text.IndexOf('\'', _at);
        if (end < 0) { return false; }
        _word.Append(_text, _at, end - _at);
        _at = end + 1;
        return true;
    }

    private bool ReadUntilDouble()
    {
        _isInWord = true;
        while (_at < _text.Length)
        {
            var letter = _text[_at++];
            if (letter == '"') { return true; }
            if (letter != '\\') { _word.Append(letter); continue; }
            if (SkipLineBreak()) { continue; }
            // Before any other letter the backslash stands for itself.
            if (Next is '"' or '\\' or '$' or '`') { _word.Append(_text[_at++]); } else { _word.Append('\\'); }
        }
        return false;
    }

    private bool ReadUntilAnsi()
    {
        _isInWord = true;
        while (_at < _text.Length)
        {
            var letter = _text[_at++];
            if (letter == '\'') { return true; }
            if (letter != '\\') { _word.Append(letter); continue; }
            if (_at == _text.Length) { return false; }
            AddEscaped(_text[_at++]);
        }
        return false;
    }

    private void AddEscaped(char letter)
    {
        switch (letter)
        {
            case 'n': _word.Append('\n'); break;
            case 't': _word.Append('\t'); break;
            case 'r': _word.Append('\r'); break;
            case 'a': _word.Append('\a'); break;
            case 'b': _word.Append('\b'); break;
            case 'f': _word.Append('\f'); break;
            case 'v': _word.Append('\v'); break;
            case 'e' or 'E': _word.Append('\u001b'); break;
            case 'x': AddCode(2, 'x'); break;
            case 'u': AddCode(4, 'u'); break;
            case 'U': AddCode(8, 'U'); break;
            case >= '0' and <= '7':
                _at--;
                AddOctal();
                break;
            case '\\' or '\'' or '"' or '?': _word.Append(letter); break;
            default: _word.Append('\\').Append(letter); break;
        }
    }

    private void AddCode(int digits, char letter)
    {
        var end = _at;
        while (end < _text.Length && end - _at < digits && char.IsAsciiHexDigit(_text[end])) { end++; }
        if (end == _at) { _word.Append('\\').Append(letter); return; }
        var code = uint.Parse(_text.AsSpan(_at, end - _at), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _at = end;
        // A half of a surrogate pair is written as such: its other half follows.
        if (code <= char.MaxValue) { _word.Append((char)code); }
        else { _word.Append(Rune.TryCreate(code, out var rune) ? rune.ToString() : Rune.ReplacementChar.ToString()); }
    }

    private void AddOctal()
    {
        var code = 0;
        for (var digits = 0; digits < 3 && Next is >= '0' and <= '7'; digits++) { code = (code * 8) + (_text[_at++] - '0'); }
        _word.Append((char)(code & 0xff));
    }
}

/// <summary>Commands as browsers copy them for the command line of Windows: a caret before every letter that is special there.</summary>
/// <remarks><c>curl ^"https://…^" ^⏎  --data-raw ^"^{^\^"model^\^":^\^"kling-v1^\^"^}^"</c></remarks>
internal static class WindowsCommand
{
    public static bool IsOne(string text) => text.Contains(" ^\"", StringComparison.Ordinal) || text.Contains("\t^\"", StringComparison.Ordinal);

    /// <summary>What the program is given. A line break that is meant stands as a caret and two of them.</summary>
    public static string Unescaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '^' || at + 1 == text.Length) { plain.Append(text[at]); continue; }

            at++;
            if (text[at] is not ('\r' or '\n')) { plain.Append(text[at]); continue; }
            if (EndOfBreak(text, at) is var second && second < text.Length && text[second] is '\r' or '\n')
            {
                plain.Append('\n');
                at = EndOfBreak(text, second) - 1;
            }
            else
            {
                plain.Append(' ');
                at = second - 1;
            }
        }
        return plain.ToString();
    }

    private static int EndOfBreak(string text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
}
