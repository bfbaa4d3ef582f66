namespace VideoWeb.Data.Tasks;

/// <summary>What is known of one send. Null leaves what is stored; a number that is not there yet begins a new attempt.</summary>
public sealed record AttemptChange
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary><c>POST /v1/videos</c>.</summary>
    public string? RequestMethodAndPath { get; init; }

    /// <summary>As sent; it holds no key.</summary>
    public string? RequestBody { get; init; }

    /// <summary>SHA-256 of the callback token as 64 lower-case hex digits; unique.</summary>
    public string? CallbackTokenHash { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the first byte of the request was handed to the socket.</summary>
    public DateTimeOffset? FirstByteAt { get; init; }

    /// <summary>When the last one was.</summary>
    public DateTimeOffset? LastByteAt { get; init; }

    /// <summary>When status and headers of the answer had come.</summary>
    public DateTimeOffset? HeadAt { get; init; }

    /// <summary>When the whole answer had come.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>How many request bytes were handed to the socket.</summary>
    public long? BytesWritten { get; init; }

    public int? ResponseStatus { get; init; }

    /// <summary>As it came, bounded by the sender.</summary>
    public string? ResponseText { get; init; }

    /// <summary>The class of the outcome and its evidence in a few words, such as <c>unknown: reset after 812 bytes</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Which run of the engine sent it.</summary>
    public long? Run { get; init; }
}
