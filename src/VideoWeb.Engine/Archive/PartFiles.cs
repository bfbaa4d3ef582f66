using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace VideoWeb.Engine.Archive;

/// <summary>Which half-fetched files may be continued, and under which version of the file at its server. Thread-safe.</summary>
/// <remarks>
/// Only in memory: after a power cut a file can have its length without its bytes, so nothing that an earlier process left behind is believed.
/// </remarks>
internal sealed class PartFiles
{
    private readonly ConcurrentDictionary<string, EntityTagHeaderValue> _versions = new(StringComparer.Ordinal);

    /// <summary>Null when the fetching begins at the first byte.</summary>
    public (long Length, EntityTagHeaderValue Version)? Find(string path) =>
        _versions.TryGetValue(path, out var version) && new FileInfo(path) is { Exists: true, Length: > 0 and var length } ? (length, version) : null;

    /// <summary>Keeps what is there for the next try, when the server has a name for this version of the file that can be compared byte for byte.</summary>
    public void Keep(string path, EntityTagHeaderValue? version)
    {
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
