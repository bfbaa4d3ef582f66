using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Import;

/// <summary>Finds the JSON object of a request inside a text that may hold other things: a heading, headers, a few lines of Python.</summary>
internal static class LooseJson
{
    private const int MaxTries = 40;

    // A request of many thousand values is none, and every one of them would cost.
    private const int MaxTokens = 200_000;

    // Tries may read what others have read before, but not over and over.
    private const int MaxPasses = 3;

    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The first object that has a member by which requests are known; null when there is none.</summary>
    public static JsonObject? FirstRequest(string text) => Find(text) ?? (CopiedJson.HasFlaw(text) ? Find(CopiedJson.Mend(text)) : null);

    private static JsonObject? Find(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var left = (long)bytes.Length * MaxPasses;
        var at = Array.IndexOf(bytes, (byte)'{');
        for (var tries = 0; at >= 0 && tries < MaxTries && left > 0; tries++)
        {
            var (isWhole, length) = Measure(bytes.AsSpan(at));
            left -= length;
            if (isWhole && Parse(bytes.AsSpan(at, length)) is { } found && IsRequest(found)) { return found; }

            // Where it is not JSON, a later brace may begin some.
            at = Array.IndexOf(bytes, (byte)'{', at + (isWhole ? length : 1));
        }
        return null;
    }

    private static (bool IsWhole, int Length) Measure(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, Lenient);
        try
        {
            for (var tokens = 0; tokens < MaxTokens && reader.Read(); tokens++)
            {
                if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0) { return (true, (int)reader.BytesConsumed); }
            }
        }
        catch (JsonException)
        {
            // Not JSON from here on.
        }
        return (false, (int)Math.Max(1, reader.BytesConsumed));
    }

    private static JsonObject? Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, Lenient);
        using var document = JsonDocument.ParseValue(ref reader);
        return WireJson.ToNode(document.RootElement) as JsonObject;
    }

    private static bool IsRequest(JsonObject body) => body.ContainsKey("model") || body.ContainsKey("prompt") || body.ContainsKey("content");
}

/// <summary>JSON as pages, chats and shells leave it: hard spaces as indentation, curly quotes, quotes that a shell has escaped, broken lines inside a text.</summary>
internal static class CopiedJson
{
    private const string CurlyQuotes = "“”„‟";
    private const string OddSpaces = "\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff";

    private static readonly SearchValues<char> Flaws = SearchValues.Create(CurlyQuotes + OddSpaces + "`\n\r\t");

    /// <summary>Whether there is anything that <see cref="Mend"/> changes.</summary>
    public static bool HasFlaw(string text) =>
        text.AsSpan().IndexOfAny(Flaws) >= 0 || text.Contains("\\\"", StringComparison.Ordinal) || text.Contains("\"\"", StringComparison.Ordinal);

    /// <summary>The same with plain quotes and spaces. Outside of JSON it may change anything.</summary>
    public static string Mend(string text)
    {
        var opening = text.IndexOf('{', StringComparison.Ordinal);
        if (opening < 0) { return text; }
        var mended = new StringBuilder(text.Length);
        var quote = QuoteAfter(text, opening + 1);
        for (var at = opening; at < text.Length;)
        {
            if (Quote(text, at, quote) is > 0 and var length)
            {
                // What a plain quote has opened a plain one closes, also among curly ones.
                at = CopyText(text, at + length, text[at] == '"' && quote == CurlyQuotes ? "\"" : quote, mended);
            }
            else
            {
                mended.Append(IsOddSpace(text[at]) ? ' ' : text[at]);
                at++;
            }
        }
        return mended.ToString();
    }

    // How this text writes its quotes, by the first one: " “ \" `" or "".
    private static string QuoteAfter(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || IsOddSpace(text[at]))) { at++; }
        if (at >= text.Length) { return "\""; }
        if (CurlyQuotes.Contains(text[at])) { return CurlyQuotes; }
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        return next == '"' && text[at] is '\\' or '`' or '"' ? $"{text[at]}\"" : "\"";
    }

    /// <summary>How many letters the quote at this place has; 0 when there is none.</summary>
    private static int Quote(string text, int at, string quote)
    {
        if (quote == CurlyQuotes) { return text[at] is '“' or '”' or '„' or '‟' or '"' ? 1 : 0; }
        if (text[at] != quote[0]) { return 0; }
        return quote.Length == 1 ? 1 : string.CompareOrdinal(text, at, quote, 0, quote.Length) == 0 ? quote.Length : 0;
    }

    /// <summary>Copies a text up to its closing quote. A line break there is one that somebody's window made.</summary>
    private static int CopyText(string text, int at, string quote, StringBuilder mended)
    {
        mended.Append('"');
        while (at < text.Length)
        {
            if (text[at] != '"' || quote != CurlyQuotes)
            {
                if (Quote(text, at, quote) is > 0 and var length) { mended.Append('"'); return at + length; }
            }
            switch (text[at])
            {
                // \\\" is a quote inside a text whose quotes are written \".
                case '\\' when quote == "\\\"" && at + 3 < text.Length && text[at + 1] == '\\' && text[at + 2] == '\\' && text[at + 3] == '"':
                    mended.Append("\\\"");
                    at += 4;
                    break;
                case '\\' when at + 1 < text.Length:
                    mended.Append(text, at, 2);
                    at += 2;
                    break;
                case '\r' or '\n' or '\t':
                    mended.Append(text[at] switch { '\n' => "\\n", '\r' => "", _ => "\\t" });
                    at++;
                    break;
                case '"':
                    mended.Append("\\\"");
                    at++;
                    break;
                default:
                    mended.Append(text[at++]);
                    break;
            }
        }
        return at;
    }

    // U+00A0, the ideographic space, and what has no width at all.
    private static bool IsOddSpace(char letter) => letter is > '\u007f' && OddSpaces.Contains(letter);
}
