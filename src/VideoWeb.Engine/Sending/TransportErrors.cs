using System.Net.Sockets;
using System.Security.Authentication;
using VideoWeb.Engine.Outbound;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>What people are told of failures of the network.</summary>
internal static class TransportErrors
{
    /// <summary>For a request that was not even tried.</summary>
    public static TransportResult.NotSent Refused(Message problem) => new(Unreachable(problem), MayRetry: false);

    /// <summary>For a request of which no byte has left.</summary>
    public static TransportResult.NotSent NotSent(Exception error, Uri baseUrl)
    {
        if (OutboundRefusedException.In(error) is { } refusal)
        {
            return new TransportResult.NotSent(Unreachable(refusal.Problem), MayRetry: !refusal.IsLasting);
        }

        if (IsTooLate(error)) { return new TransportResult.NotSent(Unreachable(Message.Of(MessageCode.WayStoodStill)), MayRetry: true); }

        return new TransportResult.NotSent(Unreachable(Message.Of(MessageCode.HostUnreachable, ("host", baseUrl.Host), ("cause", Cause(error)))), MayRetry: true);
    }

    /// <summary>For a question whose answer came and cannot be unpacked.</summary>
    public static TransportResult.NotSent Unreadable(ContentCodingException error, Uri baseUrl) =>
        new(Unreachable(Message.Of(MessageCode.AnswerUnreadable, ("host", baseUrl.Host), ("cause", error.Cause))), MayRetry: true);

    /// <summary>For a paid request that left and got no whole answer.</summary>
    public static ProviderError Lost(Exception error, bool isTimeout, TimeSpan timeout)
    {
        var message = isTimeout ? Message.Of(MessageCode.SentWithoutAnswer, ("time", timeout))
            : error is ContentCodingException coding ? Message.Of(MessageCode.SentAndAnswerUnreadable, ("cause", coding.Cause))
            : Message.Of(MessageCode.SentAndAnswerLost, ("cause", Cause(error)));

        return new ProviderError(ProviderErrorKind.Unknown, message, Charged: ChargeStatus.Unknown);
    }

    private static ProviderError Unreachable(Message problem) => new(ProviderErrorKind.Unreachable, problem, Charged: ChargeStatus.No);

    private static bool IsTooLate(Exception? error) => error is SendTooLateException || (error is not null && IsTooLate(error.InnerException));

    private static Message Cause(Exception error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return Message.Of(MessageCode.NameNotKnown);
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return Message.Of(MessageCode.ConnectionRefused);
                case SocketException { SocketErrorCode: SocketError.ConnectionReset }:
                    return Message.Of(MessageCode.ConnectionReset);
                case SocketException { SocketErrorCode: SocketError.NetworkUnreachable or SocketError.HostUnreachable }:
                    return Message.Of(MessageCode.NetworkUnreachable);
                case AuthenticationException:
                    return Message.Of(MessageCode.CertificateRefused);
                case OperationCanceledException:
                    return Message.Of(MessageCode.NoAnswerInTime);
            }
        }

        return error is HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } ? Message.Of(MessageCode.ConnectionEndedEarly) : Message.Of(MessageCode.ConnectionFailed);
    }
}
