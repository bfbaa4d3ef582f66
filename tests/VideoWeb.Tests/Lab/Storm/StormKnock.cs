using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoWeb.Providers.Dialects.Vidu;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Tests.Lab.Storm;

/// <summary>One callback as somebody sends it.</summary>
/// <param name="Kind">For the report.</param>
/// <param name="Path">From the root.</param>
public sealed record StormKnock(string Kind, string Path, string Body)
{
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    /// <summary>Null for no signature; an empty key is one too.</summary>
    public string? SignedWith { get; init; }

    public string? Nonce { get; init; }

    /// <summary>It must be taken: its sender has the right and tells the truth.</summary>
    public bool IsTrue { get; init; }

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(Method, Path);
        if (Method != HttpMethod.Get) { request.Content = new StringContent(Body, Encoding.UTF8, "application/json"); }
        if (SignedWith is not { } key) { return request; }

        var headers = new Dictionary<string, string>
        {
            ["Date"] = TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture),
            [CallbackSignature.NonceHeader] = Nonce ?? Guid.NewGuid().ToString(),
            [CallbackSignature.AlgorithmHeader] = "hmac-sha256",
            [CallbackSignature.AccessKeyHeader] = "vidu",
            [CallbackSignature.SignedHeadersHeader] = $"Date;{CallbackSignature.NonceHeader}",
        };
        headers[CallbackSignature.SignatureHeader] = key.Length == 0 ? SignedByNothing(headers) : CallbackSignature.Compute(new SignedCallback("POST", Path, "", headers), new SecretKey(key));
        foreach (var (name, value) in headers) { request.Headers.TryAddWithoutValidation(name, value); }

        return request;
    }

    // As an attacker does who hopes that no key was set; our own code refuses to.
    private string SignedByNothing(Dictionary<string, string> headers)
    {
        var text = $"POST\n{Path}\n\nvidu\n{headers["Date"]}\nDate:{headers["Date"]}\n{CallbackSignature.NonceHeader}:{headers[CallbackSignature.NonceHeader]}\n";
        return Convert.ToBase64String(HMACSHA256.HashData(Array.Empty<byte>(), Encoding.UTF8.GetBytes(text)));
    }
}
