namespace VideoWeb.Tests.Lab.Crash;

/// <summary>One crash and what came of it.</summary>
/// <param name="Place">Where the process was killed; null when it came to its end unhurt.</param>
internal sealed record CrashRun(int Position, string Provider, string? Place, CrashFinding Finding);
