using System.Collections.Concurrent;
using System.Security.Claims;
using VideoWeb.Data.Security;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Security;

/// <summary>Whether a sign-in still holds. Every request asks, so a yes is kept for some seconds, and forgotten at once when this process changes something about it.</summary>
internal sealed class SessionCheck : IDisposable
{
    // How long another process that ends a session is not noticed.
    internal static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private const int MostKept = 10_000;

    private readonly SessionStore _sessions;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private readonly ConcurrentDictionary<SessionId, (UserId User, OpenSession Session, long At)> _open = new();
    private int _changes;

    public SessionCheck(SessionStore sessions, AccessChanges changes, TimeProvider time)
    {
        (_sessions, _time) = (sessions, time);
        _subscription = changes.Subscribe(OnChange);
    }

    /// <summary>For a request.</summary>
    public ValueTask<bool> IsOpenAsync(ClaimsPrincipal person, CancellationToken cancellationToken) =>
        FindKept(person) is not null ? ValueTask.FromResult(true) : new ValueTask<bool>(AskAsync(person, cancellationToken));

    /// <summary>For the recurring check of an open page: whether it is open and, where the cookie makes an administrator, still one's. Many pages of one session ask once.</summary>
    public async Task<bool> IsCurrentAsync(ClaimsPrincipal person, CancellationToken cancellationToken) =>
        (FindKept(person) ?? await FindAsync(person, cancellationToken)) is { } open && (open.IsAdministrator || !person.IsInRole(ClaimNames.Administrator));

    /// <summary>For what goes on for long, such as an open page: asks the database.</summary>
    public async Task<bool> AskAsync(ClaimsPrincipal person, CancellationToken cancellationToken) => await FindAsync(person, cancellationToken) is not null;

    private OpenSession? FindKept(ClaimsPrincipal person) =>
        person.FindSession() is { } session && person.FindUserId() is { } user
        && _open.TryGetValue(session, out var known) && known.User == user && _time.GetElapsedTime(known.At) < Kept ? known.Session : null;

    private async Task<OpenSession?> FindAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (person.FindSession() is not { } session || person.FindUserId() is not { } user) { return null; }

        // What was read before a change must not be kept after it.
        var changes = Volatile.Read(ref _changes);
        var found = await _sessions.FindOpenAsync(user, session, cancellationToken);
        if (found is null) { _open.TryRemove(session, out _); }
        else if (changes == Volatile.Read(ref _changes))
        {
            if (_open.Count >= MostKept) { _open.Clear(); }
            _open[session] = (user, found, _time.GetTimestamp());
            if (changes != Volatile.Read(ref _changes)) { _open.TryRemove(session, out _); }
        }

        return found;
    }

    public void Dispose() => _subscription.Dispose();

    private void OnChange(AccessChange change)
    {
        if (change.EndsSessionsOf is not { } user) { return; }

        Interlocked.Increment(ref _changes);
        foreach (var (session, known) in _open)
        {
            if (known.User == user) { _open.TryRemove(session, out _); }
        }
    }
}
