namespace VideoWeb.Sandbox.Ledger;

/// <summary>A file of a task that was asked for.</summary>
/// <param name="Kind">Which of the task's files.</param>
/// <param name="Sha256">Of the whole right content, in hex, whatever a fault made of it on the way.</param>
/// <param name="Bytes">Length of the whole right content.</param>
internal sealed record ServedFile(string Provider, string TaskId, string Kind, string Sha256, int Bytes);
