namespace VideoWeb.Tests.Upgrade;

/// <summary>What pages show of a task.</summary>
/// <param name="IsHeld">It waits, and not only for its turn.</param>
/// <param name="HasClip">The gallery has it.</param>
internal sealed record KeptTask(string Prompt, string State, bool IsHeld, bool HasClip, int Attempts, int Events, int Transfers);
