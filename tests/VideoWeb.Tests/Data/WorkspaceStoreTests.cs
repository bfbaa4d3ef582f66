using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class WorkspaceStoreTests(DataFixture data)
{
    private readonly WorkspaceStore _store = data.Workspaces;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnsurePersonal_CalledByTwentyTabsAtOnce_MakesOne()
    {
        var user = await data.UserAsync("Zoë Quine");

        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _store.EnsurePersonalAsync(user, "Zoë Quine", Token), Token)));

        var only = Assert.Single(made.Distinct());
        Assert.Equal(new() { Id = only.Id, Name = "Zoë Quine", Slug = "zoe-quine", PersonalOwnerId = user, Role = WorkspaceRole.Owner }, only);
        Assert.Equal([only], await _store.ListAsync(user, Token));
    }

    [Fact]
    public async Task EnsurePersonal_ManyOfOneNameAtOnce_EachHasTheirOwn()
    {
        var users = new List<UserId>();
        for (var number = 0; number < 12; number++) { users.Add(await data.UserAsync("Wei")); }

        var made = await Task.WhenAll(users.Select(user => Task.Run(() => _store.EnsurePersonalAsync(user, "Wei", Token), Token)));

        Assert.Equal(12, made.Select(workspace => workspace.Slug).Distinct().Count());
        Assert.Equal(12, made.Select(workspace => workspace.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("映画")]
    [InlineData("!")]
    public async Task CreateTeam_NameMakesNoAddress_GetsOneOfItsOwn(string name)
    {
        var user = await data.UserAsync("Ada");

        var team = await _store.CreateTeamAsync(user, name, Token);

        Assert.Equal(name, team.Name);
        Assert.Matches("^team-[a-z0-9]{6}$", team.Slug);
        Assert.Equal(team, await _store.FindAsync(user, team.Slug, Token));
    }

    [Fact]
    public async Task CreateTeam_SameNameAtOnce_EachHasItsOwnAddress()
    {
        var user = await data.UserAsync("Ada");

        var teams = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => _store.CreateTeamAsync(user, "  Night  Shift! ", Token), Token)));

        Assert.Equal(8, teams.Select(team => team.Slug).Distinct().Count());
        Assert.All(teams, team => Assert.StartsWith("night-shift", team.Slug, StringComparison.Ordinal));
        Assert.All(teams, team => Assert.Equal("Night  Shift!", team.Name));
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task CreateTeam_NameBlankOrTooLong_IsRefused(string name)
    {
        var user = await data.UserAsync("Ada");

        await Assert.ThrowsAsync<ArgumentException>(() => _store.CreateTeamAsync(user, name, Token));
    }

    [Fact]
    public async Task Find_NotAMember_IsNull()
    {
        var owner = await data.TeamAsync();
        var slug = Assert.Single(await _store.ListAsync(owner.User, Token)).Slug;
        var stranger = await data.UserAsync("Eve");

        Assert.Null(await _store.FindAsync(stranger, slug, Token));
        Assert.Empty(await _store.ListAsync(stranger, Token));
    }

    [Fact]
    public async Task Rename_ByAdmin_IsSeenByAll()
    {
        var owner = await data.TeamAsync();
        var admin = await data.JoinAsync(owner, WorkspaceRole.Admin);

        var change = await _store.RenameAsync(admin, "New name", Token);

        Assert.Equal(new ChangeMembershipResult.Done(), change);
        Assert.Equal("New name", Assert.Single(await _store.ListAsync(owner.User, Token)).Name);
    }

    [Fact]
    public async Task Rename_ByMemberOrStranger_IsRefused()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);

        Assert.IsType<ChangeMembershipResult.Rejected>(await _store.RenameAsync(member with { Role = WorkspaceRole.Owner }, "Mine", Token));
        Assert.IsType<ChangeMembershipResult.NotFound>(await _store.RenameAsync(await data.StrangerIn(owner.Workspace), "Mine", Token));
        Assert.IsType<ChangeMembershipResult.Rejected>(await _store.RenameAsync(owner, " ", Token));
    }

    [Fact]
    public async Task ListMembers_AccountGone_IsFormerMember()
    {
        var owner = await data.TeamAsync("Ada");
        var member = await data.JoinAsync(owner, WorkspaceRole.Viewer, "Ben");
        await using (var db = await data.OpenAsync())
        {
            await db.Users.Where(user => user.Id == member.User.Value).ExecuteDeleteAsync(Token);
        }

        var members = await _store.ListMembersAsync(owner, Token);

        var now = data.Time.GetUtcNow();
        Assert.Equal(
            [
                new() { UserId = owner.User, Name = "Ada", Email = "Ada@example.com", Role = WorkspaceRole.Owner, JoinedAt = now },
                new() { UserId = member.User, Name = new(null), Email = "", Role = WorkspaceRole.Viewer, JoinedAt = now },
            ],
            members);
    }

    [Theory]
    [InlineData(WorkspaceRole.Owner, WorkspaceRole.Owner, WorkspaceRole.Viewer, true)]
    [InlineData(WorkspaceRole.Owner, WorkspaceRole.Member, WorkspaceRole.Owner, true)]
    [InlineData(WorkspaceRole.Admin, WorkspaceRole.Member, WorkspaceRole.Admin, true)]
    [InlineData(WorkspaceRole.Admin, WorkspaceRole.Admin, WorkspaceRole.Viewer, true)]
    [InlineData(WorkspaceRole.Admin, WorkspaceRole.Owner, WorkspaceRole.Viewer, false)]
    [InlineData(WorkspaceRole.Admin, WorkspaceRole.Member, WorkspaceRole.Owner, false)]
    [InlineData(WorkspaceRole.Member, WorkspaceRole.Viewer, WorkspaceRole.Member, false)]
    [InlineData(WorkspaceRole.Viewer, WorkspaceRole.Member, WorkspaceRole.Viewer, false)]
    public async Task SetRole_AskedByARole_IsDoneOrNot(WorkspaceRole asker, WorkspaceRole target, WorkspaceRole role, bool isDone)
    {
        var owner = await data.TeamAsync();
        var actor = await data.JoinAsync(owner, asker, "Asker");
        var member = await data.JoinAsync(owner, target, "Target");

        // The actor claims to be an owner; only the database is believed.
        var change = await _store.SetRoleAsync(actor with { Role = WorkspaceRole.Owner }, member.User, role, Token);

        Assert.Equal(isDone, change is ChangeMembershipResult.Done);
        Assert.Equal(isDone ? role : target, await RoleOfAsync(member));
    }

    [Fact]
    public async Task SetRole_LastOwner_Stays()
    {
        var owner = await data.TeamAsync();

        var change = await _store.SetRoleAsync(owner, owner.User, WorkspaceRole.Admin, Token);

        Assert.Equal(new ChangeMembershipResult.Rejected(Message.Of(MessageCode.TeamNeedsAnOwner)), change);
        Assert.Equal(WorkspaceRole.Owner, await RoleOfAsync(owner));
    }

    [Fact]
    public async Task SetRole_TwoOwnersDemoteEachOtherAtOnce_OneStays()
    {
        for (var round = 0; round < 5; round++)
        {
            var one = await data.TeamAsync();
            var other = await data.JoinAsync(one, WorkspaceRole.Owner);

            var changes = await Task.WhenAll(
                Task.Run(() => _store.SetRoleAsync(one, other.User, WorkspaceRole.Member, Token), Token),
                Task.Run(() => _store.SetRoleAsync(other, one.User, WorkspaceRole.Member, Token), Token));

            Assert.Single(changes, change => change is ChangeMembershipResult.Done);
            Assert.Single(await _store.ListMembersAsync(one, Token), member => member.Role == WorkspaceRole.Owner);
        }
    }

    [Fact]
    public async Task RemoveMember_Leaves_SeesNothingAnyMore()
    {
        var owner = await data.TeamAsync();
        var viewer = await data.JoinAsync(owner, WorkspaceRole.Viewer);

        var change = await _store.RemoveMemberAsync(viewer, viewer.User, Token);

        Assert.IsType<ChangeMembershipResult.Done>(change);
        Assert.Empty(await _store.ListAsync(viewer.User, Token));
        Assert.IsType<ChangeMembershipResult.NotFound>(await _store.RemoveMemberAsync(viewer, owner.User, Token));
    }

    [Fact]
    public async Task RemoveMember_AdminRemovesOwner_IsRefused()
    {
        var owner = await data.TeamAsync();
        var admin = await data.JoinAsync(owner, WorkspaceRole.Admin);

        Assert.IsType<ChangeMembershipResult.Rejected>(await _store.RemoveMemberAsync(admin, owner.User, Token));
        Assert.IsType<ChangeMembershipResult.Rejected>(await _store.RemoveMemberAsync(owner, owner.User, Token));
        Assert.IsType<ChangeMembershipResult.NotFound>(await _store.RemoveMemberAsync(await data.StrangerIn(owner.Workspace), admin.User, Token));
    }

    [Fact]
    public async Task RemoveMember_OwnPersonalWorkspace_IsRefused()
    {
        var user = await data.UserAsync("Ada");
        var personal = await _store.EnsurePersonalAsync(user, "Ada", Token);

        var change = await _store.RemoveMemberAsync(new(personal.Id, user, WorkspaceRole.Owner), user, Token);

        Assert.IsType<ChangeMembershipResult.Rejected>(change);
        Assert.Equal([personal], await _store.ListAsync(user, Token));
    }

    [Fact]
    public async Task ReadNotices_ByAMember_MovesTheirOwnMarkAndNeverBack()
    {
        var (owner, now) = (await data.TeamAsync(), data.Time.GetUtcNow());
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var joined = await _store.FindNoticesReadAtAsync(member, Token);

        await _store.ReadNoticesAsync(member, now.AddHours(2), Token);
        await _store.ReadNoticesAsync(member, now.AddHours(1), Token);
        await _store.ReadNoticesAsync(await data.StrangerIn(owner.Workspace), now.AddHours(3), Token);

        Assert.NotNull(joined);
        Assert.Equal(now.AddHours(2), await _store.FindNoticesReadAtAsync(member, Token));
        Assert.NotEqual(now.AddHours(2), await _store.FindNoticesReadAtAsync(owner, Token));
        Assert.Null(await _store.FindNoticesReadAtAsync(await data.StrangerIn(owner.Workspace), Token));
    }

    private async Task<WorkspaceRole> RoleOfAsync(Actor actor) =>
        (await _store.ListMembersAsync(actor, Token)).Single(member => member.UserId == actor.User).Role;
}

public sealed class SqliteWorkspaceStoreTests(SqliteData data) : WorkspaceStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresWorkspaceStoreTests(PostgresData data) : WorkspaceStoreTests(data), IClassFixture<PostgresData>;
