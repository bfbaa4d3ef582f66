using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class UserDeletionTests(DataFixture data)
{
    private readonly WorkspaceStore _store = data.Workspaces;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DeleteUserData_OnlyOwnerOfATeamWithOthers_IsRefusedAndChangesNothing()
    {
        var owner = await data.TeamAsync();
        await data.JoinAsync(owner, WorkspaceRole.Admin);
        var personal = await _store.EnsurePersonalAsync(owner.User, "Ada", Token);

        var deletion = await _store.DeleteUserDataAsync(owner.User, Token);

        Assert.Equal(
            new DeleteUserResult.Rejected(Message.Of(MessageCode.OnlyOwnerOfTeam, ("team", "Film crew"))),
            deletion);
        Assert.Equal(2, (await _store.ListAsync(owner.User, Token)).Count);
        Assert.Equal(personal, await _store.FindAsync(owner.User, personal.Slug, Token));
    }

    [Fact]
    public async Task DeleteUserData_PersonalAndLonelyTeam_GoWithEveryRowAndListTheirFiles()
    {
        var lonely = await data.TeamAsync("Ada");
        var personal = await _store.EnsurePersonalAsync(lonely.User, "Ada", Token);
        var self = new Actor(personal.Id, lonely.User, WorkspaceRole.Owner);
        var mine = await data.ArchiveAsync(self, (await data.ConnectAsync(self)).Id);
        var ours = await data.ArchiveAsync(lonely, (await data.ConnectAsync(lonely)).Id);
        await data.Drafts.WriteAsync(lonely with { Workspace = personal.Id }, "{}", null, Token);
        await data.PastDrafts.KeepAsync(self, new NewPastDraft("vidu", "viduq2", "a kite", null, "{}"), Token);
        await data.Presets.SaveAsync(self, new NewPreset("Night", "vidu", "viduq2", "{}"), Token);
        await data.Workspaces.InviteAsync(lonely, WorkspaceRole.Member, TimeSpan.FromDays(1), Token);

        var deletion = await _store.DeleteUserDataAsync(lonely.User, Token);

        var files = Assert.IsType<DeleteUserResult.Deleted>(deletion).Files;
        Assert.Equal(new[] { $"{personal.Id}/{mine.Clip}.mp4", $"{lonely.Workspace}/{ours.Clip}.mp4" }.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.Empty(await _store.ListAsync(lonely.User, Token));
        var gone = new[] { personal.Id, lonely.Workspace };
        await using var db = await data.OpenAsync();
        Assert.False(await db.Workspaces.AnyAsync(one => gone.Contains(one.Id), Token));
        Assert.False(await db.Members.AnyAsync(one => gone.Contains(one.WorkspaceId), Token));
        Assert.False(await db.WorkspaceKeys.AnyAsync(one => gone.Contains(one.WorkspaceId), Token));
        Assert.False(await db.Connections.AnyAsync(one => gone.Contains(one.WorkspaceId), Token));
        Assert.False(await db.Invitations.AnyAsync(one => gone.Contains(one.WorkspaceId), Token));
        Assert.False(await db.Drafts.AnyAsync(one => gone.Contains(one.WorkspaceId), Token));
        Assert.False(await db.PastDrafts.AnyAsync(one => gone.Contains(one.WorkspaceId), Token));
        Assert.False(await db.Presets.AnyAsync(one => gone.Contains(one.WorkspaceId), Token));
        Assert.False(await db.Assets.AnyAsync(one => gone.Contains(one.WorkspaceId), Token));
        Assert.False(await db.Tasks.AnyAsync(one => gone.Contains(one.Workspace), Token));
        Assert.False(await db.TaskEvents.AnyAsync(one => one.TaskId == mine.Id || one.TaskId == ours.Id, Token));
        Assert.False(await db.Attempts.AnyAsync(one => one.TaskId == mine.Id || one.TaskId == ours.Id, Token));
        Assert.False(await db.TaskContents.AnyAsync(one => one.TaskId == mine.Id || one.TaskId == ours.Id, Token));
    }

    [Fact]
    public async Task DeleteUserData_MemberOfATeam_LeavesTheWorkAndTakesThePersonalKey()
    {
        var owner = await data.TeamAsync("Ada");
        var member = await data.JoinAsync(owner, WorkspaceRole.Admin, "Ben");
        var shared = await data.ConnectAsync(member, label: "shared");
        var personal = await data.ConnectAsync(member, isShared: false, label: "personal");
        var task = await data.ArchiveAsync(member, shared.Id);
        var invitation = Assert.IsType<CreateInvitationResult.Created>(await _store.InviteAsync(member, WorkspaceRole.Member, TimeSpan.FromDays(1), Token)).Invitation;

        var deletion = await _store.DeleteUserDataAsync(member.User, Token);

        Assert.Empty(Assert.IsType<DeleteUserResult.Deleted>(deletion).Files);
        Assert.Equal([owner.User], (await _store.ListMembersAsync(owner, Token)).Select(one => one.UserId));
        Assert.Null(await data.Connections.OpenAsync(owner.Workspace, personal.Id, Token));
        Assert.NotNull(await data.Connections.OpenAsync(owner.Workspace, shared.Id, Token));
        Assert.Equal(task, await data.Tasks.FindAsync(owner, task.Id, Token));
        Assert.Null(await _store.FindInvitationAsync(invitation.Token, Token));
        await using (var db = await data.OpenAsync())
        {
            await db.Users.Where(user => user.Id == member.User.Value).ExecuteDeleteAsync(Token);
        }

        Assert.Equal(new PersonName(null), (await data.Tasks.FindAsync(owner, task.Id, Token))?.CreatedByName);
        Assert.Equal(new PersonName(null), (await data.Connections.FindAsync(owner, shared.Id, Token))?.OwnerName);
        Assert.Equal([new PersonName(null)], (await data.Gallery.ListAsync(owner, ClipFilter.All, null, 5, Token)).Clips.Select(clip => clip.MadeBy));
    }

    [Fact]
    public async Task DeleteUserData_EveryWorkspaceOfTheUser_IsToldOnceItIsDone()
    {
        var owner = await data.TeamAsync("Ada");
        var member = await data.JoinAsync(owner, WorkspaceRole.Member, "Ben");
        var personal = await _store.EnsurePersonalAsync(member.User, "Ben", Token);
        List<AccessChange> told = [];
        using var subscription = data.Get<AccessChanges>().Subscribe(told.Add);

        Assert.IsType<DeleteUserResult.Rejected>(await _store.DeleteUserDataAsync(owner.User, Token));
        Assert.Empty(told);
        Assert.IsType<DeleteUserResult.Deleted>(await _store.DeleteUserDataAsync(member.User, Token));

        Assert.Equal(
            new[] { owner.Workspace, personal.Id }.Select(workspace => new AccessChange.MembershipChanged(member.User, workspace)).ToHashSet<AccessChange>(), told.ToHashSet());
    }

    [Fact]
    public async Task DeleteUserData_BothOwnersAtOnce_OneTeamIsNotOrphaned()
    {
        var one = await data.TeamAsync();
        var other = await data.JoinAsync(one, WorkspaceRole.Owner);
        await data.JoinAsync(one, WorkspaceRole.Member);

        var deletions = await Task.WhenAll(
            Task.Run(() => _store.DeleteUserDataAsync(one.User, Token), Token), Task.Run(() => _store.DeleteUserDataAsync(other.User, Token), Token));

        Assert.Single(deletions, deletion => deletion is DeleteUserResult.Deleted);
        // Only who is still in it is told; one of the two is.
        var left = (await _store.ListMembersAsync(one, Token)).Concat(await _store.ListMembersAsync(other, Token));
        Assert.Contains(left, member => member.Role == WorkspaceRole.Owner);
    }
}

public sealed class SqliteUserDeletionTests(SqliteData data) : UserDeletionTests(data), IClassFixture<SqliteData>;

public sealed class PostgresUserDeletionTests(PostgresData data) : UserDeletionTests(data), IClassFixture<PostgresData>;
