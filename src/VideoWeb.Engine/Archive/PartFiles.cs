using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace VideoWeb.Engine.Archive;

/// <summary>Which half-fetched files may be continued, and under which version of the file at its server. Thread-safe.</summary>
/// <remarks>
/// Only in memory: after a power cut a file can have its length without its bytes, so nothing that an earlier process left behind is believed.
/// </remarks>
internal sealed class PartFiles
{
    // Without its version a part is fetched from its first byte again.
    private const int MostParts = 1_000;

    private readonly ConcurrentDictionary<string, EntityTagHeaderValue> _versions = new(StringComparer.Ordinal);

    /// <summary>Null when the fetching begins at the first byte.</summary>
    public (long Length, EntityTagHeaderValue Version)? Find(string path) =>
        _versions.TryGetValue(path, out var version) && new FileInfo(path) is { Exists: true, Length: > 0 and var length } ? (length, version) : null;

    // Whoever deletes a part without a word, or never comes back for it, leaves its version here.
    private void Forget()
    {
        if (_versions.Count < MostParts) { return; }

        foreach (var path in _versions.Keys.Where(path => !File.Exists(path))) { _versions.TryRemove(path, out _); }
        if (_versions.Count >= MostParts) { _versions.Clear(); }
    }

    /// <summary>Keeps what is there for the next try, when the server has a name for this version of the file that can be compared byte for byte.</summary>
    public void Keep(string path, EntityTagHeaderValue? version)
    {
        Forget();
        if (version is { IsWeak: false }) { _versions[path] = version; }
        else { Drop(path); }
    }

    /// <summary>Deletes what is there.</summary>
    public void Drop(string path)
    {
        Release(path);
        File.Delete(path);
    }

    /// <summary>The file is whole: what happens to it from now on is its owner's matter.</summary>
    public void Release(string path) => _versions.TryRemove(path, out _);
}
