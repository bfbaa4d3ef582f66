using System.Text;

namespace VideoWeb.Tests.Engine;

/// <summary>A key, and what can be made of it.</summary>
internal static class KeySpellings
{
    public const string Key = "sk-Q7zT4mW9xB2n+Kd5vLpR8/uHc3Yg6=Ea_Jf1s";

    /// <summary>As a gateway may echo it, on purpose or not.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        ("plain", Key),
        ("bearer", $"Bearer {Key}"),
        ("percent", Uri.EscapeDataString(Key)),
        ("percent wholly", string.Concat(Key.Select(letter => $"%{(int)letter:X2}"))),
        ("percent twice", Uri.EscapeDataString(string.Concat(Key.Select(letter => $"%{(int)letter:x2}")))),
        ("json", string.Concat(Key.Select(letter => $"\\u{(int)letter:x4}"))),
        ("entities", System.Text.Encodings.Web.HtmlEncoder.Default.Encode(Key)),
        ("entities wholly", string.Concat(Key.Select(letter => $"&#{(int)letter};"))),
        ("entities in hex", string.Concat(Key.Select(letter => $"&#x{(int)letter:x}"))),
        ("entities twice", string.Concat(Key.Select(letter => $"&amp;#{(int)letter};"))),
        ("base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(Key))),
        ("base64 of the header", Convert.ToBase64String(Encoding.UTF8.GetBytes($"Authorization: Bearer {Key}"))),
        ("base64 for addresses", System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"x{Key}"))),
        ("hex", Convert.ToHexString(Encoding.UTF8.GetBytes(Key))),
        ("hex in pairs", string.Join(':', Encoding.UTF8.GetBytes(Key).Select(one => $"{one:x2}"))),
        ("upper case", Key.ToUpperInvariant()),
        ("lower case", Key.ToLowerInvariant()),
        ("without dashes", Key.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)),
        ("all but the last four", Key[..^4]),
        ("all but the first four", Key[4..]),
        ("spaced", string.Join(' ', Key.AsEnumerable())),
        ("by lines", string.Join("\\n", Key.Chunk(7).Select(part => new string(part)))),
    ];

    /// <summary>A run of six of its letters that is still there, whatever stands between them; empty for none.</summary>
    public static string RemainsIn(string text)
    {
        var letters = string.Concat(Key.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        var found = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Enumerable.Range(0, letters.Length - 5).Select(at => letters.Substring(at, 6)).FirstOrDefault(part => found.Contains(part, StringComparison.Ordinal)) ?? "";
    }
}
