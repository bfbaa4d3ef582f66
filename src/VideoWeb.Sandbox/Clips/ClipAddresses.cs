using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Clips;

/// <summary>Makes and reads the signed addresses of result files.</summary>
/// <remarks>An address says all that is needed to serve it, so it works after a restart; its signing key lies beside the journal.</remarks>
internal sealed class ClipAddresses
{
    /// <summary>How often an <c>expiredurl</c> task's file is refused before a fresh address works.</summary>
    private const int RefusalsWhenExpiring = 2;

    private const int MacLength = 16;

    private readonly ConcurrentDictionary<(string Provider, string Id), int> _refusals = new();
    private readonly byte[] _key;
    private readonly TimeSpan _lifetime;

    public ClipAddresses(SandboxOptions options)
    {
        Directory.CreateDirectory(options.Folder);
        var path = Path.Combine(options.Folder, "files.key");
        if (!File.Exists(path)) { File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(32)); }
        _key = File.ReadAllBytes(path);
        _lifetime = options.ResultLifetime;
    }

    /// <summary>The address to hand out now. It stays the same until it expires; asked again after that, a fresh one comes.</summary>
    public string For(SandboxTask task, ClipKind kind, string origin, DateTimeOffset now)
    {
        var endedAt = TaskProgression.At(task, now).ChangedAt;
        var lifetimes = Math.Max(1, Math.Floor((now - endedAt) / _lifetime) + 1);
        var expires = (endedAt + _lifetime * lifetimes).ToUnixTimeMilliseconds();
        var generation = _refusals.GetValueOrDefault((task.Provider, task.Id));
        var payload = string.Create(CultureInfo.InvariantCulture, $"{task.Provider}|{task.Id}|{kind}|{expires}|{generation}");
        var bytes = Encoding.UTF8.GetBytes(payload);
        byte[] token = [.. Mac(bytes), .. bytes];
        var extension = kind is ClipKind.Cover or ClipKind.LastFrame ? "jpg" : "mp4";
        return $"{origin}/sandbox/files/{Base64Url.EncodeToString(token)}.{extension}";
    }

    /// <summary>What an address stands for, or null when it was not made here.</summary>
    public ClipTicket? Read(string token)
    {
        if (!Base64Url.IsValid(token)) { return null; }
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= MacLength || !CryptographicOperations.FixedTimeEquals(Mac(bytes.AsSpan(MacLength)), bytes.AsSpan(0, MacLength))) { return null; }

        var parts = Encoding.UTF8.GetString(bytes, MacLength, bytes.Length - MacLength).Split('|');
        return new ClipTicket(
            parts[0],
            parts[1],
            Enum.Parse<ClipKind>(parts[2]),
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[3], CultureInfo.InvariantCulture)),
            int.Parse(parts[4], CultureInfo.InvariantCulture));
    }

    /// <summary>Counts a fetch of an <c>expiredurl</c> result. True while it has to be refused.</summary>
    public bool RefuseWhileExpiring(ClipTicket ticket)
    {
        if (ticket.Generation >= RefusalsWhenExpiring) { return false; }
        _refusals.AddOrUpdate((ticket.Provider, ticket.TaskId), 1, (_, count) => Math.Min(count + 1, RefusalsWhenExpiring));
        return true;
    }

    private byte[] Mac(ReadOnlySpan<byte> payload) => HMACSHA256.HashData(_key, payload)[..MacLength];
}

/// <summary>What a file address says.</summary>
/// <param name="Provider">Provider of the task.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Kind">Which of its files.</param>
/// <param name="ExpiresAt">From then on the address is refused.</param>
/// <param name="Generation">How many refusals an <c>expiredurl</c> task had seen when the address was made.</param>
internal sealed record ClipTicket(string Provider, string TaskId, ClipKind Kind, DateTimeOffset ExpiresAt, int Generation);

internal enum ClipKind
{
    Video,
    Watermarked,
    Cover,
    LastFrame,
}
