using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class RedactionTests
{
    private const string Key = "sk-Ab/9+x\"y\\z%25=é";

    [Theory]
    [InlineData("Invalid token {0} (request id: 7)", "Invalid token *** (request id: 7)")]
    [InlineData("{0}{0}, then {0}", "******, then ***")]
    [InlineData("{0}", "***")]
    [InlineData("no key here: sk-Ab/9", "no key here: sk-Ab/9")]
    public void Of_KeyInPlain_IsTakenOut(string text, string expected)
    {
        Assert.Equal(expected, Redaction.Of(text.Replace("{0}", Key, StringComparison.Ordinal), new SecretKey(Key)));
    }

    [Theory]
    [InlineData("sk-abcdef0123456789")]
    [InlineData("sk-Ab/9+x=y_z.~")]
    [InlineData("%%%25%2525ab\\\\cd")]
    public void Of_KeyEscapedInAnyForm_IsTakenOut(string key)
    {
        string[] forms =
        [
            key, Uri.EscapeDataString(key), EscapedLow(key),
            System.Net.WebUtility.UrlEncode(key), Inner(JsonSerializer.Serialize(key)), Inner(JsonSerializer.Serialize(JsonSerializer.Serialize(new { key }))),
            Inner(new JsonArray(key).ToJsonString())[1..], key.Replace("/", "\\/", StringComparison.Ordinal),
            string.Concat(key.Select(letter => $"\\u{(int)letter:x4}")), string.Concat(key.Select(letter => $"%{(int)letter:X2}")),
        ];

        Assert.All(forms, form =>
        {
            var clean = Redaction.Of($"before {form} after", new SecretKey(key));

            Assert.Contains(Redaction.Mask, clean, StringComparison.Ordinal);
            Assert.DoesNotContain(form.Trim('"'), clean, StringComparison.Ordinal);
        });
    }

    public static TheoryData<string> SpelledKeys => [.. Spellings(Spelled).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(SpelledKeys))]
    public void Of_KeyInAnySpelling_IsTakenOut(string name)
    {
        var form = Spellings(Spelled).Single(one => one.Name == name).Text;

        var clean = Redaction.Of($"{{\"message\":\"Invalid token {form} (request id: 7)\"}}", new SecretKey(Spelled));

        Assert.Contains(Redaction.Mask, clean, StringComparison.Ordinal);
        Assert.Equal("", Remains(clean));
        Assert.StartsWith("{\"message\":\"Invalid token ", clean, StringComparison.Ordinal);
        Assert.EndsWith(" (request id: 7)\"}", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnyTwelveLettersOfTheKey_AreTakenOut()
    {
        var letters = Spelled.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal).Replace("/", "", StringComparison.Ordinal).Replace("=", "", StringComparison.Ordinal);
        for (var at = 0; at + 12 <= letters.Length; at++)
        {
            Assert.Equal("see \"***\" here", Redaction.Of($"see \"{letters.Substring(at, 12)}\" here", new SecretKey(Spelled)));
            var eleven = $"see \"{letters.Substring(at, 11)}\" here";
            Assert.Same(eleven, Redaction.Of(eleven, new SecretKey(Spelled)));
        }
    }

    [Theory]
    [InlineData("sk-abcdefgh")]
    [InlineData("abcdefgh")]
    public void Of_ShortKey_IsFoundWholeInEachSpellingAndNotInPieces(string key)
    {
        Assert.All(
            new[] { key, key.ToUpperInvariant(), string.Join(' ', key.AsEnumerable()), Convert.ToHexString(Encoding.UTF8.GetBytes(key)), Convert.ToBase64String(Encoding.UTF8.GetBytes($"Bearer {key}")) },
            form => Assert.Contains(Redaction.Mask, Redaction.Of($"token: {form}.", new SecretKey(key)), StringComparison.Ordinal));
        Assert.Equal("token: abcdefg", Redaction.Of("token: abcdefg", new SecretKey(key)));
    }

    [Fact]
    public void Of_SignedAddressWithTheHeadOfAnotherJwt_StaysWhole()
    {
        const string Head = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
        var text = $"{{\"url\":\"https://cdn.example/a.mp4?token={Head}.eyJmaWxlIjoiYSJ9.c2lnbmVk\"}}";

        Assert.Same(text, Redaction.Of(text, new SecretKey($"{Head}.eyJpc3MiOiJhYzEyMzQ1Njc4OTAifQ.qwertzuiopasdfghjkl")));
    }

    // Every text that a scanner is handed may be filled with whatever makes it slow. The bare pass beside it says how busy the machine is.
    [Theory]
    [InlineData("\\")]
    [InlineData("%")]
    [InlineData("&")]
    [InlineData("&#")]
    [InlineData("&#x2")]
    [InlineData("\\u")]
    [InlineData("%2")]
    [InlineData("s")]
    [InlineData("sk-")]
    [InlineData("=")]
    [InlineData("\"")]
    [InlineData("eyJ.")]
    [InlineData("{0}")]
    [InlineData("{1}")]
    [InlineData("{2}")]
    public void Of_LimitsFilledWithOneSpelling_TakesTimeByTheLengthAlone(string unit)
    {
        var repeated = unit.Replace("{0}", Spelled, StringComparison.Ordinal).Replace("{1}", Spelled[..^1], StringComparison.Ordinal).Replace("{2}", Convert.ToHexString(Encoding.UTF8.GetBytes(Spelled)), StringComparison.Ordinal);
        foreach (var key in new[] { Spelled, new string('s', 200) + "!", new string('\\', 100) + "%%&&", "aaaaaaaaaaaaaaaaaaaaaaab" })
        {
            foreach (var limit in new[] { AnswerLimits.Paid, AnswerLimits.Question, AnswerLimits.QuestionWithEcho })
            {
                var text = string.Concat(Enumerable.Repeat(repeated, (limit / repeated.Length) + 1))[..limit];

                ScanTime.AssertLinear(text, () => Redaction.Of(text, new SecretKey(key)));
            }
        }
    }

    [Fact]
    public void Of_AnswerInJson_StaysJson()
    {
        var answer = JsonSerializer.Serialize(new { error = new { message = $"Invalid token {Key}", type = "new_api_error" } });

        var clean = Redaction.Of(answer, new SecretKey(Key));

        Assert.Equal("Invalid token ***", (string?)JsonNode.Parse(clean)!["error"]!["message"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("task")]
    [InlineData("1234567")]
    public void Of_KeyTooShortToBeOne_LeavesIdsAlone(string key)
    {
        const string Answer = """{"id":"task-1234567","status":"queued"}""";

        Assert.Same(Answer, Redaction.Of(Answer, new SecretKey(key)));
    }

    [Fact]
    public void Of_TextOfAlmostKeys_EndsSoonAndUnchanged()
    {
        var text = string.Concat(Enumerable.Repeat("%%\\u0025\\\\%25", 50_000));

        Assert.Equal(text, Redaction.Of(text, new SecretKey(new string('%', 30) + "!")));
    }

    private const string Spelled = "sk-Q7zT4mW9xB2n+Kd5vLpR8/uHc3Yg6=Ea_Jf1s";

    // As a gateway may echo it, on purpose or not.
    private static IReadOnlyList<(string Name, string Text)> Spellings(string key) =>
    [
        ("plain", key),
        ("bearer", $"Bearer {key}"),
        ("percent", Uri.EscapeDataString(key)),
        ("percent wholly", string.Concat(key.Select(letter => $"%{(int)letter:X2}"))),
        ("percent twice", Uri.EscapeDataString(string.Concat(key.Select(letter => $"%{(int)letter:x2}")))),
        ("json", string.Concat(key.Select(letter => $"\\u{(int)letter:x4}"))),
        ("entities", System.Text.Encodings.Web.HtmlEncoder.Default.Encode(key)),
        ("entities wholly", string.Concat(key.Select(letter => $"&#{(int)letter};"))),
        ("entities in hex", string.Concat(key.Select(letter => $"&#x{(int)letter:x}"))),
        ("base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(key))),
        ("base64 of the header", Convert.ToBase64String(Encoding.UTF8.GetBytes($"Authorization: Bearer {key}"))),
        ("base64 for addresses", System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"x{key}"))),
        ("hex", Convert.ToHexString(Encoding.UTF8.GetBytes(key))),
        ("hex in pairs", string.Join(':', Encoding.UTF8.GetBytes(key).Select(one => $"{one:x2}"))),
        ("upper case", key.ToUpperInvariant()),
        ("lower case", key.ToLowerInvariant()),
        ("without dashes", key.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)),
        ("all but the last four", key[..^4]),
        ("all but the first four", key[4..]),
        ("spaced", string.Join(' ', key.AsEnumerable())),
        ("by lines", string.Join("\\n", key.Chunk(7).Select(part => new string(part)))),
    ];

    // The longest run of the key's letters that is still there, whatever stands between them.
    private static string Remains(string text)
    {
        var key = string.Concat(Spelled.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        var letters = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Enumerable.Range(0, key.Length - 5).Select(at => key.Substring(at, 6)).FirstOrDefault(part => letters.Contains(part, StringComparison.Ordinal)) ?? "";
    }

    private static string EscapedLow(string key) => string.Concat(key.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : $"%{(int)letter:x2}"));

    private static string Inner(string json) => json[1..^1];
}
