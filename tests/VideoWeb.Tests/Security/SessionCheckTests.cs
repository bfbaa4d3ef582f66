using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Data.Security;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Security;

/// <summary>What this process hears of no change that another one makes: the check has changes of its own here.</summary>
public sealed class SessionCheckTests : IAsyncDisposable
{
    private readonly VideoWebApp _app = new();
    private readonly TestClock _time = new();
    private readonly SessionCheck _check;
    private UserId _ana;

    public SessionCheckTests() => _check = new SessionCheck(Sessions, new AccessChanges(NullLogger<AccessChanges>.Instance), _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SessionStore Sessions => _app.Services.GetRequiredService<SessionStore>();

    [Fact]
    public async Task IsCurrent_SessionEndedElsewhere_IsKnownWhenAnAnswerIsNotKeptAnyMore()
    {
        var (person, session) = await SignInAsync(isAdministrator: false);
        var first = await _check.IsCurrentAsync(person, Token);
        await Sessions.EndAsync(_ana, session, Token);
        var kept = await _check.IsCurrentAsync(person, Token);
        _time.Advance(SessionCheck.Kept);

        var later = await _check.IsCurrentAsync(person, Token);

        Assert.Equal((true, true, false), (first, kept, later));
    }

    [Fact]
    public async Task IsCurrent_RoleTakenAwayElsewhere_EndsOnlyACookieThatHasIt()
    {
        var (administrator, _) = await SignInAsync(isAdministrator: true);
        var (person, _) = await SignInAsync(isAdministrator: false);
        var before = await _check.IsCurrentAsync(administrator, Token);
        await WithAnaAsync(async (users, ana) => Assert.True((await users.RemoveFromRoleAsync(ana, ClaimNames.Administrator)).Succeeded));
        _time.Advance(SessionCheck.Kept);

        var after = await _check.IsCurrentAsync(administrator, Token);

        Assert.Equal((true, false), (before, after));
        Assert.True(await _check.IsCurrentAsync(person, Token));
    }

    public async ValueTask DisposeAsync()
    {
        _check.Dispose();
        await _app.DisposeAsync();
    }

    // The first who registers administers the site.
    private async Task<(ClaimsPrincipal Person, SessionId Session)> SignInAsync(bool isAdministrator)
    {
        if (_ana == default)
        {
            await _app.RegisterAsync("Ana", Token);
            _ana = await _app.IdOfAsync("Ana", Token);
        }

        var stamp = "";
        await WithAnaAsync(async (users, ana) => stamp = await users.GetSecurityStampAsync(ana));
        var session = await Sessions.BeginAsync(_ana, stamp, Token);
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, _ana.Value.ToString()), new(ClaimNames.Session, session.ToString())];
        if (isAdministrator) { claims.Add(new(ClaimTypes.Role, ClaimNames.Administrator)); }
        return (new ClaimsPrincipal(new ClaimsIdentity(claims, "cookie")), session);
    }

    private async Task WithAnaAsync(Func<UserManager<User>, User, Task> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        await work(users, (await users.FindByIdAsync(_ana.Value.ToString()))!);
    }
}
