using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Callbacks;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Vidu;

/// <summary>Vidu announces processing, success and failed, with the query answer as body and a signature made with the task's key.</summary>
internal sealed class ViduCallbackFormat(ViduResponses responses) : ICallbackFormat
{
    public string Provider => Providers.Vidu;

    public string? WordFor(TaskPhase phase) => phase switch
    {
        TaskPhase.Queued => null,
        TaskPhase.Running => "processing",
        TaskPhase.Succeeded => "success",
        _ => "failed",
    };

    public JsonObject Body(SandboxTask task, SandboxTaskState state, DateTimeOffset now) => responses.Task(task, state, task.Origin, now);

    public void Sign(HttpRequestMessage request, SandboxTask task, DateTimeOffset now)
    {
        var address = request.RequestUri!;
        var date = now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        var nonce = Guid.NewGuid().ToString();
        request.Headers.Date = now;
        request.Headers.Add("x-request-nonce", nonce);
        request.Headers.Add("X-HMAC-ALGORITHM", "hmac-sha256");
        request.Headers.Add("X-HMAC-ACCESS-KEY", ViduSignature.AccessKey);
        request.Headers.Add("X-HMAC-SIGNED-HEADERS", ViduSignature.SignedHeaders);
        request.Headers.Add("X-HMAC-SIGNATURE", ViduSignature.Compute(task.Key, address.AbsolutePath, address.Query.TrimStart('?'), date, nonce));
    }
}

/// <summary>Vidu's callback signature (platform.vidu.com/docs/callback-signature). The body is not part of it.</summary>
internal static class ViduSignature
{
    public const string AccessKey = "vidu";

    public const string SignedHeaders = "Date;x-request-nonce";

    /// <summary>Base64 of HMAC-SHA256 over method, path, query, access key, date and the signed headers, each line ended by a line feed.</summary>
    /// <param name="apiKey">The key that created the task.</param>
    /// <param name="path">Path of the callback address, as called.</param>
    /// <param name="query">Its raw query without the question mark; empty when it has none.</param>
    /// <param name="date">Value of the Date header (RFC 1123).</param>
    /// <param name="nonce">Value of the x-request-nonce header.</param>
    public static string Compute(string apiKey, string path, string query, string date, string nonce)
    {
        var signed = $"POST\n{path}\n{query}\n{AccessKey}\n{date}\nDate:{date}\nx-request-nonce:{nonce}\n";
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(apiKey), Encoding.UTF8.GetBytes(signed)));
    }
}
