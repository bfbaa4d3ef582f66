using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>What is known after a request was tried, by evidence and not by the kind of exception.</summary>
internal abstract record TransportResult
{
    private TransportResult() { }

    /// <summary>A whole answer, or one that was cut at the limit.</summary>
    /// <param name="BytesSent">Handed to the network; 0 for a question, where nobody counts.</param>
    public sealed record Answered(ProviderResponse Response, long BytesSent) : TransportResult
    {
        public SendTimes Times { get; init; } = SendTimes.None;
    }

    /// <summary>No byte of the request left this process.</summary>
    /// <param name="MayRetry">False when trying again cannot help, such as for a private address.</param>
    public sealed record NotSent(ProviderError Error, bool MayRetry) : TransportResult;

    /// <summary>Bytes left and no whole answer came back.</summary>
    /// <param name="Error">Its message says what is known.</param>
    /// <param name="BytesSent">Handed to the network, at least.</param>
    public sealed record Lost(ProviderError Error, long BytesSent) : TransportResult
    {
        public SendTimes Times { get; init; } = SendTimes.None;

        /// <summary>What had come of the answer's body when it broke off; null when nothing had.</summary>
        public string? Fragment { get; init; }
    }
}
