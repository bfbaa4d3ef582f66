using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using VideoWeb.Circuits;
using VideoWeb.Setup;

namespace VideoWeb.Security;

/// <summary>Signs a circuit out when its session has ended: before it begins, at once when this process ends it, and soon after when another one did.</summary>
internal sealed class RevalidatingAuthentication(ILoggerFactory loggers, SessionCheck sessions, SessionGate gate, CircuitCulture culture)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    // With what the check may still remember it is no more than the interval.
    protected override TimeSpan RevalidationInterval => AccountSetup.RecheckInterval - SessionCheck.Kept;

    /// <summary>The session may have ended: the circuit is still until <see cref="RecheckAsync"/>, or the recurring check, has found that it goes on.</summary>
    public void Suspend() => gate.Close();

    /// <summary>Signs out at once who may not be signed in any more; the recurring check comes only after its interval.</summary>
    public async Task CheckNowAsync(CancellationToken cancellationToken)
    {
        var state = await GetAuthenticationStateAsync();
        if (state.User.Identity?.IsAuthenticated == true && !await sessions.AskAsync(state.User, cancellationToken)) { SignOut(); }
    }

    /// <summary>As the other; and where the session goes on, what the page shows is asked for again, because the rights of its person may be others.</summary>
    public async Task RecheckAsync(CancellationToken cancellationToken)
    {
        var closings = gate.Closings;
        var state = await GetAuthenticationStateAsync();
        if (state.User.Identity?.IsAuthenticated != true) { return; }
        if (!await sessions.AskAsync(state.User, cancellationToken))
        {
            SignOut();
            return;
        }

        gate.Open(closings);
        Show(state.User);
    }

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        // A role that was taken away in the database itself told nobody, so that is asked as well.
        var closings = gate.Closings;
        if (!await sessions.IsCurrentAsync(authenticationState.User, cancellationToken))
        {
            gate.Close();
            return false;
        }

        // A recheck may have failed.
        gate.Open(closings);
        return true;
    }

    private void SignOut()
    {
        gate.Close();
        Show(new ClaimsPrincipal(new ClaimsIdentity()));
    }

    // Whoever made the change may read another language than who sees it.
    private void Show(ClaimsPrincipal person)
    {
        culture.Apply();
        SetAuthenticationState(Task.FromResult(new AuthenticationState(person)));
    }
}
