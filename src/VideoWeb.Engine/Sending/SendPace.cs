namespace VideoWeb.Engine.Sending;

/// <summary>The pauses after a send.</summary>
/// <param name="RetryDelay">Before a send that certainly had no effect is tried again; later ones double.</param>
/// <param name="FirstPoll">Before an accepted task is asked for first.</param>
internal sealed record SendPace(TimeSpan RetryDelay, TimeSpan FirstPoll);
