using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VideoWeb.Data.Security;

namespace VideoWeb.Security;

/// <summary>Ties the sign-in cookie to a session on the server: it begins with the sign-in, ends with the sign-out, and a copy of the cookie is worth nothing after that.</summary>
internal sealed class SessionCookie(SessionStore sessions, SessionCheck check, IOptions<IdentityOptions> identity, IOptions<SecurityStampValidatorOptions> stamps, TimeProvider time) : CookieAuthenticationEvents
{
    /// <summary>In the ticket beside the person, where it outlives that Identity makes the person anew.</summary>
    private const string Property = "session";

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var gone = context.HttpContext.RequestAborted;
        if (context.Principal is not { Identity: ClaimsIdentity claims } person || person.FindUserId() is not { } user)
        {
            throw new InvalidOperationException("Only a person with an account can be signed in.");
        }

        var stamp = person.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) ?? "";
        var before = context.HttpContext.User;
        SessionId session;
        if (IsSame(context, before, stamp) && await check.AskAsync(before, gone)) { session = before.FindSession()!.Value; }
        else
        {
            session = await sessions.BeginAsync(user, stamp, gone);
            // The browser has one cookie; the session of the old one would be nobody's.
            if (before.FindSession() is { } old && before.FindUserId() is { } owner) { await sessions.EndAsync(owner, old, gone); }
        }

        context.Properties.Items[Property] = session.ToString();
        claims.AddClaim(new Claim(ClaimNames.Session, session.ToString()));
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (context.HttpContext.User is var person && person.FindSession() is { } session && person.FindUserId() is { } user)
        {
            // Whoever wants out is out, even if the browser does not wait for the answer.
            await sessions.EndAsync(user, session, CancellationToken.None);
        }
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is null || !await check.IsOpenAsync(context.Principal, context.HttpContext.RequestAborted))
        {
            // The cookie is left where it is: a request that comes late must not take away the one of a newer sign-in.
            context.RejectPrincipal();
            return;
        }

        // Otherwise each request, and with it each open page for as long as it is open, would hold Identity's services and a database context for a check that is not due.
        if (!IsCheckDue(context.Properties)) { return; }

        var session = context.Principal.FindSession()!.Value;
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is { Identity: ClaimsIdentity claims } person && person.FindSession() is null) { claims.AddClaim(new Claim(ClaimNames.Session, session.ToString())); }
    }

    // As Identity's own check reckons it.
    private bool IsCheckDue(AuthenticationProperties ticket) => ticket.IssuedUtc is not { } issued || time.GetUtcNow() - issued > stamps.Value.ValidationInterval;

    // Identity signs in anew when the person's name is another; it hands on what stood in the ticket, which a sign-in by password does not.
    private bool IsSame(CookieSigningInContext context, ClaimsPrincipal before, string stamp) =>
        context.Properties.Items.TryGetValue(Property, out var text) && SessionId.TryParse(text, out var session) && before.FindSession() == session
        && before.FindUserId() == context.Principal!.FindUserId()
        && before.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) == stamp;
}
