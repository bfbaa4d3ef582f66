using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Circuits;
using VideoWeb.Data;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;
using VideoWeb.Security;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Circuits;

/// <summary>Everything by which somebody loses a right, tried on an open page, on a cookie and its copy, and on what still comes over the line.</summary>
public sealed class DepartureTests
{
    private const string Password = "Password.Current";
    private const string Team = "kite-films";
    private const string ForViewers = "A member of this workspace can add one.";

    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(2);

    // The lines are real ones, so this is real time; the rest is for a machine that is busy with other tests. What the product itself waits is
    // held to the promise in a test of its own.
    private static readonly TimeSpan Soon = Promise + TimeSpan.FromSeconds(18);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ends => ["sign-out", "sign-out everywhere", "lock", "password", "reset", "deletion", "new stamp"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task SessionEnds_ItsPageIsTakenAwayItsLineCutAndItsCookieRefused(string end)
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/workspace");

        await site.DepartAsync(end);

        await page.Closed.WaitAsync(Soon, Token);
        using var copy = await site.AskWithCopyAsync($"/w/{Team}/workspace");
        using var media = await site.AskWithCopyAsync($"/w/{Team}/tasks/0198a1b2c3d47000800000000000abcd/diagnostics");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (copy.StatusCode, media.StatusCode));
        Assert.StartsWith("/account/login", copy.Target(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => HubClient.ConnectAsync(site.App, site.Cookie, Token));
    }

    [Fact]
    public async Task SessionEnds_OthersOfThePersonAndOtherPeopleWorkOn()
    {
        await using var site = await Site.StartAsync();
        var elsewhere = site.App.Visit();
        using var signedIn = await elsewhere.SignInAsync("Mel", Visitor.Password, Token);
        await using var other = await HubClient.ConnectAsync(site.App, signedIn.SetCookies(), Token);
        await using var page = await site.OpenAsync($"/w/{Team}/workspace");

        await site.DepartAsync("sign-out");
        await page.Closed.WaitAsync(Soon, Token);

        await other.InvokeAsync("NoSuchMethod", Token);
        Assert.True(await other.ReceivesAsync("NoSuchMethod", Token));
        using var there = await elsewhere.GetAsync($"/w/{Team}/workspace", Token);
        using var owner = await site.Owner.GetAsync($"/w/{Team}/workspace", Token);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (there.StatusCode, owner.StatusCode));
    }

    [Fact]
    public async Task PasswordIsChanged_TheBrowserThatChangedItGoesOn()
    {
        await using var site = await Site.StartAsync();

        await site.DepartAsync("password");

        using var here = await site.Member.GetAsync($"/w/{Team}/workspace", Token);
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
    }

    [Fact]
    public void Cut_WhateverTheBrowserDoes_ComesWithinThePromise() => Assert.True(SignedInCircuits.Grace <= Promise / 2);

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task SessionEnds_WhatIsMadeAfterIt_IsNeverDrawn(string end)
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/tasks");
        await using var other = await site.OpenAsOwnerAsync($"/w/{Team}/tasks");
        await site.MakeAsync("made before");
        Assert.True(await page.ReceivesAsync("made before", Token).WaitAsync(Soon, Token));

        // Nobody is told whether the session goes on: what is drawn meanwhile is drawn without knowing.
        site.HoldSessionQueriesAtItsEnd();
        await site.DepartAsync(end);
        foreach (var prompt in new[] { "canary one", "canary two", "canary three" })
        {
            await site.MakeAsync(prompt);
            Assert.True(await other.ReceivesAsync(prompt, Token).WaitAsync(Soon, Token));
        }

        site.SessionQueries.Release();
        await page.Closed.WaitAsync(Soon, Token);
        Assert.False(page.HasReceived("canary"));
    }

    [Fact]
    public async Task AccountChanges_SessionGoesOn_WhatWasMadeMeanwhileIsDrawnThen()
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/tasks");
        site.HoldSessionQueriesAtItsEnd();
        await site.AppointAsync();

        await site.MakeAsync("made meanwhile");
        site.SessionQueries.Release();

        Assert.True(await page.ReceivesAsync("made meanwhile", Token).WaitAsync(Soon, Token));
    }

    [Fact]
    public async Task Removal_WhatIsMadeAfterIt_IsNeverDrawn()
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/tasks");
        await using var other = await site.OpenAsOwnerAsync($"/w/{Team}/tasks");
        await site.MakeAsync("made before");
        Assert.True(await page.ReceivesAsync("made before", Token).WaitAsync(Soon, Token));

        Assert.IsType<ChangeMembershipResult.Done>(await site.Workspaces.RemoveMemberAsync(site.OwnerActor, site.Mel, Token));
        foreach (var prompt in new[] { "canary one", "canary two", "canary three" })
        {
            await site.MakeAsync(prompt);
            Assert.True(await other.ReceivesAsync(prompt, Token).WaitAsync(Soon, Token));
        }

        Assert.True(await page.ReceivesAsync("There is nothing here", Token).WaitAsync(Soon, Token));
        await site.DepartAsync("sign-out");
        await page.Closed.WaitAsync(Soon, Token);
        Assert.False(page.HasReceived("canary"));
    }

    [Fact]
    public async Task Removal_OpenPage_ShowsNothingOfTheTeamAnyMore()
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/workspace");

        Assert.IsType<ChangeMembershipResult.Done>(await site.Workspaces.RemoveMemberAsync(site.OwnerActor, site.Mel, Token));

        Assert.True(await page.ReceivesAsync("There is nothing here", Token).WaitAsync(Soon, Token));
        using var copy = await site.AskWithCopyAsync($"/w/{Team}/workspace");
        Assert.Equal(HttpStatusCode.NotFound, copy.StatusCode);
    }

    [Fact]
    public async Task Demotion_OpenPage_IsRenderedAnewByTheNewRole()
    {
        await using var site = await Site.StartAsync(WorkspaceRole.Admin);
        await using var page = await site.OpenAsync($"/w/{Team}/connections");
        Assert.True(await page.ReceivesAsync("Add a key", Token).WaitAsync(Soon, Token));

        Assert.IsType<ChangeMembershipResult.Done>(await site.Workspaces.SetRoleAsync(site.OwnerActor, site.Mel, WorkspaceRole.Viewer, Token));

        Assert.True(await page.ReceivesAsync(ForViewers, Token).WaitAsync(Soon, Token));
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/catalog")]
    public async Task AdministratorRoleTakenAway_OpenPage_LeadsAway(string address)
    {
        await using var site = await Site.StartAsync();
        await site.AppointAsync();
        await using var page = await site.OpenAsync(address);

        await site.DismissAsync();

        Assert.True(await page.ReceivesAsync("account/denied", Token).WaitAsync(Soon, Token));
        using var copy = await site.AskWithCopyAsync(address);
        Assert.StartsWith("/account/denied", copy.Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdministratorRoleTakenAway_Commands_DoNothing()
    {
        await using var site = await Site.StartAsync();
        var people = site.App.Services.GetRequiredService<UserAdministration>();
        var owner = site.OwnerActor.User;

        Assert.Empty(await people.ListAsync(site.Mel, Token));
        Assert.Null(await people.MakeResetPathAsync(site.Mel, owner));
        Assert.Equal("Only administrators of this site can do that.", await people.SetLockedAsync(site.Mel, owner, isLocked: true));
        using var stillIn = await site.Owner.GetAsync($"/w/{Team}/workspace", Token);
        Assert.Equal(HttpStatusCode.OK, stillIn.StatusCode);
    }

    [Fact]
    public async Task ProfileIsRenamed_SessionAndOpenPagesGoOn()
    {
        await using var site = await Site.StartAsync();
        await using var page = await site.OpenAsync($"/w/{Team}/workspace");

        using var saved = await site.Member.SubmitAsync("/account/manage", "profile", new Dictionary<string, string> { ["Profile.DisplayName"] = "Melanie" }, Token);

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        await page.InvokeAsync("NoSuchMethod", Token);
        Assert.True(await page.ReceivesAsync("NoSuchMethod", Token));
        using var copy = await site.AskWithCopyAsync($"/w/{Team}/workspace");
        Assert.Equal(HttpStatusCode.OK, copy.StatusCode);
    }

    [Fact]
    public async Task SignInAgain_InTheSameBrowser_EndsTheSessionBefore()
    {
        await using var site = await Site.StartAsync();

        var fields = new Dictionary<string, string> { ["_handler"] = "login", ["Input.Email"] = Visitor.EmailOf("Mel"), ["Input.Password"] = Visitor.Password };

        using var again = await site.Member.SubmitToAsync("/account/login", "/account/manage", fields, Token);

        using var copy = await site.AskWithCopyAsync($"/w/{Team}/workspace");
        using var fresh = await site.Member.GetAsync($"/w/{Team}/workspace", Token);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (copy.StatusCode, fresh.StatusCode));
    }

    /// <summary>A team with an owner, and a member whose browser is watched.</summary>
    private sealed class Site : IAsyncDisposable
    {
        private readonly IDisposable _subscription;
        private ConnectionId? _connection;
        private bool _holds;

        private Site()
        {
            App = new VideoWebApp { Replace = services => services.ConfigureDbContext<SqliteVideoWebDbContext>(context => context.AddInterceptors(SessionQueries)) };
            // Before the product's own subscribers, so that it holds before they ask.
            _subscription = App.Services.GetRequiredService<AccessChanges>().Subscribe(change =>
            {
                if (_holds && change.EndsSessionsOf == Mel) { SessionQueries.Hold(); }
            });
        }

        public SessionQueries SessionQueries { get; } = new();

        public VideoWebApp App { get; }

        public Visitor Owner { get; private set; } = default!;

        public Visitor Member { get; private set; } = default!;

        /// <summary>A copy of the member's cookies that somebody took at the sign-in.</summary>
        public string Cookie { get; private set; } = "";

        public Actor OwnerActor { get; private set; } = default!;

        public UserId Mel { get; private set; }

        public WorkspaceMembership Membership { get; private set; } = default!;

        public WorkspaceStore Workspaces => App.Services.GetRequiredService<WorkspaceStore>();

        public static async Task<Site> StartAsync(WorkspaceRole role = WorkspaceRole.Member)
        {
            var site = new Site();
            site.Owner = await site.App.RegisterAsync("Ana", Token);
            site.Member = site.App.Visit();
            using var registered = await site.Member.RegisterAsync("Mel", "/", Token);
            site.Cookie = registered.SetCookies();

            var ana = await site.App.IdOfAsync("Ana", Token);
            site.Mel = await site.App.IdOfAsync("Mel", Token);
            var team = await site.Workspaces.CreateTeamAsync(ana, "Kite Films", Token);
            site.OwnerActor = new Actor(team.Id, ana, WorkspaceRole.Owner);
            var invitation = Assert.IsType<CreateInvitationResult.Created>(await site.Workspaces.InviteAsync(site.OwnerActor, role, TimeSpan.FromDays(1), Token)).Invitation;
            site.Membership = (await site.Workspaces.AcceptInvitationAsync(invitation.Token, site.Mel, Token))!;
            return site;
        }

        /// <summary>The member's page, taken over by a circuit.</summary>
        public Task<HubClient> OpenAsync(string address) => OpenAsync(address, Cookie);

        public async Task<HubClient> OpenAsOwnerAsync(string address)
        {
            using var signedIn = await App.Visit().SignInAsync("Ana", Visitor.Password, Token);
            return await OpenAsync(address, signedIn.SetCookies());
        }

        /// <summary>From the moment on that the member's sessions may have ended nobody can ask whether they have.</summary>
        public void HoldSessionQueriesAtItsEnd() => _holds = true;

        /// <summary>A task of the owner's that waits.</summary>
        public async Task MakeAsync(string prompt)
        {
            var time = App.Services.GetRequiredService<TimeProvider>();
            _connection ??= await ConnectAsync();
            var created = await App.Services.GetRequiredService<TaskStore>().CreateAsync(OwnerActor, SampleTask.New(_connection.Value, time.GetUtcNow(), prompt), Token);
            App.Services.GetRequiredService<ChangeFeed>().Publish(OwnerActor.Workspace, Assert.IsType<CreateTaskResult.Created>(created).Id);
        }

        private async Task<ConnectionId> ConnectAsync()
        {
            var connections = App.Services.GetRequiredService<ConnectionStore>();
            var added = await connections.AddAsync(OwnerActor, new("vidu", "Vidu", new("https://relay.example.com/v2"), new SecretKey("vidu-key-0123456789"), true, Overrides: null, IsSandbox: false), Token);
            var connection = Assert.IsType<SaveConnectionResult.Saved>(added).Connection.Id;
            Assert.IsType<SaveConnectionResult.Saved>(await connections.SetPausedAsync(OwnerActor, connection, isPaused: true, Token));
            return connection;
        }

        private async Task<HubClient> OpenAsync(string address, string cookie)
        {
            using var page = await AskAsync(address, cookie);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            var hub = await HubClient.ConnectAsync(App, cookie, Token);
            await hub.StartCircuitAsync(address, await page.Content.ReadAsStringAsync(Token), Token);
            Assert.True(await hub.ReceivesAsync("JS.RenderBatch", Token).WaitAsync(Soon, Token));
            return hub;
        }

        public Task<HttpResponseMessage> AskWithCopyAsync(string address) => AskAsync(address, Cookie);

        private async Task<HttpResponseMessage> AskAsync(string address, string cookie)
        {
            using var client = App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Cookie", cookie }, { "Accept", "text/html" } } };
            return await client.SendAsync(request, Token);
        }

        public async Task DepartAsync(string end)
        {
            var people = App.Services.GetRequiredService<UserAdministration>();
            switch (end)
            {
                case "sign-out":
                    using (var answer = await Member.SubmitToAsync("/account/logout", "/account/manage", new Dictionary<string, string>(), Token)) { Assert.Equal("/account/login", answer.Target()); }
                    break;
                case "sign-out everywhere":
                    using (var answer = await Member.SubmitAsync("/account/manage", "sessions", new Dictionary<string, string>(), Token)) { Assert.Equal("/account/login", answer.Target()); }
                    break;
                case "lock":
                    Assert.Null(await people.SetLockedAsync(OwnerActor.User, Mel, isLocked: true));
                    break;
                case "password":
                    var fields = new Dictionary<string, string> { [Password] = Visitor.Password, ["Password.New"] = "another fine password" };
                    using (var answer = await Member.SubmitAsync("/account/manage", "password", fields, Token)) { Assert.Equal(HttpStatusCode.OK, answer.StatusCode); }
                    break;
                case "reset":
                    var address = await people.MakeResetPathAsync(OwnerActor.User, Mel);
                    using (var answer = await App.Visit().SubmitAsync(address!, "reset", new Dictionary<string, string> { ["Input.Password"] = "another fine password" }, Token)) { Assert.Equal("/", answer.Target()); }
                    break;
                case "deletion":
                    using (var answer = await Member.SubmitAsync("/account/delete", "delete", new Dictionary<string, string> { ["Input.Password"] = Visitor.Password }, Token)) { Assert.Equal("/account/login", answer.Target()); }
                    break;
                case "new stamp":
                    await WithUserAsync(async (users, mel) => Assert.True((await users.UpdateSecurityStampAsync(mel)).Succeeded));
                    break;
                default:
                    throw new ArgumentException($"Nobody leaves by {end}.", nameof(end));
            }
        }

        public Task AppointAsync() => WithUserAsync(async (users, mel) => Assert.True((await users.AddToRoleAsync(mel, ClaimNames.Administrator)).Succeeded));

        public Task DismissAsync() => WithUserAsync(async (users, mel) => Assert.True((await users.RemoveFromRoleAsync(mel, ClaimNames.Administrator)).Succeeded));

        public async ValueTask DisposeAsync()
        {
            SessionQueries.Release();
            _subscription.Dispose();
            await App.DisposeAsync();
        }

        private async Task WithUserAsync(Func<UserManager<User>, User, Task> work)
        {
            await using var scope = App.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            await work(users, (await users.FindByIdAsync(Mel.Value.ToString()))!);
        }
    }
}
