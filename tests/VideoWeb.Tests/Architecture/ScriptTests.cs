using System.Text.RegularExpressions;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>A Release build takes out the lines of a script that are comments, and reads no more than lines (<c>StripComments.targets</c>): in a text of several lines one that looks like a comment would be lost.</summary>
public sealed partial class ScriptTests
{
    public static TheoryData<string> Scripts => [.. Repository.Files("wwwroot", ".js").Concat(Repository.Files("src/VideoWeb", ".js"))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_TextOfSeveralLines_HasNoLineThatLooksLikeAComment(string path) => Assert.Empty(CommentLikeLines(Repository.Read(path)));

    [Theory]
    [InlineData("const css = `\n  // lost\n`;", "// lost")]
    [InlineData("const css = `\n  a ${b ? `\n\t/** lost */\n` : ''}\n`;", "/** lost */")]
    [InlineData("a(/[`'\"]/, `\n//lost`);", "//lost`);")]
    [InlineData("const half = whole / 2; b = `\n// lost`; // c / d", "// lost`; // c / d")]
    [InlineData("// it's `\n// a comment\nconst a = '`'; /* ` */\n// and another", null)]
    [InlineData("const address = `https://${host}\n  /path // kept`;\n// gone", null)]
    [InlineData("return /`/.test(text);\n// gone", null)]
    [InlineData("const text = `${a({ b: { c: 1 } })}`;\n// gone", null)]
    public void CommentLikeLines_AreThoseOfTemplatesAlone(string script, string? expected) => Assert.Equal(expected is null ? [] : [expected], CommentLikeLines(script));

    private static IReadOnlyList<string> CommentLikeLines(string script)
    {
        var texts = Templates(script);
        return [.. CommentLine().Matches(script).Where(line => texts.Any(text => line.Index > text.Start && line.Index <= text.End)).Select(line => line.Value.Trim())];
    }

    /// <summary>From where to where the script is text of a template; what a template computes is none of it.</summary>
    private static List<(int Start, int End)> Templates(string script)
    {
        var found = new List<(int, int)>();
        var open = new Stack<int>(); // of each template that is read: how many braces of code are open in it, -1 while its text is read
        var (start, before) = (0, ';');
        for (var at = 0; at < script.Length; at++)
        {
            if (open.TryPeek(out var braces) && braces < 0)
            {
                var isEnd = script[at] == '`';
                if (script[at] == '\\') { at++; }
                else if (isEnd || (script[at] == '$' && at + 1 < script.Length && script[at + 1] == '{'))
                {
                    found.Add((start, at));
                    open.Pop();
                    if (!isEnd) { (at, before) = (at + 1, '{'); open.Push(0); } else { before = '`'; }
                }

                continue;
            }

            var letter = script[at];
            if (letter == '`') { start = at; open.Push(-1); }
            else if (letter == '}' && open.Count > 0 && open.Peek() == 0) { open.Pop(); open.Push(-1); start = at; }
            else if (Skipped().Match(script, at) is { Success: true } skipped) { at += skipped.Length - 1; }
            else if (letter == '/' && (BeforeRegex.Contains(before, StringComparison.Ordinal) || script[..at].TrimEnd().EndsWith("return", StringComparison.Ordinal)) && Regex().Match(script, at) is { Success: true } regex)
            {
                (at, before) = (at + regex.Length - 1, '/');
            }
            else
            {
                if (open.Count > 0 && letter is '{' or '}') { open.Push(open.Pop() + (letter == '{' ? 1 : -1)); }
                if (!char.IsWhiteSpace(letter)) { before = letter; }
            }
        }

        return found;
    }

    // Behind these a slash begins a regular expression; behind anything else it divides.
    private const string BeforeRegex = "(,=:[!&|?{};+->";

    // As the build takes them out.
    [GeneratedRegex(@"^[ \t]*(?://[^\n]*|/\*\*[^\n]*\*/)\r?$", RegexOptions.Multiline)]
    private static partial Regex CommentLine();

    // Comments and strings.
    [GeneratedRegex(@"\G(?://[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|""(?:\\.|[^""\\\n])*"")", RegexOptions.Singleline)]
    private static partial Regex Skipped();

    [GeneratedRegex(@"\G/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/")]
    private static partial Regex Regex();
}
