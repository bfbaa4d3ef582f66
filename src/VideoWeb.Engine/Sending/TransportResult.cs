using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>What is known after a request was tried, by evidence and not by the kind of exception.</summary>
internal abstract record TransportResult
{
    private TransportResult() { }

    /// <summary>A whole answer, or one that was cut at the limit.</summary>
    public sealed record Answered(ProviderResponse Response) : TransportResult;

    /// <summary>No byte of the request left this process.</summary>
    /// <param name="MayRetry">False when trying again cannot help, such as for a private address.</param>
    public sealed record NotSent(ProviderError Error, bool MayRetry) : TransportResult;

    /// <summary>Bytes left and no whole answer came back.</summary>
    /// <param name="Error">Its message says what is known.</param>
    /// <param name="BytesSent">Handed to the network, at least.</param>
    public sealed record Lost(ProviderError Error, long BytesSent) : TransportResult;
}
