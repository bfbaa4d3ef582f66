using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace VideoWeb.Providers.Import;

/// <summary>What matters of a cURL command: where it goes and what it sends. It is never run.</summary>
/// <param name="Address">As written, placeholders and all; null when there is none.</param>
/// <param name="Data">Null when there is none.</param>
/// <param name="DataFile">The data stands in a file (<c>-d @body.json</c>).</param>
/// <param name="HadKey">There was a header or an option that carries a key; its value is gone.</param>
/// <param name="IsUnfinished">A quote is open at the end.</param>
internal sealed partial record CurlCommand(string? Address, string? Data, bool DataFile, bool HadKey, bool IsUnfinished)
{
    private static readonly FrozenSet<string> DataOptions =
        new[] { "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json" }.ToFrozenSet();

    private static readonly FrozenSet<string> KeyOptions = new[] { "-u", "--user", "--oauth2-bearer", "-b", "--cookie" }.ToFrozenSet();

    // Their values would else be taken for an address.
    private static readonly FrozenSet<string> OtherOptions = new[]
    {
        "-X", "--request", "-A", "--user-agent", "-e", "--referer", "-o", "--output", "-x", "--proxy", "-m", "--max-time", "--connect-timeout", "--retry",
        "--retry-delay", "-F", "--form", "-w", "--write-out", "-c", "--cookie-jar", "-E", "--cert", "--key", "--cacert", "--resolve", "-T", "--upload-file",
    }.ToFrozenSet();

    /// <summary>Null when the text holds no such command.</summary>
    public static CurlCommand? Find(string text)
    {
        var begin = Word().Match(text);
        // JSON that comes first is what was pasted; "curl" may be a word of its prompt.
        if (!begin.Success || (text.IndexOf('{', StringComparison.Ordinal) is var brace and >= 0 && brace < begin.Index && text.TrimStart()[0] == '{')) { return null; }

        var (words, isUnfinished) = ShellWords.Split(text[(begin.Index + begin.Length)..]);
        return isUnfinished ? new CurlCommand(null, null, false, false, true) : From(words);
    }

    private static CurlCommand From(IReadOnlyList<string> words)
    {
        string? address = null;
        var data = new List<string>();
        var (dataFile, hadKey, isJson) = (false, false, false);
        for (var at = 0; at < words.Count; at++)
        {
            var (option, attached) = Parts(words[at]);
            var value = option is null || !TakesValue(option) ? null : attached ?? (at + 1 < words.Count ? words[++at] : "");
            if (option is null) { address ??= words[at].Contains('/', StringComparison.Ordinal) ? words[at] : null; }
            else if (option == "--url") { address = value; }
            else if (option is "-H" or "--header") { hadKey |= KeyFields.Holds(value![..Math.Max(0, value!.IndexOf(':', StringComparison.Ordinal))]); }
            else if (KeyOptions.Contains(option)) { hadKey = true; }
            else if (DataOptions.Contains(option))
            {
                isJson |= option == "--json";
                dataFile |= option != "--data-raw" && value!.StartsWith('@');
                data.Add(value!);
            }
        }
        return new CurlCommand(address, data.Count == 0 ? null : string.Join(isJson ? "" : "&", data), dataFile, hadKey, IsUnfinished: false);
    }

    private static bool TakesValue(string option) =>
        option is "--url" or "-H" or "--header" || DataOptions.Contains(option) || KeyOptions.Contains(option) || OtherOptions.Contains(option);

    //   --data  --data={…}  -d  -d{…}  -XPOST
    private static (string? Option, string? Attached) Parts(string word)
    {
        if (word.Length < 2 || word[0] != '-') { return (null, null); }
        if (word[1] == '-')
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            return equals > 0 && TakesValue(word[..equals]) ? (word[..equals], word[(equals + 1)..]) : (word, null);
        }
        return word.Length > 2 && TakesValue(word[..2]) ? (word[..2], word[2..]) : (word, null);
    }

    [GeneratedRegex(@"(?:^|[\s/`$])curl(?:\.exe)?\s", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
