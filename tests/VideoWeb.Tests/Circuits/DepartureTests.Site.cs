using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
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

public sealed partial class DepartureTests
{
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
