using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class InvitationTests(DataFixture data)
{
    private readonly WorkspaceStore _store = data.Workspaces;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invite_ByOwner_ShowsTheTokenOnceAndStoresItsHash()
    {
        var owner = await data.TeamAsync("Ada");

        var invitation = await InviteAsync(owner, WorkspaceRole.Member);

        var now = data.Time.GetUtcNow();
        Assert.Equal(43, invitation.Token.Length);
        var made = new InvitationRow { Id = invitation.Id, Role = WorkspaceRole.Member, CreatedByName = "Ada", CreatedAt = now, ExpiresAt = now.AddDays(1) };
        Assert.Equal(new("Film crew", made), await _store.FindInvitationAsync(invitation.Token, Token));
        Assert.Equal([made], await _store.ListInvitationsAsync(owner, Token));
        await using var db = await data.OpenAsync();
        var row = await db.Invitations.SingleAsync(one => one.Id == invitation.Id, Token);
        Assert.DoesNotContain(invitation.Token, row.TokenHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_AskerMayNot_IsRefused()
    {
        var owner = await data.TeamAsync();
        var admin = await data.JoinAsync(owner, WorkspaceRole.Admin);
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var personal = await _store.EnsurePersonalAsync(owner.User, "Ada", Token);

        Assert.IsType<CreateInvitationResult.Rejected>(await _store.InviteAsync(admin, WorkspaceRole.Owner, TimeSpan.FromDays(1), Token));
        Assert.IsType<CreateInvitationResult.Rejected>(
            await _store.InviteAsync(member with { Role = WorkspaceRole.Owner }, WorkspaceRole.Viewer, TimeSpan.FromDays(1), Token));
        Assert.IsType<CreateInvitationResult.Rejected>(
            await _store.InviteAsync(await data.StrangerIn(owner.Workspace), WorkspaceRole.Viewer, TimeSpan.FromDays(1), Token));
        Assert.IsType<CreateInvitationResult.Rejected>(
            await _store.InviteAsync(new(personal.Id, owner.User, WorkspaceRole.Owner), WorkspaceRole.Viewer, TimeSpan.FromDays(1), Token));
        Assert.Empty(await _store.ListInvitationsAsync(member, Token));
    }

    [Fact]
    public async Task Accept_FirstTime_LetsIn()
    {
        var owner = await data.TeamAsync();
        var invitation = await InviteAsync(owner, WorkspaceRole.Viewer);
        var user = await data.UserAsync("Ben");

        var joined = await _store.AcceptInvitationAsync(invitation.Token, user, Token);

        Assert.Equal(Assert.Single(await _store.ListAsync(owner.User, Token)) with { Role = WorkspaceRole.Viewer }, joined);
        Assert.Null(await _store.FindInvitationAsync(invitation.Token, Token));
        Assert.Empty(await _store.ListInvitationsAsync(owner, Token));
    }

    [Fact]
    public async Task Accept_ByTenAtOnce_LetsOneIn()
    {
        var owner = await data.TeamAsync();
        var invitation = await InviteAsync(owner, WorkspaceRole.Member);
        var users = new List<UserId>();
        for (var number = 0; number < 10; number++) { users.Add(await data.UserAsync($"User{number}")); }

        var joined = await Task.WhenAll(users.Select(user => Task.Run(() => _store.AcceptInvitationAsync(invitation.Token, user, Token), Token)));

        Assert.Single(joined, one => one is not null);
        Assert.Equal(2, (await _store.ListMembersAsync(owner, Token)).Count);
    }

    [Fact]
    public async Task Accept_SameUserTwiceAtOnce_IsInOnce()
    {
        var owner = await data.TeamAsync();
        var tokens = new[] { (await InviteAsync(owner, WorkspaceRole.Member)).Token, (await InviteAsync(owner, WorkspaceRole.Admin)).Token };
        var user = await data.UserAsync("Ben");

        var joined = await Task.WhenAll(tokens.Select(token => Task.Run(() => _store.AcceptInvitationAsync(token, user, Token), Token)));

        Assert.Single(joined.Distinct());
        Assert.Single(await _store.ListInvitationsAsync(owner, Token));
    }

    [Fact]
    public async Task Accept_MemberAlready_KeepsTheRoleAndTheInvitation()
    {
        var owner = await data.TeamAsync();
        var invitation = await InviteAsync(owner, WorkspaceRole.Viewer);

        var membership = await _store.AcceptInvitationAsync(invitation.Token, owner.User, Token);

        Assert.Equal(WorkspaceRole.Owner, membership?.Role);
        Assert.NotNull(await _store.FindInvitationAsync(invitation.Token, Token));
    }

    [Fact]
    public async Task Accept_AtTheMomentOfExpiry_IsTooLate()
    {
        var owner = await data.TeamAsync();
        var invitation = await InviteAsync(owner, WorkspaceRole.Member);
        var user = await data.UserAsync("Ben");

        data.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        var before = await _store.FindInvitationAsync(invitation.Token, Token);
        data.Time.Advance(TimeSpan.FromTicks(1));

        Assert.NotNull(before);
        Assert.Null(await _store.AcceptInvitationAsync(invitation.Token, user, Token));
        Assert.Empty(await _store.ListAsync(user, Token));
    }

    [Fact]
    public async Task Revoke_ByAnAdmin_EndsIt()
    {
        var owner = await data.TeamAsync();
        var invitation = await InviteAsync(owner, WorkspaceRole.Member);
        var admin = await data.JoinAsync(owner, WorkspaceRole.Admin);
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);

        Assert.IsType<ChangeMembershipResult.Rejected>(await _store.RevokeInvitationAsync(member, invitation.Id, Token));
        Assert.IsType<ChangeMembershipResult.NotFound>(await _store.RevokeInvitationAsync(await data.TeamAsync("Eve"), invitation.Id, Token));
        Assert.IsType<ChangeMembershipResult.Done>(await _store.RevokeInvitationAsync(admin, invitation.Id, Token));
        Assert.Null(await _store.AcceptInvitationAsync(invitation.Token, await data.UserAsync("Cy"), Token));
    }

    [Fact]
    public async Task Accept_InviterWasDemotedSince_IsRefused()
    {
        var owner = await data.TeamAsync();
        var admin = await data.JoinAsync(owner, WorkspaceRole.Admin);
        var invitation = await InviteAsync(admin, WorkspaceRole.Admin);

        await _store.SetRoleAsync(owner, admin.User, WorkspaceRole.Member, Token);

        Assert.Null(await _store.AcceptInvitationAsync(invitation.Token, await data.UserAsync("Cy"), Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("\0' OR 1=1 --")]
    public async Task Find_MadeUpToken_IsNull(string token) =>
        Assert.Null(await _store.FindInvitationAsync(token, Token));

    private async Task<NewInvitation> InviteAsync(Actor actor, WorkspaceRole role) =>
        Assert.IsType<CreateInvitationResult.Created>(await _store.InviteAsync(actor, role, TimeSpan.FromDays(1), Token)).Invitation;
}

public sealed class SqliteInvitationTests(SqliteData data) : InvitationTests(data), IClassFixture<SqliteData>;

public sealed class PostgresInvitationTests(PostgresData data) : InvitationTests(data), IClassFixture<PostgresData>;
