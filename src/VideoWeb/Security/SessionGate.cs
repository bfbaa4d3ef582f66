namespace VideoWeb.Security;

/// <summary>Whether the session of a circuit is known to go on. From the moment that it may have ended nothing more is read, drawn or done on the circuit until that is looked up.</summary>
/// <remarks>Scoped, so each circuit has its own. That of a circuit without a person is always open. Thread-safe.</remarks>
public sealed class SessionGate
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _closed;
    private int _closings;

    /// <summary>How often it was closed. To be taken before it is looked up whether the session goes on.</summary>
    public int Closings => Volatile.Read(ref _closings);

    public void Close()
    {
        lock (_lock)
        {
            _closings++;
            _closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The session goes on, as far as was known when it had been closed so often: a later closing is not answered by that.</summary>
    public void Open(int closings)
    {
        TaskCompletionSource? closed;
        lock (_lock)
        {
            if (closings != _closings) { return; }

            (closed, _closed) = (_closed, null);
        }

        closed?.TrySetResult();
    }

    /// <summary>Done when it is open; never for a session that has ended.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        while (FindClosed() is { } closed) { await closed.Task.WaitAsync(cancellationToken); }
    }

    private TaskCompletionSource? FindClosed()
    {
        lock (_lock) { return _closed; }
    }
}
