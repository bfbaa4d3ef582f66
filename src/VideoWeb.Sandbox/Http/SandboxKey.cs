using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.Sandbox.Http;

/// <summary>A made-up API key. It is valid when it begins with <c>sandbox-</c>; the words right after that set how the provider treats it.</summary>
internal sealed class SandboxKey
{
    private const string Prefix = "sandbox-";

    private SandboxKey(string text)
    {
        Text = text;
        Fingerprint = FingerprintOf(text);
        for (var rest = text[Prefix.Length..]; ;)
        {
            if (rest.StartsWith("drift", StringComparison.Ordinal)) { IsDrifted = true; }
            else if (rest.StartsWith("broke", StringComparison.Ordinal)) { IsBroke = true; }
            else if (rest.StartsWith("limited", StringComparison.Ordinal)) { IsLimited = true; }
            else { break; }

            var dash = rest.IndexOf('-', StringComparison.Ordinal);
            if (dash < 0) { break; }
            rest = rest[(dash + 1)..];
        }
    }

    public string Text { get; }

    /// <summary>The first eight hex digits of the key's SHA-256.</summary>
    public string Fingerprint { get; }

    public bool IsDrifted { get; }

    public bool IsBroke { get; }

    public bool IsLimited { get; }

    /// <summary>The key in the header, or null when there is none, its scheme is not accepted here, or it is not a sandbox key.</summary>
    public static SandboxKey? From(string? authorization, bool acceptsTokenScheme)
    {
        var text = TextIn(authorization, acceptsTokenScheme);
        return text is not null && text.Length > Prefix.Length && text.StartsWith(Prefix, StringComparison.Ordinal) ? new SandboxKey(text) : null;
    }

    /// <summary>Fingerprint of whatever key the header holds, valid or not.</summary>
    public static string? FingerprintIn(string? authorization) => TextIn(authorization, acceptsTokenScheme: true) is { } text ? FingerprintOf(text) : null;

    public override string ToString() => "***";

    private static string? TextIn(string? authorization, bool acceptsTokenScheme)
    {
        if (authorization is null) { return null; }
        var space = authorization.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0) { return null; }
        var scheme = authorization[..space];
        var isAccepted = scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            || (acceptsTokenScheme && scheme.Equals("Token", StringComparison.OrdinalIgnoreCase));
        return isAccepted ? authorization[(space + 1)..].Trim() : null;
    }

    private static string FingerprintOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
