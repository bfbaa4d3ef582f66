using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace VideoWeb.Engine.Sending;

/// <summary>
/// Finds the letters and digits of a key in a stream of letters, whatever their case and whatever stands between them but a quotation mark: as they
/// are, in base64 and in hex; whole, or any piece of <see cref="PieceLength"/> of them. Each letter costs the same, whatever the key and the text are.
/// Of a key that people made of words, such as <c>film-crew-production-relay</c>, a piece must be two thirds: names of teams and products stand in
/// the ids and the addresses of answers too, and an address with a hole in it is a lost clip.
/// </summary>
internal sealed partial class KeyPieces
{
    /// <summary>So many of the key's letters and digits together are the key's and no chance. A key that has fewer is only found whole.</summary>
    public const int PieceLength = 12;

    // So many letters in a row that a key and an address share are no chance either, whatever they mean.
    private const int LongestPiece = 24;

    private const int ShortestKey = 8;

    // In hex each takes two.
    private const int Kept = 64;
    private const int Last = Kept - 1;
    private const int Digits = 36;

    // By ASCII: the number to the base of 36, or -1.
    private static readonly sbyte[] Numbers = [.. Enumerable.Range(0, 128).Select(letter => (sbyte)(char.IsAsciiDigit((char)letter) ? letter - '0' : char.IsAsciiLetter((char)letter) ? (letter | 0x20) - 'a' + 10 : -1))];

    private readonly Window[] _windows = [];
    private readonly byte[] _digits = new byte[Kept];
    private readonly int[] _starts = new int[Kept];
    private int _count;

    public KeyPieces(string secret)
    {
        var (told, letters) = (WithoutHead(secret), LettersOf(WithoutHead(secret)));
        AreAll = letters.Length >= ShortestKey && !secret.Any(letter => letter is '"' or '%' or '\\' or '&' || !char.IsAscii(letter));
        if (letters.Length < ShortestKey) { return; }

        var bytes = Encoding.UTF8.GetBytes(told);
        Spelling[] spellings =
        [
            new(letters, 1),
            new(LettersOf(Convert.ToHexString(bytes)), 2),
            // A text is three texts in base64, by where it begins; the letters at its ends belong to its neighbours too.
            .. Enumerable.Range(0, 3).Select(before => new Spelling(LettersOf(InnerBase64(bytes, before)), 4d / 3)),
        ];
        var piece = IsOfWords(told) ? Math.Clamp(letters.Length * 2 / 3, PieceLength, LongestPiece) : PieceLength;
        _windows = [.. spellings.Where(one => one.Letters.Length >= ShortestKey).GroupBy(one => (Math.Min(one.Letters.Length, PieceLength), one.Width)).Select(group => new Window(group.Key.Item1, piece, group))];
    }

    /// <summary>The key has too few letters and digits to be told from chance by them.</summary>
    public bool IsEmpty => _windows.Length == 0;

    /// <summary>Whoever finds these finds the key in whatever is made of it.</summary>
    public bool AreAll { get; }

    /// <summary>Takes the next letter.</summary>
    /// <param name="start">Where it stands, with its escape.</param>
    /// <param name="found">Where a piece that ends with it stands is added.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(char letter, int start, int end, FoundRanges found)
    {
        if (DigitOf(letter) is not (>= 0 and var digit))
        {
            if (letter == '"') { _count = 0; }
            return;
        }

        (_digits[_count & Last], _starts[_count & Last]) = ((byte)digit, start);
        foreach (var window in _windows)
        {
            var length = window.Add(_count, digit, _digits);
            if (length > 0) { found.Add(_starts[(_count + 1 - length) & Last], end); }
        }

        _count++;
    }

    // The head of a JWT says how it is signed, as that of every other does, such as one in the address of a clip.
    private static string WithoutHead(string secret) => secret.StartsWith("eyJ", StringComparison.Ordinal) && secret.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? secret[(dot + 1)..] : secret;

    // What is made by dice has digits and capitals among its letters.
    private static bool IsOfWords(string key) => Separators().Split(key).Where(part => part.Length > 0).All(Word().IsMatch);

    private static string LettersOf(string text) => string.Concat(text.Where(letter => DigitOf(letter) >= 0)).ToLowerInvariant();

    private static string InnerBase64(byte[] bytes, int before)
    {
        var whole = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
        var (start, end) = (((before * 8) + 5) / 6, (before + bytes.Length) * 8 / 6);
        return whole[start..end];
    }

    private static int DigitOf(char letter) => letter < Numbers.Length ? Numbers[letter] : -1;

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Separators();

    // production, Production, PRODUCTION, studio2, 2026
    [GeneratedRegex(@"^(?:(?:[A-Z]?[a-z]+|[A-Z]+)[0-9]{0,4}|[0-9]{1,4})$")]
    private static partial Regex Word();

    /// <param name="Width">How many letters one of the key takes.</param>
    private readonly record struct Spelling(string Letters, double Width);

    // The last letters as one number to the base of 36: twelve of them fit into 64 bits, so that equal numbers are equal letters. Where a letter of the
    // key takes more than one, so many numbers in a row must be pieces that enough letters of the key stand there: a name of nine that the key and an
    // address share is no piece.
    private sealed class Window
    {
        private readonly HashSet<ulong> _pieces = [];
        private readonly ulong[] _marks = new ulong[64];
        private readonly ulong _top = 1;
        private readonly int _length;
        private readonly int _needed;
        private ulong _value;
        private int _run;

        public Window(int length, int piece, IEnumerable<Spelling> spellings)
        {
            _length = length;
            for (var digit = 1; digit < length; digit++) { _top *= Digits; }
            var shortest = int.MaxValue;
            foreach (var (letters, width) in spellings)
            {
                shortest = Math.Min(shortest, Math.Min(letters.Length, (int)(piece * width)));
                for (var at = 0; at + length <= letters.Length; at++)
                {
                    var number = letters.AsSpan(at, length).ToArray().Aggregate(0UL, (value, letter) => (value * Digits) + (ulong)DigitOf(letter));
                    _pieces.Add(number);
                    _marks[Mark(number) >> 6] |= 1UL << (Mark(number) & 63);
                }
            }

            _needed = shortest - length + 1;
        }

        /// <summary>How many letters up to this one are a piece; 0 when they are none.</summary>
        /// <param name="before">How many came before it in a row.</param>
        /// <param name="last">The last ones, each at its number.</param>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public int Add(int before, int digit, byte[] last)
        {
            if (before == 0) { (_value, _run) = (0, 0); }
            if (before >= _length) { _value -= last[(before - _length) & Last] * _top; }
            _value = (_value * Digits) + (ulong)digit;
            if (before + 1 < _length || (_marks[Mark(_value) >> 6] & (1UL << (Mark(_value) & 63))) == 0 || !_pieces.Contains(_value))
            {
                _run = 0;
                return 0;
            }

            return ++_run < _needed ? 0 : _length + _needed - 1;
        }

        private static int Mark(ulong value) => (int)((value * 0x9E3779B97F4A7C15) >> 52);
    }
}
