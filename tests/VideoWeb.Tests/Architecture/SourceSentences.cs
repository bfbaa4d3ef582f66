using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VideoWeb.Tests.Architecture;

/// <summary>The sentences in C# source, with {0}, {1} where values go into them.</summary>
internal static partial class SourceSentences
{
    /// <summary>Those that end with a full stop, without what only a log, an exception or --help says.</summary>
    public static IEnumerable<string> In(string source) => source.Split('\n')
        .Where(line => !NotForReaders().IsMatch(line))
        .SelectMany(Strings)
        .Select(text => text.Trim())
        .Where(text => text.EndsWith('.') && Words().IsMatch(text) && !LogNames().IsMatch(text));

    private static IEnumerable<string> Strings(string line)
    {
        for (var at = line.IndexOf('"', StringComparison.Ordinal); at >= 0 && at < line.Length; at = line.IndexOf('"', at))
        {
            var hasHoles = at > 0 && line[at - 1] == '$';
            var text = new StringBuilder();
            at = ReadString(line, at + 1, hasHoles, text);
            yield return text.ToString();
            if (at >= line.Length) { yield break; }
        }
    }

    private static int ReadString(string line, int at, bool hasHoles, StringBuilder text)
    {
        var holes = 0;
        while (at < line.Length && line[at] != '"')
        {
            if (line[at] == '\\' && at + 1 < line.Length)
            {
                text.Append(line[at + 1]);
                at += 2;
            }
            else if (hasHoles && line[at] == '{' && line[at + 1] != '{')
            {
                at = SkipHole(line, at + 1);
                text.Append(CultureInfo.InvariantCulture, $"{{{holes++}}}");
            }
            else
            {
                text.Append(line[at++]);
            }
        }

        return at + 1;
    }

    private static int SkipHole(string line, int at)
    {
        for (var depth = 1; depth > 0; at++)
        {
            if (line[at] == '{') { depth++; }
            else if (line[at] == '}') { depth--; }
            else if (line[at] == '"') { at = ReadString(line, at + 1, line[at - 1] == '$', new StringBuilder()) - 1; }
        }

        return at;
    }

    [GeneratedRegex(@"Exception\(|Log(Trace|Debug|Information|Warning|Error|Critical)\(|\bDescription = ""|^\s*//")]
    private static partial Regex NotForReaders();

    // A log's values have names, also where the call stands on the line before.
    [GeneratedRegex(@"\{[A-Z]")]
    private static partial Regex LogNames();

    [GeneratedRegex("[a-z] [a-z]")]
    private static partial Regex Words();
}
