using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace VideoWeb.Security;

/// <summary>Return addresses come from the query string, so anybody can write them: only a path on this site is followed.</summary>
internal static class LocalUrl
{
    /// <remarks>The framework's check also takes <c>~/</c>, which only its own redirects understand.</remarks>
    internal static string Or(string? url, string otherwise) => url is ['/', ..] && RedirectHttpResult.IsLocalUrl(url) ? Escape(url) : otherwise;

    // The query string was unescaped when it was read, and a header takes ASCII only. What is an escape already stays as it is.
    private static string Escape(string url)
    {
        if (!url.Any(letter => !IsPlain(letter))) { return url; }

        var escaped = new StringBuilder(url.Length + 16);
        foreach (var rune in url.EnumerateRunes())
        {
            if (rune.IsAscii && IsPlain((char)rune.Value)) { escaped.Append((char)rune.Value); }
            else { escaped.Append(Uri.EscapeDataString(rune.ToString())); }
        }

        return escaped.ToString();
    }

    private static bool IsPlain(char letter) => letter is > ' ' and <= '~' and not ('"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}');
}
