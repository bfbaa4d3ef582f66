using VideoWeb.Data.Tasks;

namespace VideoWeb.Lab;

/// <summary>What the next process made of what a killed one had left.</summary>
/// <param name="Claim">What it says of the money.</param>
/// <param name="End">Where the task came to.</param>
/// <param name="Problems">Promises that were broken, one sentence each.</param>
/// <param name="Story">What the task's history tells.</param>
public sealed record CrashFinding(MoneyClaim Claim, TaskState End, IReadOnlyList<string> Problems, string Story);
