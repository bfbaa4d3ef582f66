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
