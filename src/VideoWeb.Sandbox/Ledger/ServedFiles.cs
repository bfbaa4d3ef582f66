using System.Collections.Concurrent;
using System.Security.Cryptography;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Ledger;

/// <summary>What the file server was asked for, with the hashes that a true copy has.</summary>
internal sealed class ServedFiles
{
    private readonly ConcurrentDictionary<(string Provider, string Id, ClipKind Kind), ServedFile> _files = new();

    public IReadOnlyCollection<ServedFile> All => [.. _files.Values];

    public void Note(SandboxTask task, ClipKind kind, byte[] content) => _files.GetOrAdd(
        (task.Provider, task.Id, kind),
        _ => new ServedFile(task.Provider, task.Id, kind.ToString(), Convert.ToHexStringLower(SHA256.HashData(content)), content.Length));
}

/// <summary>A file of a task that was asked for.</summary>
/// <param name="Kind">Which of the task's files.</param>
/// <param name="Sha256">Of the whole right content, in hex, whatever a fault made of it on the way.</param>
/// <param name="Bytes">Length of the whole right content.</param>
internal sealed record ServedFile(string Provider, string TaskId, string Kind, string Sha256, int Bytes);
