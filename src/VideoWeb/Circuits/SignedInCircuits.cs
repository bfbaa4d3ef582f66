using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;

namespace VideoWeb.Circuits;

/// <summary>
/// Knows whose the open circuits are, and the lines to their browsers. When a session may have ended, its circuits are silent from that moment on;
/// when it has, they are signed out, which takes the pages away, and a browser that does not leave by itself has its line cut.
/// </summary>
internal sealed class SignedInCircuits : IHubFilter, IDisposable
{
    /// <summary>How long a browser has to follow to the sign-in before its line is cut.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly SessionCheck _sessions;
    private readonly TimeProvider _time;
    private readonly ILogger<SignedInCircuits> _logger;
    private readonly IDisposable _subscription;
    private readonly ConcurrentDictionary<string, (UserId User, RevalidatingAuthentication Authentication)> _circuits = new();
    private readonly ConcurrentDictionary<string, (ClaimsPrincipal Person, Action Cut)> _lines = new();

    public SignedInCircuits(SessionCheck sessions, AccessChanges changes, TimeProvider time, ILogger<SignedInCircuits> logger)
    {
        (_sessions, _time, _logger) = (sessions, time, logger);
        _subscription = changes.Subscribe(OnChange);
    }

    public void Add(string circuit, UserId user, RevalidatingAuthentication authentication) => _circuits[circuit] = (user, authentication);

    public void Remove(string circuit) => _circuits.TryRemove(circuit, out _);

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var line = context.Context;
        if (line.User is { } person) { AddLine(line.ConnectionId, person, line.Abort); }
        await next(context);

        // It may have ended between the handshake and here.
        if (line.User is { } same && !await _sessions.AskAsync(same, line.ConnectionAborted)) { line.Abort(); }
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        RemoveLine(context.Context.ConnectionId);
        return next(context, exception);
    }

    internal void AddLine(string id, ClaimsPrincipal person, Action cut) => _lines[id] = (person, cut);

    internal void RemoveLine(string id) => _lines.TryRemove(id, out _);

    public void Dispose() => _subscription.Dispose();

    private void OnChange(AccessChange change)
    {
        if (change.EndsSessionsOf is not { } user) { return; }

        foreach (var (_, (owner, authentication)) in _circuits)
        {
            if (owner != user) { continue; }

            // Whoever made the change may go on to make what this person must not see any more.
            authentication.Suspend();
            _ = GuardAsync(() => authentication.RecheckAsync(CancellationToken.None));
        }

        foreach (var (id, (person, cut)) in _lines)
        {
            if (person.FindUserId() == user) { _ = GuardAsync(() => CutIfEndedAsync(id, person, cut)); }
        }
    }

    private async Task CutIfEndedAsync(string id, ClaimsPrincipal person, Action cut)
    {
        if (await _sessions.AskAsync(person, CancellationToken.None)) { return; }

        await Task.Delay(Grace, _time);
        if (_lines.ContainsKey(id)) { cut(); }
    }

    // Whoever makes the change does not wait for pages, nor fail with them; those that were missed are found by the recurring check.
    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await Task.Yield();
            await work();
        }
        catch (Exception error)
        {
            _logger.LogWarning(error, "An open page could not be told that its person's rights are others.");
        }
    }
}
