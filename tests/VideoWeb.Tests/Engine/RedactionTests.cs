using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

[Collection(nameof(ScanTime))]
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

    public static TheoryData<string> SpelledKeys => [.. KeySpellings.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(SpelledKeys))]
    public void Of_KeyInAnySpelling_IsTakenOut(string name)
    {
        var form = KeySpellings.All.Single(one => one.Name == name).Text;

        var clean = Redaction.Of($"{{\"message\":\"Invalid token {form} (request id: 7)\"}}", new SecretKey(KeySpellings.Key));

        Assert.Contains(Redaction.Mask, clean, StringComparison.Ordinal);
        Assert.Equal("", KeySpellings.RemainsIn(clean));
        Assert.StartsWith("{\"message\":\"Invalid token ", clean, StringComparison.Ordinal);
        Assert.EndsWith(" (request id: 7)\"}", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnyTwelveLettersOfTheKey_AreTakenOut()
    {
        var letters = KeySpellings.Key.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal).Replace("/", "", StringComparison.Ordinal).Replace("=", "", StringComparison.Ordinal);
        for (var at = 0; at + 12 <= letters.Length; at++)
        {
            Assert.Equal("see \"***\" here", Redaction.Of($"see \"{letters.Substring(at, 12)}\" here", new SecretKey(KeySpellings.Key)));
            var eleven = $"see \"{letters.Substring(at, 11)}\" here";
            Assert.Same(eleven, Redaction.Of(eleven, new SecretKey(KeySpellings.Key)));
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

    // Names that a key and an address share are not the key: twelve letters of it are, in base64 as in plain.
    [Fact]
    public void Of_AddressThatHoldsANameInBase64_StaysWhole()
    {
        var text = $"https://cdn.example/{Convert.ToBase64String("|globalaiopc|proj_1|Video"u8)}.mp4 {Convert.ToHexString("globalaiopc"u8)}";

        Assert.Same(text, Redaction.Of(text, new SecretKey("sandbox-key-of-globalaiopc")));
        foreach (var padding in new[] { "", "x", "xx" })
        {
            Assert.Contains(Redaction.Mask, Redaction.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{padding}{KeySpellings.Key[4..24]}")), new SecretKey(KeySpellings.Key)), StringComparison.Ordinal);
        }
    }

    // The key of a relay that its owner made up, and what such names stand in.
    [Theory]
    [InlineData("film-crew-production-relay", "https://cdn.example/crew-production/a.mp4?Signature=x")]
    [InlineData("film-crew-production-relay", "{\"task_id\":\"film-crew-prod-7\",\"status\":\"queued\"}")]
    [InlineData("Film_Crew_Production_2026_main", "{\"url\":\"https:\\/\\/crew-production.example\\/a.mp4\"}")]
    public void Of_NamesThatAKeyOfWordsAndAnAddressShare_StayWhole(string key, string text) => Assert.Same(text, Redaction.Of(text, new SecretKey(key)));

    [Theory]
    [InlineData("film-crew-production-relay")]
    [InlineData("FILM_CREW_PRODUCTION_RELAY_2026")]
    [InlineData("we make all the films of the whole wide world here and nowhere else")]
    public void Of_KeyOfWords_IsTakenOutWholeAndByTwoThirds(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        foreach (var form in new[]
        {
            key, key[..^4], key[4..], key.ToUpperInvariant(), key.ToLowerInvariant(), string.Join(' ', key.AsEnumerable()), Convert.ToBase64String(bytes), Convert.ToHexString(bytes),
            Uri.EscapeDataString(key), $"https://cdn.example/a.mp4?key={Uri.EscapeDataString(key)}", string.Concat(key.Where(char.IsAsciiLetterOrDigit)), key[..((key.Length * 2 / 3) + 4)],
        })
        {
            var clean = Redaction.Of($"see \"{form}\" here", new SecretKey(key));

            Assert.Contains(Redaction.Mask, clean, StringComparison.Ordinal);
            Assert.InRange(clean.Length, 0, "see \"***\" here".Length + "https://cdn.example/a.mp4?key=".Length);
        }
    }

    // A word beside what dice have made does not make words of it.
    [Theory]
    [InlineData("production-studio-Xk29vQ")]
    [InlineData("sk-productionstudio0123456789abcdef")]
    public void Of_WordsInAKeyMadeByDice_AreItsPieces(string key) =>
        Assert.Contains(Redaction.Mask, Redaction.Of("see productionstudio here", new SecretKey(key)), StringComparison.Ordinal);

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
        var repeated = unit.Replace("{0}", KeySpellings.Key, StringComparison.Ordinal).Replace("{1}", KeySpellings.Key[..^1], StringComparison.Ordinal).Replace("{2}", Convert.ToHexString(Encoding.UTF8.GetBytes(KeySpellings.Key)), StringComparison.Ordinal);
        foreach (var key in new[] { KeySpellings.Key, new string('s', 200) + "!", new string('\\', 100) + "%%&&", "aaaaaaaaaaaaaaaaaaaaaaab" })
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

    private static string EscapedLow(string key) => string.Concat(key.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : $"%{(int)letter:x2}"));

    private static string Inner(string json) => json[1..^1];
}
