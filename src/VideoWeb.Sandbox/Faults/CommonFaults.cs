using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Http;

namespace VideoWeb.Sandbox.Faults;

/// <summary>Faults that lie in the answer alone and can strike any JSON call.</summary>
internal static class CommonFaults
{
    private static readonly (int Status, string Title)[] Statuses =
    [
        (408, "Request Timeout"), (409, "Conflict"), (425, "Too Early"), (500, "Internal Server Error"), (502, "Bad Gateway"),
        (503, "Service Unavailable"), (504, "Gateway Timeout"), (520, "Web Server Returned an Unknown Error"), (529, "Site Overloaded"),
    ];

    private static readonly byte[] Bomb = Zipped(64 * 1024 * 1024);

    /// <summary>The faults for one stage, with its name before theirs.</summary>
    public static IEnumerable<FaultKind> For(FaultStage stage)
    {
        FaultKind Fault(string name, string effect, Func<Reply, Reply> change) =>
            new($"{stage.ToString().ToLowerInvariant()}-{name}", stage, effect) { Change = (reply, _) => change(reply) };

        yield return Fault("never", "Never answered.", reply => reply with { Fault = ResponseFault.Never });
        yield return Fault("reset", "The connection is cut without an answer.", reply => reply with { Fault = ResponseFault.Reset });
        yield return Fault("late", "Answered rightly, after the caller's patience.", reply => reply with { Fault = ResponseFault.Late });
        yield return Fault("headers-only", "The connection is cut after the headers.", reply => reply with { Fault = ResponseFault.CutAfterHeaders });
        yield return Fault("cut", "The connection is cut in the middle of the body.", reply => reply with { Fault = ResponseFault.Cut });
        yield return Fault("endless", "The body goes on for ever, in chunks of white space.", reply => reply with { Fault = ResponseFault.Endless });
        yield return Fault("trickle", "One byte a second.", reply => reply with { Fault = ResponseFault.Trickle });
        yield return Fault("html", "HTTP 200 with an HTML error page.", _ => Reply.GatewayPage(200, "Something went wrong"));
        yield return Fault("empty", "HTTP 200 with nothing.", reply => reply with { Body = [] });
        yield return Fault("truncated", "HTTP 200 with the first half of the JSON, honestly measured.", reply => reply with { Body = reply.Body[..(reply.Body.Length / 2)] });
        yield return Fault("not-utf8", "HTTP 200; every letter of every value is a byte that is not UTF-8.", NotUtf8);
        yield return Fault("deep", "HTTP 200 with the JSON inside 2,000 arrays.", reply => reply with { Body = [.. Repeat('[', 2_000), .. reply.Body, .. Repeat(']', 2_000)] });
        yield return Fault("huge", "HTTP 200 with the JSON after 10 MB of white space.", reply => reply with { Body = [.. Repeat(' ', 10 * 1024 * 1024), .. reply.Body] });
        yield return Fault("array", "HTTP 200 with a list in which the JSON lies.", reply => reply with { Body = [(byte)'[', .. reply.Body, (byte)']'] });
        yield return Fault("gzip-bomb", "HTTP 200 with 64 MB packed into some kilobytes.", reply => reply with { Body = Bomb, Headers = [("Content-Encoding", "gzip")] });
        yield return Fault(
            "unknown-code", "HTTP 200 with an error code that is in nobody's list.",
            reply => JsonEdits.WithRoot(reply, new JsonObject { ["code"] = 77_777, ["message"] = "zorp", ["msg"] = "zorp", ["data"] = null }));
        foreach (var status in new[] { 301, 302, 307, 308 })
        {
            yield return Fault(
                Number(status), $"HTTP {Number(status)} to the sandbox's own list of calls.", _ => Reply.GatewayPage(status, "Moved") with { Headers = [("Location", "/sandbox/requests")] });
        }
        foreach (var (status, title) in Statuses) { yield return Fault(Number(status), $"HTTP {Number(status)} with an HTML page.", _ => Reply.GatewayPage(status, title)); }
        yield return Fault(
            "503-later", "HTTP 503 with Retry-After: 1.", _ => Reply.GatewayPage(503, "Service Unavailable") with { RetryAfterSeconds = 1 });
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static byte[] Repeat(char letter, int count) => [.. Enumerable.Repeat((byte)letter, count)];

    private static Reply NotUtf8(Reply reply)
    {
        var text = Encoding.UTF8.GetString(reply.Body);
        var body = Encoding.UTF8.GetBytes(text);
        var isInside = false;
        var isValue = false;
        for (var index = 0; index < body.Length; index++)
        {
            if (body[index] == (byte)'"') { isInside = !isInside; }
            else if (isInside && isValue) { body[index] = 0xFF; }
            else if (!isInside) { isValue = body[index] is (byte)':' || (isValue && body[index] is (byte)' '); }
        }
        return reply with { Body = body };
    }

    private static byte[] Zipped(int length)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.SmallestSize)) { zip.Write(new byte[length]); }
        return packed.ToArray();
    }
}
