using System.Text;
using VideoWeb.Engine;
using VideoWeb.Engine.Diagnostics;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Settlement;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Whatever reads what a provider wrote takes time by its length alone, filled to its limit with whatever makes it slow.</summary>
[Collection(nameof(ScanTime))]
public sealed class ProviderTextTimeTests
{
    // Places where an answer is looked into. The text stands in each of them once for its own sake, and once inside an envelope.
    private static readonly string[] Shapes =
    [
        """{"error":{"code":"?","message":"?"}}""", """{"code":"?","message":"?"}""", """{"error":"?"}""", """{"status":"?","task_id":"1"}""",
        """{"id":"?","data":{"data":{"task_status":"failed","task_status_msg":"?"}}}""", """{"status":"failed","fail_reason":"?","video_url":"?"}""",
        """{"status":"success","video_url":"/?","url":"?","seed":"?","progress":"?%"}""", """{"status":"success","content":[{"video_url":{"url":"?"}}]}""",
        """{"state":"success","payload":"?","creations":[{"url":"?"}],"credits":"?"}""", """{"items":[{"id":"?","created_at":"?","model":"?","payload":"?"}]}""",
    ];

    // What is no text inside JSON, and what there can be very many of.
    private static readonly (string Before, string Unit, string After)[] Bodies =
    [
        ("", "<", ""), ("", "{", ""), ("", "[", ""), ("", "\"", ""), ("", "\\", ""), ("", " ", ""), ("", "\uFEFF", ""), ("", "\0", ""), ("", "\uFFFD", ""),
        ("[", "[],", "0]"), ("{", "\"a\":1,", "\"status\":\"failed\"}"), ("{\"data\":{", "\"b\":1,", "\"status\":\"success\"}}"), ("{\"error\":{", "\"c\":{},", "\"code\":\"x\"}}"),
        ("{\"status\":\"success\",\"data\":[", "{\"url\":\"/a\"},", "{}]}"), ("{\"items\":[", "{\"id\":\"1\"},", "{}]}"), ("{\"status\":\"failed\",\"output\":[", "\"x\",", "1]}"),
    ];

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData(":")]
    [InlineData("_")]
    [InlineData("%")]
    [InlineData("/")]
    [InlineData("<")]
    [InlineData("1")]
    [InlineData("漢")]
    [InlineData("\\\\")]
    [InlineData("\\n")]
    [InlineData("\\u0301")]
    [InlineData("\\ud800")]
    [InlineData("http://a")]
    [InlineData("sensitive ")]
    public void Dialects_AnAnswerFilledWithOneText_TakesTimeByTheLengthAlone(string unit)
    {
        foreach (var shape in Shapes)
        {
            var places = shape.Count(letter => letter == '?');
            var body = shape.Replace("?", Fill(unit, AnswerLimits.Paid / places), StringComparison.Ordinal);
            AssertReadQuickly(body);
        }
    }

    [Fact]
    public void Dialects_AnAnswerOfVeryManyThings_TakesTimeByTheLengthAlone()
    {
        foreach (var (before, unit, after) in Bodies) { AssertReadQuickly($"{before}{Fill(unit, AnswerLimits.Question / 2)}{after}"); }
    }

    // Eight names for an envelope, each in each of the others.
    [Fact]
    public void Dialects_EnvelopesInEnvelopes_TakeTimeByTheLengthAlone()
    {
        string[] names = ["data", "result", "output", "response", "task", "task_result", "job", "video"];
        var inner = "{\"message\":\"x\"}";
        for (var depth = 0; depth < 4; depth++) { inner = $"{{{string.Join(',', names.Select(name => $"\"{name}\":{inner}"))}}}"; }

        AssertReadQuickly($"{{\"status\":\"failed\",\"data\":{inner},\"items\":[]}}", ScanTime.AssertLinearToParsing);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("h")]
    [InlineData("https://")]
    [InlineData("https:\\/\\/a")]
    [InlineData("https://a@")]
    [InlineData("https:")]
    [InlineData("@")]
    [InlineData("data:")]
    [InlineData("data:a/")]
    [InlineData("data:a/b,")]
    [InlineData("Bearer ")]
    [InlineData("Token\t")]
    [InlineData(" ")]
    [InlineData("sk-")]
    [InlineData("key_aaaaaaaaaaa.")]
    [InlineData("-")]
    [InlineData("\\")]
    [InlineData("\"")]
    [InlineData("&")]
    [InlineData("İ")]
    [InlineData("\u0301")]
    [InlineData("👩‍👩‍👧")]
    [InlineData("/media/public/")]
    [InlineData("/media/public/aaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void KeptTexts_FilledWithOneText_TakeTimeByTheLengthAlone(string unit)
    {
        foreach (var before in new[] { "", "https://", "data:a", "Bearer ", "sk-" })
        {
            var text = before + Fill(unit, AnswerLimits.QuestionWithEcho / 8);

            ScanTime.AssertLinear(text, () => PublicText.Of(text));
            ScanTime.AssertLinear(text, () => PublicMedia.Mask(text));
            ScanTime.AssertLinear(text, () => TextCut.To(text, AnswerLimits.KeptRequest));
            ScanTime.AssertLinear(text, () => SentRequest.TextOf($"{{\"model\":\"{text}", "model"));
        }
    }

    private static void AssertReadQuickly(string body) => AssertReadQuickly(body, ScanTime.AssertLinear);

    private static void AssertReadQuickly(string body, Action<string, Action> assert)
    {
        foreach (var name in DialectTable.Names)
        {
            var dialect = DialectTable.Find(name);
            var whole = new ProviderResponse(200, "application/json", body) { BaseUrl = new Uri("https://relay.example.com/v1") };
            assert(body, () => dialect.ReadQuery(whole));
            assert(body, () => dialect.ReadQuery(whole with { Status = 400 }));
            assert(body, () => dialect.ReadList(whole));
            assert(body, () => dialect.ReadCancel(whole));
            assert(body, () => dialect.ReadCreate(whole));
            var cut = new ProviderResponse(200, "application/json", body[..^2]) { IsTruncated = true };
            assert(body, () => dialect.ReadQuery(cut));
        }
    }

    private static string Fill(string unit, int length) => new StringBuilder(length + unit.Length).Insert(0, unit, (length / unit.Length) + 1).ToString();
}
