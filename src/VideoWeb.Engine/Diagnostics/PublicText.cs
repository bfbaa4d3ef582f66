using System.Globalization;
using System.Text.RegularExpressions;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Diagnostics;

/// <summary>Makes a text of a task's traffic fit to be handed to others: addresses lose all but their host, keys and inline media their substance.</summary>
internal static partial class PublicText
{
    private const int Longest = 64 * 1024;

    /// <summary>The text with what opens doors taken out, cut at 64 thousand characters. Null stays null.</summary>
    /// <param name="site">Stands in place of the sandbox's address, which leads nowhere outside this process; null where nothing is of the sandbox.</param>
    public static string? Of(string? text, Uri? site = null)
    {
        if (text is null) { return null; }

        var shown = DataUri().Replace(text, match => Shortened($"data:{match.Groups["type"].Value}", match));
        // An address can be signed in its query, its path or its user name, and each provider does it otherwise.
        shown = Address().Replace(shown, match => Shortened(OriginOf(match, site), match));
        shown = Credential().Replace(shown, "${scheme} ***");
        shown = Key().Replace(shown, "${prefix}***");
        return shown.Length <= Longest ? shown : $"{TextCut.To(shown, Longest)}… (cut)";
    }

    private static string OriginOf(Match address, Uri? site) => site is not null && address.Groups["host"].ValueSpan.Equals(SandboxAddress.Host, StringComparison.OrdinalIgnoreCase)
        ? $"{site.GetLeftPart(UriPartial.Authority)}/"
        : $"{address.Groups["scheme"].Value}://{address.Groups["host"].Value}/";

    private static string Shortened(string beginning, Match match) => string.Create(CultureInfo.InvariantCulture, $"{beginning}… ({match.Length} characters)");

    // https://cdn.example.com/clip.mp4?Expires=… and, inside JSON that escapes slashes, https:\/\/cdn…
    // Letters are told by ASCII alone, here and below: what they are in Unicode takes long to find out.
    [GeneratedRegex("""(?<scheme>https?):(?:\\?/){2}(?:[^\x00-\x20"'<>/@\\]*@)?(?<host>[^\x00-\x20"'<>/\\?#]+)[^\x00-\x20"'<>]*""", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("""data:(?<type>[A-Z0-9_.+-]+/[A-Z0-9_.+-]+)[;,][^\x00-\x20"'<>]*""", RegexOptions.IgnoreCase)]
    private static partial Regex DataUri();

    [GeneratedRegex("""(?<![A-Z0-9_])(?<scheme>Bearer|Token)\s+[A-Za-z0-9._~+/=-]{8,}""", RegexOptions.IgnoreCase)]
    private static partial Regex Credential();

    [GeneratedRegex("""(?<![A-Z0-9_])(?<prefix>(?:sk|ak|key|api)[-_])[A-Za-z0-9_-]{12,}""", RegexOptions.IgnoreCase)]
    private static partial Regex Key();
}
