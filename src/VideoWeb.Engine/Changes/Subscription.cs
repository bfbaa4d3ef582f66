namespace VideoWeb.Engine.Changes;

/// <summary>Runs an action once, when it is disposed.</summary>
internal sealed class Subscription(Action end) : IDisposable
{
    private Action? _end = end;

    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
