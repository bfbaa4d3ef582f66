namespace VideoWeb.Engine.Polling;

/// <summary>How hard one connection may be asked.</summary>
/// <param name="Concurrency">Questions in flight at once; at least 1.</param>
/// <param name="PerSecond">Questions begun in a second, on average; above 0.</param>
internal sealed record PollPace(int Concurrency, double PerSecond);
