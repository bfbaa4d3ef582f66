using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>Takes a key out of what a provider wrote, before anything else sees it: errors, stored answers and logs all come from that text.</summary>
/// <remarks>
/// Gateways echo keys: "Invalid token sk-… (request id: …)". The key is found in plain and under the escapes of addresses, JSON and HTML, each character in
/// whichever of these forms, since an address inside a JSON text may mix them. Where it has enough letters and digits, these are also found in the other
/// case, with anything between them, in base64, in hex, and as any piece of <see cref="KeyPieces.PieceLength"/> of them. The time grows with the text alone.
/// </remarks>
internal static class Redaction
{
    public const string Mask = "***";

    /// <summary>A shorter text is no real key, and taking it out could hit an id by chance.</summary>
    private const int ShortestKey = 8;

    // Unescaped letters that are searched at once.
    private const int BlockLength = 16 * 1024;

    /// <summary>The text without the key; the same text when it does not hold it.</summary>
    public static string Of(string text, SecretKey key)
    {
        var secret = key.Reveal().Trim();
        if (secret.Length < ShortestKey || text.Length < ShortestKey) { return text; }

        var found = new FoundRanges();
        for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = text.IndexOf(secret, at + secret.Length, StringComparison.Ordinal))
        {
            found.Add(at, at + secret.Length);
        }

        var pieces = new KeyPieces(secret);
        if (!pieces.IsEmpty) { FindPieces(text, pieces, found); }
        if (!pieces.AreAll) { FindUnescaped(text, secret, found); }
        return found.IsEmpty ? text : Masked(text, found);
    }

    // An answer of megabytes is no reason to wait until the run time has found out that this is worth while.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FindPieces(string text, KeyPieces pieces, FoundRanges found)
    {
        var escapes = new UnescapedText(text, isNested: true);
        while (true)
        {
            var (start, end) = escapes.SkipPlain();
            for (var at = start; at < end; at++) { pieces.Add(text[at], at, at + 1, found); }
            if (!escapes.TryRead(out var letter, out var from, out var to)) { return; }

            pieces.Add(letter, from, to, found);
        }
    }

    // Letter by letter, for keys of which too little is letters and digits.
    private static void FindUnescaped(string text, string secret, FoundRanges found)
    {
        // Backslashes are left out, and unescaping takes an escape inside the key itself for one.
        string[] spellings = [.. new[] { secret, UnescapedText.Of(secret) }.Select(one => one.Replace("\\", "", StringComparison.Ordinal)).Where(one => one.Length > 0).Distinct()];
        var overlap = spellings.Max(one => one.Length) - 1;
        var letters = ArrayPool<char>.Shared.Rent(BlockLength + overlap);
        var places = ArrayPool<(int Start, int End)>.Shared.Rent(BlockLength + overlap);
        try
        {
            var escapes = new UnescapedText(text);
            var count = 0;
            while (escapes.TryRead(out letters[count], out places[count].Start, out places[count].End))
            {
                if (letters[count] == '\\') { continue; }
                if (++count < BlockLength + overlap) { continue; }

                Search(letters.AsSpan(0, count), places, spellings, found);
                letters.AsSpan(count - overlap, overlap).CopyTo(letters);
                places.AsSpan(count - overlap, overlap).CopyTo(places);
                count = overlap;
            }

            Search(letters.AsSpan(0, count), places, spellings, found);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
            ArrayPool<(int Start, int End)>.Shared.Return(places);
        }
    }

    private static void Search(ReadOnlySpan<char> letters, (int Start, int End)[] places, string[] spellings, FoundRanges found)
    {
        foreach (var spelling in spellings)
        {
            for (var at = 0; letters[at..].IndexOf(spelling, StringComparison.Ordinal) is >= 0 and var offset; at += offset + spelling.Length)
            {
                found.Add(places[at + offset].Start, places[at + offset + spelling.Length - 1].End);
            }
        }
    }

    private static string Masked(string text, FoundRanges found)
    {
        var clean = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var (start, end) in found.Merged())
        {
            clean.Append(text, copied, start - copied).Append(Mask);
            copied = end;
        }

        return clean.Append(text, copied, text.Length - copied).ToString();
    }
}

/// <summary>Places in a text, in any order. As numbers they sort quickly, however many a text is made to hold.</summary>
internal sealed class FoundRanges
{
    private readonly List<long> _ranges = [];

    public bool IsEmpty => _ranges.Count == 0;

    public void Add(int start, int end)
    {
        // Pieces of one key follow each other letter by letter.
        if (_ranges.Count > 0 && Read(_ranges[^1]) is var last && start >= last.Start && start < last.End)
        {
            if (end > last.End) { _ranges[^1] = Range(last.Start, end); }
        }
        else
        {
            _ranges.Add(Range(start, end));
        }
    }

    /// <summary>By their place; those that overlap are one, and those that only touch are two.</summary>
    public IEnumerable<(int Start, int End)> Merged()
    {
        _ranges.Sort();
        for (var index = 0; index < _ranges.Count;)
        {
            var (start, end) = Read(_ranges[index++]);
            while (index < _ranges.Count && Read(_ranges[index]) is var next && next.Start < end)
            {
                end = Math.Max(end, next.End);
                index++;
            }

            yield return (start, end);
        }
    }

    private static long Range(int start, int end) => ((long)start << 32) | (uint)end;

    private static (int Start, int End) Read(long range) => ((int)(range >> 32), (int)(range & int.MaxValue));
}
