using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using VideoWeb.Sandbox.Http;

namespace VideoWeb.Sandbox.Ledger;

/// <summary>The last calls to any provider, in memory, so that a test can look at the very bytes that were sent.</summary>
internal sealed class RequestLog
{
    private const int Capacity = 200;
    private const int LongestBody = 64 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<RecordedRequest> _requests = new(Capacity);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Recent
    {
        get { lock (_lock) { return [.. _requests]; } }
    }

    public RecordedRequest Add(string provider, HttpRequest request, byte[] body, DateTimeOffset now)
    {
        var text = Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, LongestBody));
        var record = new RecordedRequest
        {
            At = now,
            Provider = provider,
            Method = request.Method,
            Path = $"{request.Path}{request.QueryString}",
            ContentType = request.ContentType,
            Body = text,
            BodyBytes = body.Length,
            BodySha256 = Convert.ToHexStringLower(SHA256.HashData(body)),
            KeyFingerprint = SandboxKey.FingerprintIn(request.Headers.Authorization),
        };
        lock (_lock)
        {
            if (_requests.Count == Capacity) { _requests.Dequeue(); }
            _requests.Enqueue(record);
        }
        return record;
    }

    public void Clear()
    {
        lock (_lock) { _requests.Clear(); }
    }
}

/// <summary>A call as it arrived. Headers are not kept, so no key is.</summary>
internal sealed class RecordedRequest
{
    public required DateTimeOffset At { get; init; }

    public required string Provider { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query below the server's root.</summary>
    public required string Path { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The body as text, cut after 64 Ki characters.</summary>
    public required string Body { get; init; }

    public required int BodyBytes { get; init; }

    /// <summary>SHA-256 of the whole body, in hex.</summary>
    public required string BodySha256 { get; init; }

    public string? KeyFingerprint { get; init; }

    /// <summary>Null while the call is unanswered, and for ever when the connection was cut on purpose.</summary>
    public int? Status { get; set; }
}
