using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Work;

/// <summary>A request that is ready to go, or why there is none.</summary>
/// <param name="FirstPoll">How long after its acceptance the task is asked for first.</param>
internal sealed record PreparedSend(ProviderCall? Call, IProviderDialect? Dialect, TimeSpan FirstPoll, ProviderError? Problem)
{
    /// <summary>What travels with the request besides what the user asked for.</summary>
    public Delivery Delivery { get; init; } = Delivery.None;

    /// <summary>Of the connection as it was opened.</summary>
    public int ConnectionVersion { get; init; }

    public static PreparedSend Impossible(ProviderErrorKind kind, Message problem) => new(null, null, default, new ProviderError(kind, problem, Charged: ChargeStatus.No).AsNothingSent());
}
