using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class AccountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Register_FirstAndSecondAccount_OnlyTheFirstIsAdministrator()
    {
        await using var app = new VideoWebApp();

        var ana = await app.RegisterAsync("Ana", Token);
        var bob = await app.RegisterAsync("Bob", Token);

        using var toAna = await ana.GetAsync("/admin", Token);
        using var toBob = await bob.GetAsync("/admin", Token);
        Assert.Equal(HttpStatusCode.OK, toAna.StatusCode);
        Assert.Equal((HttpStatusCode.Redirect, "/account/denied?returnUrl=%2Fadmin"), (toBob.StatusCode, toBob.Target()));
    }

    [Fact]
    public async Task Register_ManyFirstAccountsAtOnce_OneIsAdministrator()
    {
        await using var app = new VideoWebApp();
        var names = Enumerable.Range(1, 6).Select(number => $"Person{number}").ToList();

        await Task.WhenAll(names.Select(name => app.RegisterAsync(name, Token)));

        var ids = await Task.WhenAll(names.Select(name => app.IdOfAsync(name, Token)));
        var lists = await Task.WhenAll(ids.Select(id => app.Services.GetRequiredService<UserAdministration>().ListAsync(id, Token)));
        // Only an administrator is told who there is.
        var people = Assert.Single(lists, list => list.Count > 0);
        Assert.Equal(6, people.Count);
        Assert.Single(people, person => person.IsAdministrator);
    }

    [Fact]
    public async Task Register_NewAccount_LandsInAPersonalWorkspace()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);

        using var home = await ana.GetAsync("/", Token);
        using var connections = await ana.GetAsync("/w/ana/connections", Token);

        Assert.Equal("/w/ana/compose", home.Target());
        Assert.Equal(HttpStatusCode.OK, connections.StatusCode);
    }

    [Theory]
    [InlineData("Closed")]
    [InlineData("InviteOnly")]
    public async Task Register_NotOpenAndNotInvited_HasNoForm(string mode)
    {
        await using var app = VideoWebApp.With(("Accounts:Registration", mode));
        await app.RegisterAsync("Ana", Token);

        var page = await app.Visit().ReadAsync("/account/register", Token);

        Assert.DoesNotContain("Input.Password", page, StringComparison.Ordinal);
        Assert.Contains("New accounts are by invitation.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InviteOnly", true)]
    [InlineData("Closed", false)]
    public async Task Register_WithAnInvitation_WorksWhereTheSettingSaysSo(string mode, bool isAllowed)
    {
        await using var app = VideoWebApp.With(("Accounts:Registration", mode));
        await app.RegisterAsync("Ana", Token);
        var invitation = await InviteAsync(app);

        var page = await app.Visit().ReadAsync($"/account/register?returnUrl={Uri.EscapeDataString($"/invite/{invitation}")}", Token);

        Assert.Equal(isAllowed, page.Contains("Input.Password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invite_RegisterThenJoin_LandsInTheTeam()
    {
        await using var app = VideoWebApp.With(("Accounts:Registration", "InviteOnly"));
        await app.RegisterAsync("Ana", Token);
        var address = $"/invite/{await InviteAsync(app)}";
        var bob = app.Visit();

        using var registered = await bob.RegisterAsync("Bob", address, Token);
        using var joined = await bob.SubmitAsync(address, "accept", new Dictionary<string, string>(), Token);
        var again = await bob.ReadAsync(address, Token);

        Assert.Equal(address, registered.Target());
        Assert.Equal("/w/kite-films/compose", joined.Target());
        Assert.Contains("This invitation does not work", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_EveryFieldWrong_SaysSoAtEachField()
    {
        await using var app = new VideoWebApp();

        using var answer = await app.Visit().SubmitAsync(
            "/account/register", "register", new Dictionary<string, string> { ["Input.DisplayName"] = " ", ["Input.Email"] = "ana", ["Input.Password"] = "" }, Token);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
        Assert.Contains("Write the name that others know you by.", page, StringComparison.Ordinal);
        Assert.Contains("Write a whole e-mail address", page, StringComparison.Ordinal);
        Assert.Contains("Take at least 10 characters", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_EmailThatNoMailReaches_IsRefused()
    {
        await using var app = new VideoWebApp();

        using var answer = await app.Visit().RegisterAsync(new string('a', 243), "/", Token);

        Assert.Contains("Write a whole e-mail address", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ReturnAddressInAnotherScript_LeadsThere()
    {
        await using var app = new VideoWebApp();

        using var answer = await app.Visit().RegisterAsync("Ana", "/w/ana/tasks?search=ü画", Token);

        Assert.Equal("/w/ana/tasks?search=%C3%BC%E7%94%BB", answer.Target());
    }

    [Fact]
    public async Task SignIn_WrongPassword_SaysSoAndSetsNoCookie()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync("Ana", Token);

        using var answer = await app.Visit().SignInAsync("Ana", "not the password", Token);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
        Assert.Contains("E-mail or password is not right.", page, StringComparison.Ordinal);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("videoweb=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksEvenForTheRightOne()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync("Ana", Token);
        var thief = app.Visit();
        for (var attempt = 0; attempt < 5; attempt++) { using var wrong = await thief.SignInAsync("Ana", $"guess number {attempt}", Token); }

        using var right = await thief.SignInAsync("Ana", Visitor.Password, Token);

        Assert.Contains("This account is locked for now, after too many wrong passwords. Try again in 10 minutes.", await right.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WrongPassword_TheFocusGoesToThePassword()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync("Ana", Token);
        var visitor = app.Visit();
        using var form = await visitor.GetAsync("/account/login", Token);

        using var wrong = await visitor.SignInAsync("Ana", "a guess", Token);

        Assert.Matches("""<input id="input-email"[^>]* autofocus""", await form.Content.ReadAsStringAsync(Token));
        Assert.Matches("""<input id="input-password"[^>]* autofocus""", await wrong.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task SignIn_ReturnAddressOfAnotherSite_StaysHere(string returnUrl)
    {
        await using var app = new VideoWebApp();

        using var answer = await app.Visit().RegisterAsync("Ana", returnUrl, Token);

        Assert.Equal("/", answer.Target());
    }

    [Fact]
    public async Task SignIn_MoreAttemptsThanAllowed_Answers429()
    {
        await using var app = VideoWebApp.With(("Accounts:SignInAttemptsPerMinute", "2"));
        await app.RegisterAsync("Ana", Token);
        var thief = app.Visit();
        using var first = await thief.SignInAsync("Ana", "first guess", Token);

        using var second = await thief.SignInAsync("Ana", "second guess", Token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task SignIn_WhileAnotherAddressFloods_IsLetIn()
    {
        await using var app = VideoWebApp.With(("Accounts:SignInAttemptsPerMinute", "10"), ("Proxy:TrustForwardedHeaders", "true"));
        var (ana, bob) = (app.Visit(From("203.0.113.1")), app.Visit(From("203.0.113.3")));
        using var registered = await ana.RegisterAsync("Ana", "/", Token);
        using var alsoRegistered = await bob.RegisterAsync("Bob", "/", Token);

        var turnedAway = 0;
        for (var guess = 0; guess < 40; guess++)
        {
            // Each guess from another address of one network.
            using var answer = await app.Visit(From($"2001:db8:1:2::{guess:x}")).SignInAsync("Ana", $"guess number {guess}", Token);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) { turnedAway++; }
        }

        using var his = await app.Visit(From("203.0.113.3")).SignInAsync("Bob", Visitor.Password, Token);
        using var hers = await app.Visit(From("203.0.113.1")).SignInAsync("Ana", Visitor.Password, Token);
        using var page = await ana.GetAsync("/account/manage", Token);

        Assert.InRange(turnedAway, 1, 30);
        Assert.Equal(HttpStatusCode.Redirect, his.StatusCode);
        // Her account rests after five wrong passwords, and says so; where she is signed in already she works on.
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (hers.StatusCode, page.StatusCode));
    }

    [Theory]
    [InlineData("/account/manage")]
    [InlineData("/account/denied")]
    [InlineData("/nothing/at/all")]
    public async Task PagesWithoutACircuit_OfAPerson_StandInTheFrameOfTheirWorkspace(string address)
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);

        using var answer = await ana.GetAsync(address, Token);
        var page = await answer.Content.ReadAsStringAsync(Token);

        Assert.Contains("href=\"/w/ana/gallery\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/gallery\"", await ReadOfStrangerAsync(), StringComparison.Ordinal);

        async Task<string> ReadOfStrangerAsync()
        {
            using var seen = await app.Visit().GetAsync(address, Token);
            return await seen.Content.ReadAsStringAsync(Token);
        }
    }

    [Fact]
    public async Task SignOut_WithoutToken_IsRefused()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/logout") { Content = new FormUrlEncodedContent([]) };

        using var answer = await ana.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Delete_WrongThenRightPassword_DeletesOnceAndFreesTheSeat()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);

        using var wrong = await ana.SubmitAsync("/account/delete", "delete", new Dictionary<string, string> { ["Input.Password"] = "not it at all" }, Token);
        using var right = await ana.SubmitAsync("/account/delete", "delete", new Dictionary<string, string> { ["Input.Password"] = Visitor.Password }, Token);
        var bob = await app.RegisterAsync("Bob", Token);
        using var admin = await bob.GetAsync("/admin", Token);

        Assert.Contains("This is not your password.", await wrong.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("/account/login", right.Target());
        Assert.Equal(HttpStatusCode.OK, admin.StatusCode);
    }

    [Fact]
    public async Task Delete_OnlyAdministratorAmongOthers_IsRefused()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);
        await app.RegisterAsync("Bob", Token);

        using var answer = await ana.SubmitAsync("/account/delete", "delete", new Dictionary<string, string> { ["Input.Password"] = Visitor.Password }, Token);

        Assert.Contains("You are the only administrator.", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResetLink_NewPassword_SignsInOnceOnly()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync("Ana", Token);
        var people = app.Services.GetRequiredService<UserAdministration>();
        var id = await app.IdOfAsync("Ana", Token);
        var address = await people.MakeResetPathAsync(id, id);
        var fields = new Dictionary<string, string> { ["Input.Password"] = "another fine password" };

        using var first = await app.Visit().SubmitAsync(address!, "reset", fields, Token);
        using var second = await app.Visit().SubmitAsync(address!, "reset", fields, Token);
        using var signedIn = await app.Visit().SignInAsync("Ana", "another fine password", Token);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Contains("This link is not valid any more.", await second.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Fact]
    public async Task Lock_SignedInAccount_CannotSignInAgain()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync("Ana", Token);
        await app.RegisterAsync("Bob", Token);
        var people = app.Services.GetRequiredService<UserAdministration>();
        var (ana, bob) = (await app.IdOfAsync("Ana", Token), await app.IdOfAsync("Bob", Token));

        var himself = await people.SetLockedAsync(ana, ana, isLocked: true);
        var other = await people.SetLockedAsync(ana, bob, isLocked: true);
        using var answer = await app.Visit().SignInAsync("Bob", Visitor.Password, Token);

        Assert.Equal(("You cannot lock yourself out.", (string?)null), (himself, other));
        Assert.Contains("This account is locked for now by an administrator", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static async Task<string> InviteAsync(VideoWebApp app)
    {
        var workspaces = app.Services.GetRequiredService<WorkspaceStore>();
        var ana = await app.IdOfAsync("Ana", Token);
        var team = await workspaces.CreateTeamAsync(ana, "Kite Films", Token);
        var outcome = await workspaces.InviteAsync(new Actor(team.Id, ana, team.Role), WorkspaceRole.Member, TimeSpan.FromDays(1), Token);
        return Assert.IsType<CreateInvitationResult.Created>(outcome).Invitation.Token;
    }

    private static (string, string) From(string address) => ("X-Forwarded-For", address);
}
