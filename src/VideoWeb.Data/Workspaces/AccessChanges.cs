using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Security;

namespace VideoWeb.Data.Workspaces;

/// <summary>A change of what somebody may do. Says only whom it concerns: what holds now is in the database.</summary>
public abstract record AccessChange
{
    private AccessChange() { }

    /// <summary>Whose sessions it may end; null when it ends none.</summary>
    public UserId? EndsSessionsOf => this switch
    {
        SessionEnded ended => ended.User,
        AccountChanged changed => changed.User,
        _ => null,
    };

    /// <summary>Somebody signed out in one browser.</summary>
    public sealed record SessionEnded(UserId User, SessionId Session) : AccessChange;

    /// <summary>The password, a lock, the site's administrator role or the account itself is another or gone.</summary>
    public sealed record AccountChanged(UserId User) : AccessChange;

    /// <summary>Somebody joined a workspace, left it or was removed, or has another role in it.</summary>
    public sealed record MembershipChanged(UserId User, WorkspaceId Workspace) : AccessChange;

    /// <summary>The key of a connection is another one or gone.</summary>
    public sealed record KeyChanged(ConnectionId Connection) : AccessChange;
}

/// <summary>Tells open pages and whoever keeps an answer for a while that it does not hold any more. Stores publish after their commit.</summary>
public sealed class AccessChanges(ILogger<AccessChanges> logger)
{
    private readonly Lock _lock = new();
    private readonly List<Action<AccessChange>> _subscribers = [];

    /// <param name="onChange">Called by whoever makes the change: it must be quick. What it throws is logged and reaches nobody.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    public IDisposable Subscribe(Action<AccessChange> onChange)
    {
        lock (_lock) { _subscribers.Add(onChange); }
        return new Subscription(this, onChange);
    }

    public void Publish(AccessChange change)
    {
        Action<AccessChange>[] subscribers;
        lock (_lock) { subscribers = [.. _subscribers]; }
        foreach (var subscriber in subscribers)
        {
            try
            {
                subscriber(change);
            }
            catch (Exception error)
            {
                logger.LogError(error, "A change of access did not reach one that listens for it.");
            }
        }
    }

    private sealed class Subscription(AccessChanges changes, Action<AccessChange> onChange) : IDisposable
    {
        public void Dispose()
        {
            lock (changes._lock) { changes._subscribers.Remove(onChange); }
        }
    }
}
