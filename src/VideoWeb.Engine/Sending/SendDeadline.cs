namespace VideoWeb.Engine.Sending;

/// <summary>Until when the first byte of a marked send may go out. Later, another process may have given this one up.</summary>
/// <remarks>By both clocks: the monotonic one stands still while a machine sleeps, and the wall's can be set back.</remarks>
internal sealed class SendDeadline(DateTimeOffset markedAt, TimeProvider time)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly long _began = time.GetTimestamp();

    public bool HasPassed => time.GetElapsedTime(_began) > Patience || time.GetUtcNow() - markedAt > Patience;
}

/// <summary>The first byte was not sent, because it was too late for it.</summary>
internal sealed class SendTooLateException() : IOException("The first byte of a paid request was ready too long after the mark.");
