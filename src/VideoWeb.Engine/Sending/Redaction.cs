using System.Globalization;
using System.Text;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>Takes a key out of what a provider wrote, before anything else sees it: errors, stored answers and logs all come from that text.</summary>
/// <remarks>
/// Gateways echo keys: "Invalid token sk-… (request id: …)". The key is found in plain, percent-encoded and JSON-escaped, each character in
/// whichever of these forms, since an address inside a JSON text may mix them.
/// </remarks>
internal static class Redaction
{
    public const string Mask = "***";

    /// <summary>A shorter text is no real key, and taking it out could hit an id by chance.</summary>
    private const int ShortestKey = 8;

    /// <summary>The text without the key; the same text when it does not hold it.</summary>
    public static string Of(string text, SecretKey key)
    {
        var secret = key.Reveal().Trim();
        if (secret.Length < ShortestKey) { return text; }

        StringBuilder? clean = null;
        var copied = 0;
        for (var at = NextStart(text, 0, secret); at >= 0; at = NextStart(text, at, secret))
        {
            var end = EndOf(text, at, secret, 0);
            if (end < 0)
            {
                at++;
                continue;
            }

            clean = (clean ?? new StringBuilder(text.Length)).Append(text, copied, at - copied).Append(Mask);
            copied = at = end;
        }

        return clean is null ? text : clean.Append(text, copied, text.Length - copied).ToString();
    }

    private static int NextStart(string text, int from, string secret)
    {
        var offset = text.AsSpan(from).IndexOfAny(secret[0], '%', '\\');
        return offset < 0 ? -1 : from + offset;
    }

    // Where the rest of the key ends when it stands at this place, else -1. Only '%' and '\' can be read in two ways.
    private static int EndOf(string text, int at, string secret, int done)
    {
        for (; done < secret.Length; done++)
        {
            if (at >= text.Length) { return -1; }

            var escapedEnd = EscapedEnd(text, at, secret[done]);
            if (text[at] == secret[done])
            {
                if (escapedEnd > 0 && EndOf(text, escapedEnd, secret, done + 1) is > 0 and var end) { return end; }
                at++;
            }
            else if (escapedEnd > 0) { at = escapedEnd; }
            else { return -1; }
        }

        return at;
    }

    // %2D, \u002d, \/ and each with more backslashes, when JSON lies as text in JSON. -1 when none of them stands here.
    private static int EscapedEnd(string text, int at, char wanted)
    {
        if (text[at] == '%') { return IsHex(text, at + 1, 2, wanted) ? at + 3 : -1; }
        if (text[at] != '\\') { return -1; }

        while (at < text.Length && text[at] == '\\') { at++; }
        if (at < text.Length && text[at] == 'u' && IsHex(text, at + 1, 4, wanted)) { return at + 5; }
        return at < text.Length && text[at] == wanted ? at + 1 : -1;
    }

    private static bool IsHex(string text, int at, int length, char wanted) =>
        at + length <= text.Length
        && int.TryParse(text.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code == wanted;
}
