namespace VideoWeb.Engine;

/// <summary>Ends work by the given clock, or when its caller gives it up; afterwards it can be told which of the two it was.</summary>
public sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;

    /// <param name="limit">From now on.</param>
    public Deadline(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        _caller = cancellationToken;
        _timeout = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token, cancellationToken);
    }

    /// <summary>For the work.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>The time is up, and the caller still waits: a time-out is not a cancellation.</summary>
    public bool HasExpired => _timeout.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _timeout.Dispose();
    }
}
