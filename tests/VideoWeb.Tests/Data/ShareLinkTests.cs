using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class ShareLinkTests(DataFixture data)
{
    private static readonly NewShareLink Plain = new("For the client", TimeSpan.FromDays(30));

    private readonly ShareLinkStore _links = data.Get<ShareLinkStore>();
    private readonly SharedClipStore _shared = data.Get<SharedClipStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_ASelection_ShowsItsClipsInOrderAndStoresTheHashAlone()
    {
        var (owner, tasks) = await ClipsAsync(3);
        ClipId[] chosen = [ClipId.Of(tasks[2].Id), ClipId.Of(tasks[0].Id), ClipId.Of(tasks[2].Id)];
        Assert.IsType<ChangeClipsResult.Changed>(await data.Get<ClipStore>().NameAsync(owner, chosen[1], "Opening", Token));

        var address = await ShareAsync(owner, chosen, Plain);

        Assert.Equal(43, address.Token.Length);
        var link = await FindAsync(address.Token);
        Assert.Equal(("For the client", "Film crew", false, false, data.Time.GetUtcNow().AddDays(30)), (link.Title, link.WorkspaceName, link.HasPassword, link.CanDownload, link.ExpiresAt));
        Assert.Equal([(1, null), (2, "Opening")], (await _shared.ListAsync(link, Token)).Select(card => (card.Place, card.Title)));
        Assert.Equal(tasks[2].Clip, (await _shared.FindFileAsync(link, 1, SharedFile.Clip, 0, Token))?.Id);
        Assert.Equal(tasks[0].Clip, (await _shared.FindFileAsync(link, 2, SharedFile.Clip, 0, Token))?.Id);
        Assert.Null(await _shared.FindFileAsync(link, 3, SharedFile.Clip, 0, Token));
        await using var db = await data.OpenAsync();
        Assert.DoesNotContain(address.Token, (await db.ShareLinks.SingleAsync(stored => stored.Id == address.Link, Token)).TokenHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateForBoard_ShowsWhatIsOnItWhenSomebodyComes()
    {
        var (owner, tasks) = await ClipsAsync(3);
        ClipId[] clips = [.. tasks.Select(task => ClipId.Of(task.Id))];
        var (boards, placed) = (data.Get<BoardStore>(), data.Get<BoardClipStore>());
        var board = Assert.IsType<ChangeBoardResult.Changed>(await boards.CreateAsync(owner, "Film", null, Token)).Board.Id;
        await placed.AddAsync(owner, board, [clips[0], clips[1]], Token);
        var address = Assert.IsType<ShareClipsResult.Shared>(await _links.CreateForBoardAsync(owner, board, Plain, Token)).Address;
        var link = await FindAsync(address.Token);
        Assert.Equal([1, 2], (await _shared.ListAsync(link, Token)).Select(card => card.Place));

        await placed.AddAsync(owner, board, [clips[2]], Token);
        await placed.MoveAsync(owner, board, [clips[2]], new(HandPlace.First), Token);

        // In the board's order, and each at the address that it had.
        Assert.Equal([3, 1, 2], (await _shared.ListAsync(link, Token)).Select(card => card.Place));
        Assert.Equal(tasks[0].Clip, (await _shared.FindFileAsync(link, 1, SharedFile.Clip, 0, Token))?.Id);
        var first = await _shared.FindClipAsync(link, 1, Token);
        Assert.Equal((3, 2), (first!.Previous, first.Next));
        Assert.Equal((true, 3), (await _links.ListAsync(owner, Token)).Select(row => (row.IsOfBoard, row.Clips)).Single());

        await data.Get<ClipStore>().SetTrashedAsync(owner, [clips[1]], isTrashed: true, Token);
        await placed.RemoveAsync(owner, board, [clips[0]], Token);
        Assert.Equal([3], (await _shared.ListAsync(link, Token)).Select(card => card.Place));
        Assert.Null(await _shared.FindFileAsync(link, 1, SharedFile.Clip, 0, Token));

        await boards.DeleteAsync(owner, board, Token);
        Assert.Empty(await _shared.ListAsync(link, Token));
        Assert.Null(await _shared.FindClipAsync(link, 3, Token));
        await boards.RestoreAsync(owner, board, Token);
        Assert.Single(await _shared.ListAsync(link, Token));
    }

    [Fact]
    public async Task CreateForBoard_ByWhoMayNot_IsRefused()
    {
        var (owner, _) = await ClipsAsync(1);
        var board = Assert.IsType<ChangeBoardResult.Changed>(await data.Get<BoardStore>().CreateAsync(owner, "Film", null, Token)).Board.Id;
        var viewer = (await data.JoinAsync(owner, WorkspaceRole.Viewer)) with { Role = WorkspaceRole.Owner };

        foreach (var (actor, code) in new[] { (viewer, MessageCode.ViewersMayNotShare), (await data.TeamAsync("Eve"), MessageCode.BoardGone) })
        {
            Assert.Equal(code, Assert.IsType<ShareClipsResult.Rejected>(await _links.CreateForBoardAsync(actor, board, Plain, Token)).Message.Code);
        }
    }

    [Fact]
    public async Task FindClip_OfAPlainLink_TellsNothingOfHowItWasMade()
    {
        var (owner, tasks) = await ClipsAsync(2);

        var clip = await ClipAsync(owner, tasks, Plain);

        Assert.Equal((null, 2), (clip.Previous, clip.Next));
        Assert.Equal((null, null, null, null, null), (clip.Prompt, clip.ModelName, clip.MadeBy, clip.Cost, clip.SeedSource));
        Assert.Empty(clip.Inputs);
    }

    [Fact]
    public async Task FindClip_WithDetails_TellsThoseThatAreOn()
    {
        var (owner, tasks) = await ClipsAsync(1);

        var prompt = await ClipAsync(owner, tasks, Plain with { Details = SharedDetails.Prompt });
        var maker = await ClipAsync(owner, tasks, Plain with { Details = SharedDetails.Member | SharedDetails.Model });
        var seed = await ClipAsync(owner, tasks, Plain with { Details = SharedDetails.Seed });

        Assert.Equal(("a red kite", null, null, null), (prompt.Prompt, prompt.ModelName, prompt.MadeBy, prompt.SeedSource));
        Assert.Equal((null, tasks[0].ModelName, "Ada"), (maker.Prompt, maker.ModelName, maker.MadeBy));
        Assert.Equal((null, tasks[0].Id), (seed.Prompt, seed.SeedSource?.Row.Id));
    }

    [Fact]
    public async Task FindFile_OfAWatermarkedLink_IsTheMarkedOneAlone()
    {
        var (owner, tasks) = await ClipsAsync(2);
        var marked = await AddAsync(tasks[0], AssetKind.Watermarked);
        var poster = await AddAsync(tasks[0], AssetKind.Poster);
        Assert.Equal(1, await _links.CountWatermarkedAsync(owner, Ids(tasks), Token));

        var link = await FindAsync((await ShareAsync(owner, [ClipId.Of(tasks[0].Id)], Plain with { IsWatermarkedOnly = true })).Token);

        Assert.Equal(marked.Id, (await _shared.FindFileAsync(link, 1, SharedFile.Clip, 0, Token))?.Id);
        Assert.Null(await _shared.FindFileAsync(link, 1, SharedFile.Poster, 0, Token));
        Assert.False(Assert.Single(await _shared.ListAsync(link, Token)).HasPoster);
        Assert.Equal(MessageCode.ClipsWithoutWatermark, await RefusedAsync(_links.CreateAsync(owner, Ids(tasks), Plain with { IsWatermarkedOnly = true }, Token)));
        var plain = await FindAsync((await ShareAsync(owner, [ClipId.Of(tasks[0].Id)], Plain)).Token);
        Assert.Equal((tasks[0].Clip, poster.Id), ((await _shared.FindFileAsync(plain, 1, SharedFile.Clip, 0, Token))?.Id, (await _shared.FindFileAsync(plain, 1, SharedFile.Poster, 0, Token))?.Id));
    }

    [Fact]
    public async Task Clips_PutIntoTheTrash_AreNotShown()
    {
        var (owner, tasks) = await ClipsAsync(2);
        var link = await FindAsync((await ShareAsync(owner, Ids(tasks), Plain)).Token);

        Assert.IsType<ChangeClipsResult.Changed>(await data.Get<ClipStore>().SetTrashedAsync(owner, [ClipId.Of(tasks[0].Id)], true, Token));

        Assert.Equal(2, Assert.Single(await _shared.ListAsync(link, Token)).Place);
        Assert.Null(await _shared.FindClipAsync(link, 1, Token));
        Assert.Null(await _shared.FindFileAsync(link, 1, SharedFile.Clip, 0, Token));
        Assert.Equal((null, null), (await _shared.FindClipAsync(link, 2, Token)) is { } left ? (left.Previous, left.Next) : (0, 0));
        Assert.Equal(1, Assert.Single(await _links.ListAsync(owner, Token)).Clips);
        Assert.Equal(MessageCode.ShareWithoutClips, await RefusedAsync(_links.CreateAsync(owner, [ClipId.Of(tasks[0].Id)], Plain, Token)));
        await data.Get<ClipStore>().SetTrashedAsync(owner, [ClipId.Of(tasks[0].Id)], false, Token);
        Assert.Equal(2, (await _shared.ListAsync(link, Token)).Count);
        data.Time.Advance(TimeSpan.FromSeconds(1));
        await data.Get<ClipStore>().SetTrashedAsync(owner, Ids(tasks), true, Token);
        data.Time.Advance(TimeSpan.FromSeconds(1));
        await data.Assets.EmptyTrashAsync(data.Time.GetUtcNow(), Token);
        Assert.Empty(await _shared.ListAsync(link, Token));
    }

    [Fact]
    public async Task Links_GuessedExpiredAndRevoked_AreNotFound()
    {
        var (owner, tasks) = await ClipsAsync(1);
        var (revoked, renewed, expired) = (await ShareAsync(owner, Ids(tasks), Plain), await ShareAsync(owner, Ids(tasks), Plain), await ShareAsync(owner, Ids(tasks), Plain with { Lifetime = TimeSpan.FromDays(1) }));

        Assert.IsType<ChangeMembershipResult.Done>(await _links.RevokeAsync(owner, revoked.Link, Token));
        Assert.IsType<ChangeMembershipResult.NotFound>(await _links.RevokeAsync(owner, revoked.Link, Token));
        var anew = Assert.IsType<ShareClipsResult.Shared>(await _links.RenewAsync(owner, renewed.Link, Token)).Address;
        Assert.Equal((renewed.Link, renewed.ExpiresAt), (anew.Link, anew.ExpiresAt));
        Assert.NotNull(await _shared.FindAsync(expired.Token, Token));
        data.Time.Advance(TimeSpan.FromDays(1));

        foreach (var token in new[] { revoked.Token, renewed.Token, expired.Token, "", "x", new string('A', 43), "%00\0", new string('z', 10_000) }) { Assert.Null(await _shared.FindAsync(token, Token)); }
        Assert.NotNull(await _shared.FindAsync(anew.Token, Token));
        Assert.Equal(MessageCode.ShareLinkGone, await RefusedAsync(_links.RenewAsync(owner, expired.Link, Token)));
        Assert.Equal(MessageCode.ShareLinkGone, await RefusedAsync(_links.RenewAsync(owner, revoked.Link, Token)));
        Assert.Equal(new[] { renewed.Link, expired.Link }.Order(), (await _links.ListAsync(owner, Token)).Select(link => link.Id).Order());
    }

    [Fact]
    public async Task Password_OfALink_OpensItAndHidesItsPreview()
    {
        var (owner, tasks) = await ClipsAsync(1);

        var link = await FindAsync((await ShareAsync(owner, Ids(tasks), Plain with { Password = "correct horse", HasPreview = true })).Token);

        Assert.True(link.HasPassword);
        Assert.True(link.IsOpenedBy("correct horse"));
        Assert.False(link.HasPreview);
        foreach (var wrong in new[] { "", "Correct horse", "correct horse ", new string('x', 1_000_000) }) { Assert.False(link.IsOpenedBy(wrong)); }
        Assert.False((await FindAsync((await ShareAsync(owner, Ids(tasks), Plain)).Token)).IsOpenedBy(""));
        await using var db = await data.OpenAsync();
        Assert.DoesNotContain("horse", (await db.ShareLinks.SingleAsync(stored => stored.Id == link.Id, Token)).PasswordHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visits_Counted_AreListed()
    {
        var (owner, tasks) = await ClipsAsync(1);
        var link = await FindAsync((await ShareAsync(owner, Ids(tasks), Plain with { CanDownload = true })).Token);
        Assert.Equal((0, null), Assert.Single(await _links.ListAsync(owner, Token)) is var before ? (before.Visits, before.LastVisitAt) : default);

        await _shared.CountVisitAsync(link, Token);
        await _shared.CountVisitAsync(link, Token);

        var row = Assert.Single(await _links.ListAsync(owner, Token));
        Assert.Equal(
            new ShareLinkRow { Id = link.Id, Title = "For the client", CreatedById = owner.User, CreatedByName = "Ada", CreatedAt = data.Time.GetUtcNow(), ExpiresAt = link.ExpiresAt, CanDownload = true, Visits = 2, LastVisitAt = data.Time.GetUtcNow(), Clips = 1 },
            row with { CreatedAt = data.Time.GetUtcNow() });
    }

    [Fact]
    public async Task Commands_OfWhoMayNot_AreRefused()
    {
        var (owner, tasks) = await ClipsAsync(1);
        var (viewer, member, admin) = (await data.JoinAsync(owner, WorkspaceRole.Viewer), await data.JoinAsync(owner, WorkspaceRole.Member), await data.JoinAsync(owner, WorkspaceRole.Admin));
        var stranger = await data.StrangerIn(owner.Workspace);
        var (others, _) = await ClipsAsync(1);
        var own = (await ShareAsync(member, Ids(tasks), Plain)).Link;
        var first = (await ShareAsync(owner, Ids(tasks), Plain)).Link;

        foreach (var actor in new[] { viewer with { Role = WorkspaceRole.Owner }, stranger })
        {
            Assert.Equal(MessageCode.ViewersMayNotShare, await RefusedAsync(_links.CreateAsync(actor, Ids(tasks), Plain, Token)));
            Assert.IsNotType<ChangeMembershipResult.Done>(await _links.RevokeAsync(actor, own, Token));
            Assert.IsNotType<ShareClipsResult.Shared>(await _links.RenewAsync(actor, own, Token));
        }

        Assert.Equal(MessageCode.ShareWithoutClips, await RefusedAsync(_links.CreateAsync(others, Ids(tasks), Plain, Token)));
        Assert.IsType<ChangeMembershipResult.NotFound>(await _links.RevokeAsync(others, own, Token));
        Assert.Empty(await _links.ListAsync(stranger, Token));
        Assert.Equal(2, (await _links.ListAsync(viewer, Token)).Count);
        Assert.Equal(MessageCode.OnlyMakerMayChangeShareLink, Assert.IsType<ChangeMembershipResult.Rejected>(await _links.RevokeAsync(member, first, Token)).Message.Code);

        // A removed member's links stay, with their name, for whoever manages.
        Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(owner, member.User, Token));
        Assert.Equal("Ben", (await _links.ListAsync(owner, Token)).Single(link => link.Id == own).CreatedByName);
        Assert.IsType<ChangeMembershipResult.NotFound>(await _links.RevokeAsync(member, own, Token));
        Assert.IsType<ChangeMembershipResult.Done>(await _links.RevokeAsync(admin, own, Token));
    }

    [Fact]
    public async Task Create_WithWhatNoFormSends_IsRefused()
    {
        var (owner, tasks) = await ClipsAsync(1);
        var many = Enumerable.Range(0, ShareLinkStore.MaxClips + 1).Select(_ => new ClipId(Guid.NewGuid())).ToList();

        Assert.Equal(MessageCode.TooManyClipsToShare, await RefusedAsync(_links.CreateAsync(owner, many, Plain, Token)));
        Assert.Equal(MessageCode.ShareWithoutClips, await RefusedAsync(_links.CreateAsync(owner, [], Plain, Token)));
        Assert.Equal(MessageCode.ShareTitleTooLong, await RefusedAsync(_links.CreateAsync(owner, Ids(tasks), Plain with { Title = new string('x', 201) }, Token)));
        Assert.Equal(MessageCode.SharePasswordLength, await RefusedAsync(_links.CreateAsync(owner, Ids(tasks), Plain with { Password = "short" }, Token)));
        Assert.Equal(MessageCode.SharePasswordLength, await RefusedAsync(_links.CreateAsync(owner, Ids(tasks), Plain with { Password = new string('x', 129) }, Token)));
        foreach (var wrong in new[] { Plain with { Lifetime = TimeSpan.MaxValue }, Plain with { Lifetime = TimeSpan.Zero }, Plain with { Details = (SharedDetails)64 } })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _links.CreateAsync(owner, Ids(tasks), wrong, Token));
        }

        var odd = await FindAsync((await ShareAsync(owner, Ids(tasks), Plain with { Title = "  \u202Eקישור 🎬\n\0 <b> " })).Token);
        Assert.Equal("\u202Eקישור 🎬 \uFFFD <b>", odd.Title);
    }

    private async Task<(Actor Owner, IReadOnlyList<TaskRow> Tasks)> ClipsAsync(int count)
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var tasks = new List<TaskRow>();
        while (tasks.Count < count)
        {
            tasks.Add(await data.ArchiveAsync(owner, connection));
            data.Time.Advance(TimeSpan.FromSeconds(1));
        }

        return (owner, tasks);
    }

    private async Task<AssetRow> AddAsync(TaskRow task, AssetKind kind)
    {
        var asset = data.AssetOf(task, kind);
        if (kind == AssetKind.Poster)
        {
            Assert.True(await data.Assets.SetPosterAsync(task.Workspace, task.Id, asset, Token));
            return asset;
        }

        await using var db = await data.OpenAsync();
        db.Assets.Add(asset);
        await db.SaveChangesAsync(Token);
        return asset;
    }

    private async Task<SharedClip> ClipAsync(Actor owner, IReadOnlyList<TaskRow> tasks, NewShareLink wanted) =>
        Assert.IsType<SharedClip>(await _shared.FindClipAsync(await FindAsync((await ShareAsync(owner, Ids(tasks), wanted)).Token), 1, Token));

    private async Task<SharedLink> FindAsync(string token) => Assert.IsType<SharedLink>(await _shared.FindAsync(token, Token));

    private async Task<ShareAddress> ShareAsync(Actor actor, IReadOnlyList<ClipId> clips, NewShareLink wanted) =>
        Assert.IsType<ShareClipsResult.Shared>(await _links.CreateAsync(actor, clips, wanted, Token)).Address;

    private static IReadOnlyList<ClipId> Ids(IReadOnlyList<TaskRow> tasks) => [.. tasks.Select(task => ClipId.Of(task.Id))];

    private static async Task<MessageCode> RefusedAsync(Task<ShareClipsResult> command) => Assert.IsType<ShareClipsResult.Rejected>(await command).Message.Code;
}

public sealed class SqliteShareLinkTests(SqliteData data) : ShareLinkTests(data), IClassFixture<SqliteData>;

public sealed class PostgresShareLinkTests(PostgresData data) : ShareLinkTests(data), IClassFixture<PostgresData>;
