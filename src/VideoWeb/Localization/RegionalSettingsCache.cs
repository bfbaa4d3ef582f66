using System.Collections.Concurrent;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Localization;

/// <summary>The regional settings of accounts, for every request: kept for some seconds, and known at once when this process changes them.</summary>
internal sealed class RegionalSettingsCache(RegionalSettingsStore store, TimeProvider time, ILogger<RegionalSettingsCache> logger)
{
    // How long a change by another process is not noticed.
    internal static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<UserId, (RegionalSettings Settings, long At)> _kept = new();
    private int _changes;

    /// <summary>Never throws over the database: a page in the browser's language is better than none.</summary>
    public async ValueTask<RegionalSettings> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(user, out var known) && time.GetElapsedTime(known.At) < Kept) { return known.Settings; }

        // What was read before a change must not be kept after it.
        var changes = Volatile.Read(ref _changes);
        try
        {
            var settings = await store.FindAsync(user, cancellationToken);
            if (_kept.Count >= MostKept) { _kept.Clear(); }
            _kept[user] = (settings, time.GetTimestamp());
            if (changes != Volatile.Read(ref _changes)) { _kept.TryRemove(user, out _); }
            return settings;
        }
        catch (Exception error) when (StorageTrouble.Find(error) is not null)
        {
            logger.LogWarning(error, "The regional settings of account {UserId} could not be read; the page follows the browser.", user);
            return RegionalSettings.OfBrowser;
        }
    }

    public async Task<SaveRegionalSettingsResult> SaveAsync(UserId actor, RegionalSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Language is { } language && !Languages.IsSpoken(language)) { return new SaveRegionalSettingsResult.Rejected(Message.Of(MessageCode.LanguageUnknown)); }

        var result = await store.SaveAsync(actor, settings, cancellationToken);
        Interlocked.Increment(ref _changes);
        _kept.TryRemove(actor, out _);
        return result;
    }

    /// <summary>Changes the language alone.</summary>
    public async Task<SaveRegionalSettingsResult> SaveLanguageAsync(UserId actor, string? language, CancellationToken cancellationToken) =>
        await SaveAsync(actor, await store.FindAsync(actor, cancellationToken) with { Language = language }, cancellationToken);
}
