using System.Text;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>Texts as people, machines and mischief write them. The random source decides everything.</summary>
internal static class RandomText
{
    private static readonly string[] Pieces =
    [
        "a fox in snow", "camera pushes in", " ", "  ", "\n", "\t", "é", "狐狸", "雪", "🦊", "👨‍👩‍👧‍👦", "é́", "مرحبا", "\"", "\\", "/", "<b>", "&amp;", "%25", "{0}", "${x}",
        "--rs 720p", "\u200f", "\u0000", "\ufeff", "null", "'; drop table", "@", "#", "0", "1e9", "\\u0041", "\r\n", "“cinematic”", "ß", "İ", "𝔘",
    ];

    /// <summary>At most so many code points, seldom exactly so many; never only white space.</summary>
    public static string Plain(Random random, int most)
    {
        var text = new StringBuilder("x");
        var pieces = random.Next(8);
        for (var piece = 0; piece < pieces; piece++) { text.Append(Pieces[random.Next(Pieces.Length)]); }
        var whole = Cut(text.ToString(), most);

        // At the limit exactly; the longest limits only now and then, as such texts take time.
        if (random.Next(most > 10_000 ? 2_000 : 25) != 0) { return whole; }
        var filler = random.Next(3) switch { 0 => "x", 1 => "雪", _ => "🦊" };
        return string.Concat(whole, string.Concat(Enumerable.Repeat(filler, most - whole.EnumerateRunes().Count())));
    }

    public static string Address(Random random)
    {
        string[] tails = ["", "/", "/a.png", "/dir/clip.mp4?Expires=1&Signature=a%2Bb", "/狐狸.png", "/x#frag", ":8443/y", "/%E7%8B%90", "/a;b=c"];
        return $"{(random.Next(3) == 0 ? "http" : "https")}://{(random.Next(4) == 0 ? "192.0.2.7" : "cdn.example.com")}{tails[random.Next(tails.Length)]}";
    }

    public static string Identifier(Random random, int most)
    {
        const string Letters = "abcXYZ019._:/-";
        return string.Concat(Enumerable.Range(0, random.Next(1, Math.Min(most, 60) + 1)).Select(_ => Letters[random.Next(Letters.Length)]));
    }

    private static string Cut(string text, int most) => string.Concat(text.EnumerateRunes().Take(most).Select(rune => rune.ToString()));
}
