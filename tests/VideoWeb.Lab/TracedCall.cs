namespace VideoWeb.Lab;

/// <summary>A call of the system that a traced process has begun.</summary>
/// <param name="Thread">The system's number of the thread.</param>
/// <param name="Text">As strace writes it.</param>
internal sealed record TracedCall(int Thread, string Name, string Text);
