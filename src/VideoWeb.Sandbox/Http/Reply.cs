using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoWeb.Sandbox.Http;

/// <summary>An answer that is ready to be written.</summary>
internal sealed record Reply(int Status, string ContentType, byte[] Body)
{
    // Real providers send Chinese text as it is, not as \u escapes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Value of a Retry-After header, in seconds.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Further headers, such as <c>Location</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public ResponseFault Fault { get; init; }

    public static Reply Json(JsonObject body, int status = 200) =>
        new(status, "application/json; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(body.ToJsonString(Plain)));

    public static Reply Text(string body, string contentType, int status = 200) => new(status, contentType, System.Text.Encoding.UTF8.GetBytes(body));

    /// <summary>What a gateway in front of a provider sends when the provider itself is in trouble.</summary>
    public static Reply GatewayPage(int status, string title) =>
        Text($"<html>\r\n<head><title>{status} {title}</title></head>\r\n<body><center><h1>{status} {title}</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n", "text/html", status);
}

/// <summary>How an answer travels.</summary>
internal enum ResponseFault
{
    /// <summary>Whole, with its length.</summary>
    None,

    /// <summary>Not at all; the connection stays open until the caller leaves.</summary>
    Never,

    /// <summary>Not at all; the connection is cut.</summary>
    Reset,

    /// <summary>Whole, after <see cref="SandboxOptions.LateAnswer"/>.</summary>
    Late,

    /// <summary>The body, then white space in chunks without end.</summary>
    Endless,

    /// <summary>One byte a second.</summary>
    Trickle,

    /// <summary>The length of the whole, half of the body, then a cut.</summary>
    Cut,

    /// <summary>Headers, then a cut before the first byte of the body.</summary>
    CutAfterHeaders,
}
