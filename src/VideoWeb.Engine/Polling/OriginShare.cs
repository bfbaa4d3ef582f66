namespace VideoWeb.Engine.Polling;

/// <summary>How many questions one origin may have in flight over all its connections, so that one that hangs leaves places to the others.</summary>
/// <remarks>Not thread-safe: <see cref="PollLine"/> holds the lock.</remarks>
internal sealed class OriginShare(int most)
{
    private int _running;

    public bool IsTaken => _running >= most;

    public void Take(int places) => _running += places;
}
