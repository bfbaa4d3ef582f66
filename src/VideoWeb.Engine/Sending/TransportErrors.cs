using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using VideoWeb.Engine.Outbound;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>Failures of the network in words for people.</summary>
internal static class TransportErrors
{
    /// <summary>For a request that was not even tried.</summary>
    public static TransportResult.NotSent Refused(string sentence) => new(Unreachable($"{sentence} Nothing was sent."), MayRetry: false);

    /// <summary>For a request of which no byte has left.</summary>
    public static TransportResult.NotSent NotSent(Exception error, Uri baseUrl)
    {
        if (OutboundRefusedException.In(error) is { } refusal)
        {
            return new TransportResult.NotSent(Unreachable($"{refusal.Message} Nothing was sent."), MayRetry: !refusal.IsLasting);
        }

        if (IsTooLate(error)) { return new TransportResult.NotSent(Unreachable("This machine or the way to the provider stood still for too long. Nothing was sent."), MayRetry: true); }

        return new TransportResult.NotSent(Unreachable($"{baseUrl.Host} could not be reached: {Cause(error)}. Nothing was sent."), MayRetry: true);
    }

    /// <summary>For a question whose answer came and cannot be unpacked.</summary>
    public static TransportResult.NotSent Unreadable(Exception error, Uri baseUrl) => new(Unreachable($"The answer of {baseUrl.Host} cannot be read: {error.Message}."), MayRetry: true);

    /// <summary>For a paid request that left and got no whole answer.</summary>
    public static ProviderError Lost(Exception error, bool isTimeout, TimeSpan timeout)
    {
        var happened = isTimeout
            ? string.Create(CultureInfo.InvariantCulture, $"no answer came within {timeout.TotalSeconds:0.#} seconds")
            : error is ContentCodingException ? $"the answer cannot be read: {error.Message}"
            : $"the answer was lost ({Cause(error)})";

        return new ProviderError(
            ProviderErrorKind.Unknown, $"The request was sent, but {happened}. It may have been charged. It is not sent again by itself.", Charged: ChargeStatus.Unknown);
    }

    private static ProviderError Unreachable(string sentence) => new(ProviderErrorKind.Unreachable, sentence, Charged: ChargeStatus.No);

    private static bool IsTooLate(Exception? error) => error is SendTooLateException || (error is not null && IsTooLate(error.InnerException));

    private static string Cause(Exception error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "its name is not known to the name server";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "the connection was refused";
                case SocketException { SocketErrorCode: SocketError.ConnectionReset }:
                    return "the connection was reset";
                case SocketException { SocketErrorCode: SocketError.NetworkUnreachable or SocketError.HostUnreachable }:
                    return "there is no way to its network";
                case AuthenticationException:
                    return "its certificate was not accepted";
                case OperationCanceledException:
                    return "it did not answer in time";
            }
        }

        return error is HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } ? "the connection ended early" : "the connection failed";
    }
}
