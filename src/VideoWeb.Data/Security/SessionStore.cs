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

    /// <summary>The session while it is still that of the account: not signed out, and the account neither gone nor locked, with the password of then. Else null.</summary>
    /// <remarks>An account that rests after wrong passwords is not locked: strangers could throw its owner out.</remarks>
    public async Task<OpenSession?> FindOpenAsync(UserId user, SessionId session, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await db.Sessions
            .Where(stored => stored.Id == session && stored.UserId == user.Value
                && db.Users.Any(account => account.Id == stored.UserId && account.SecurityStamp == stored.Stamp && (account.LockoutEnd == null || account.LockoutEnd != DateTimeOffset.MaxValue)))
            .Select(stored => new
            {
                stored.SeenAt,
                IsAdministrator = db.UserRoles.Any(held => held.UserId == stored.UserId && db.Roles.Any(role => role.Id == held.RoleId && role.NormalizedName == AdministratorStore.NormalizedRole)),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) { return null; }

        var now = time.GetUtcNow();
        if (now - found.SeenAt > SeenStep)
        {
            await database.WriteAsync(
                write => write.Sessions.Where(stored => stored.Id == session).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.SeenAt, now), cancellationToken), cancellationToken);
        }

        return new OpenSession(found.IsAdministrator);
    }

    /// <summary>Ends one; open pages are told. Ending one that has ended already changes nothing.</summary>
    public async Task EndAsync(UserId user, SessionId session, CancellationToken cancellationToken)
    {
        await database.WriteAsync(db => db.Sessions.Where(stored => stored.Id == session && stored.UserId == user.Value).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        changes.Publish(new AccessChange.SessionEnded(user, session));
    }
}

/// <summary>A session that goes on.</summary>
/// <param name="IsAdministrator">Whether its account administers the site at this moment, whatever its cookie says.</param>
public sealed record OpenSession(bool IsAdministrator);
