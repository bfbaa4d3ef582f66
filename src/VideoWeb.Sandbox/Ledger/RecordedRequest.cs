namespace VideoWeb.Sandbox.Ledger;

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
