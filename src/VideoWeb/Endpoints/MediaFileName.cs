using System.Globalization;
using System.Text;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Endpoints;

/// <summary>Names a download after what it shows, in characters that every file system takes.</summary>
internal static class MediaFileName
{
    private const int LongestStem = 60;

    // What follows tells whether the last character is whole.
    private const int Spare = 40;

    /// <summary><c>a-red-kite-over-the-sea-3f2a91.mp4</c>. Letters and digits of any script stay, everything else becomes a dash.</summary>
    /// <param name="words">The prompt; may be empty.</param>
    /// <param name="id">The asset's id; its last six characters keep two clips of one prompt apart (the first ones are the time).</param>
    /// <param name="ending">With its dot.</param>
    public static string Of(string words, string id, string ending)
    {
        var stem = new StringBuilder(LongestStem);
        foreach (var rune in words.EnumerateRunes())
        {
            if (stem.Length > LongestStem + Spare) { break; }

            if (IsKept(rune)) { stem.Append(Rune.ToLowerInvariant(rune)); }
            else if (stem.Length > 0 && stem[^1] != '-') { stem.Append('-'); }
        }

        var name = TextCut.To(stem.ToString(), LongestStem).Trim('-');
        return $"{(name.Length == 0 ? "clip" : name)}-{id[^Math.Min(6, id.Length)..]}{ending}";
    }

    private static bool IsKept(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
