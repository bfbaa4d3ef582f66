namespace VideoWeb.Engine.Sending;

/// <summary>The pauses after a send.</summary>
/// <param name="RetryDelay">Before a send that certainly had no effect is tried again; later ones double.</param>
/// <param name="FirstPoll">Before an accepted task is asked for first.</param>
/// <param name="BusyPatience">How long a provider may go on refusing a task for now.</param>
internal sealed record SendPace(TimeSpan RetryDelay, TimeSpan FirstPoll, TimeSpan BusyPatience);

/// <summary>The sends of one task so far that certainly had no effect.</summary>
/// <param name="Failures">Those that did not reach the provider.</param>
/// <param name="Refusals">Those that the provider refused for the time being.</param>
/// <param name="BusyFor">Since the first of these refusals.</param>
internal sealed record SendMemory(int Failures, int Refusals, TimeSpan BusyFor)
{
    public static SendMemory None { get; } = new(0, 0, TimeSpan.Zero);
}
