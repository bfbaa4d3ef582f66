using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Security;

/// <summary>Who is signed in where.</summary>
public sealed class SessionStore(Database database, AccessChanges changes, TimeProvider time)
{
    /// <summary>No cookie lives longer unseen; what is older is cleared away at the next sign-in of the same account.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(15);

    private static readonly TimeSpan SeenStep = TimeSpan.FromDays(1);

    /// <param name="stamp">The account's security stamp as the sign-in found it.</param>
    public Task<SessionId> BeginAsync(UserId user, string stamp, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
            {
                var now = time.GetUtcNow();
                var forgotten = now - Longest;
                await db.Sessions.Where(session => session.UserId == user.Value && (session.SeenAt < forgotten || !db.Users.Any(account => account.Id == session.UserId && account.SecurityStamp == session.Stamp)))
                    .ExecuteDeleteAsync(cancellationToken);
                var begun = new SessionEntity { Id = SessionId.New(now), UserId = user.Value, Stamp = stamp, CreatedAt = now, SeenAt = now };
                db.Sessions.Add(begun);
                await db.SaveChangesAsync(cancellationToken);
                return begun.Id;
            },
            cancellationToken);

    /// <summary>Whether the session is still that of the account: not signed out, and the account neither gone nor locked, with the password of then.</summary>
    /// <remarks>An account that rests after wrong passwords is not locked: strangers could throw its owner out.</remarks>
    public async Task<bool> IsOpenAsync(UserId user, SessionId session, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var seen = await db.Sessions
            .Where(stored => stored.Id == session && stored.UserId == user.Value
                && db.Users.Any(account => account.Id == stored.UserId && account.SecurityStamp == stored.Stamp && (account.LockoutEnd == null || account.LockoutEnd != DateTimeOffset.MaxValue)))
            .Select(stored => (DateTimeOffset?)stored.SeenAt).SingleOrDefaultAsync(cancellationToken);
        if (seen is null) { return false; }

        var now = time.GetUtcNow();
        if (now - seen > SeenStep)
        {
            await database.WriteAsync(
                write => write.Sessions.Where(stored => stored.Id == session).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.SeenAt, now), cancellationToken), cancellationToken);
        }

        return true;
    }

    /// <summary>Ends one; open pages are told. Ending one that has ended already changes nothing.</summary>
    public async Task EndAsync(UserId user, SessionId session, CancellationToken cancellationToken)
    {
        await database.WriteAsync(db => db.Sessions.Where(stored => stored.Id == session && stored.UserId == user.Value).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        changes.Publish(new AccessChange.SessionEnded(user, session));
    }
}
