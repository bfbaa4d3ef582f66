namespace VideoWeb.Engine;

/// <summary>What keeps a task that is ready from being sent.</summary>
/// <param name="Until">Null when it is held back until somebody decides.</param>
public sealed record SendHold(HoldReason Reason, DateTimeOffset? Until = null);
