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
