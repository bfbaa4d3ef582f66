namespace VideoWeb.Engine;

/// <summary>Why a task that is ready is not sent at this moment.</summary>
/// <param name="Until">Null when it is held back until somebody decides.</param>
/// <param name="IsByHours">The connection does not send at this hour.</param>
public sealed record SendHold(DateTimeOffset? Until, bool IsByHours = false);
