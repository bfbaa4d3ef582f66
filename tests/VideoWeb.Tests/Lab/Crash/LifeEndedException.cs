namespace VideoWeb.Tests.Lab.Crash;

/// <summary>What code meets that runs on in a process which is dead already.</summary>
internal sealed class LifeEndedException() : Exception("This process has been killed.");
