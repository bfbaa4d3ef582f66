using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class TagStoreTests(DataFixture data)
{
    private readonly TagStore _store = data.Get<TagStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_NewAndKnownNames_AreOneTagEach()
    {
        var (owner, clips) = await ClipsAsync(2);

        var tag = await TagAsync(_store.AddAsync(owner, [clips[0]], "  Night \t shots ", Token), clips[0]);
        Assert.Equal(tag, await TagAsync(_store.AddAsync(owner, clips, "NIGHT SHOTS", Token), clips[1]));
        Assert.Equal(tag, await TagAsync(_store.AddAsync(owner, clips, "night shots", Token)));
        await TagAsync(_store.AddAsync(owner, [clips[1]], "夜景", Token), clips[1]);

        Assert.Equal([("Night shots", 2), ("夜景", 1)], (await _store.ListAsync(owner, Token)).Select(use => (use.Tag.Name, use.Clips)));
        Assert.Equal(["Night shots"], await NamesAsync(owner, clips[0]));
        Assert.Equal(["Night shots", "夜景"], await NamesAsync(owner, clips[1]));
    }

    [Fact]
    public async Task Gallery_FilteredAndSearched_FindsByTag()
    {
        var (owner, clips) = await ClipsAsync(3);
        var tag = await TagAsync(_store.AddAsync(owner, [clips[0], clips[2]], "Sunset", Token), clips[0], clips[2]);

        Assert.Equal([clips[2], clips[0]], await ListAsync(owner, new() { Tags = TagSet.Of(tag.Id) }));
        Assert.Equal([clips[2], clips[0]], await ListAsync(owner, new(Search: "suns")));
        await TagAsync(_store.RemoveAsync(owner, [clips[2]], tag.Id, Token), clips[2]);
        Assert.Equal([clips[0]], await ListAsync(owner, new() { Tags = TagSet.Of(tag.Id) }));
        Assert.Equal([clips[0]], await ListAsync(owner, new(Search: "sunset")));
        await TagAsync(_store.ChangeAsync(owner, tag.Id, "Dusk", TagColor.Violet, Token));
        Assert.Equal([clips[0]], await ListAsync(owner, new(Search: "dusk")));
        Assert.Empty(await ListAsync(owner, new(Search: "sunset")));
    }

    [Fact]
    public async Task Merge_TwoTags_LeavesOneUponAllTheirClips()
    {
        var (owner, clips) = await ClipsAsync(3);
        var night = await TagAsync(_store.AddAsync(owner, [clips[0], clips[1]], "Night", Token), clips[0], clips[1]);
        var dark = await TagAsync(_store.AddAsync(owner, [clips[1], clips[2]], "Dark", Token), clips[1], clips[2]);

        await TagAsync(_store.MergeAsync(owner, dark.Id, night.Id, Token));

        Assert.Equal([("Night", 3)], (await _store.ListAsync(owner, Token)).Select(use => (use.Tag.Name, use.Clips)));
        Assert.Equal(3, (await ListAsync(owner, new(Search: "night"))).Count);
        Assert.Equal(3, (await ListAsync(owner, new() { Tags = TagSet.Of(night.Id) })).Count);
        Assert.Equal(MessageCode.TagGone, await RefusedAsync(_store.MergeAsync(owner, dark.Id, night.Id, Token)));
        Assert.Equal(MessageCode.TagGone, await RefusedAsync(_store.MergeAsync(owner, night.Id, night.Id, Token)));
    }

    [Fact]
    public async Task Delete_ATag_LeavesTheClips()
    {
        var (owner, clips) = await ClipsAsync(1);
        var tag = await TagAsync(_store.AddAsync(owner, clips, "Night", Token), clips[0]);

        await TagAsync(_store.DeleteAsync(owner, tag.Id, Token));

        Assert.Empty(await _store.ListAsync(owner, Token));
        Assert.Empty(await ListAsync(owner, new(Search: "night")));
        Assert.Equal(clips, await ListAsync(owner, new()));
        Assert.Equal(MessageCode.TagGone, await RefusedAsync(_store.DeleteAsync(owner, tag.Id, Token)));
        Assert.Equal(MessageCode.TagGone, await RefusedAsync(_store.RemoveAsync(owner, clips, tag.Id, Token)));
        Assert.Equal(MessageCode.TagGone, await RefusedAsync(_store.ChangeAsync(owner, tag.Id, "x", TagColor.Red, Token)));
    }

    [Theory]
    [InlineData("", MessageCode.TagNameMissing)]
    [InlineData(" -- ", MessageCode.TagNameMissing)]
    [InlineData("123456789012345678901234567890123456789012345678901", MessageCode.TagNameTooLong)]
    public async Task Add_NoName_IsRefused(string name, MessageCode code)
    {
        var (owner, clips) = await ClipsAsync(1);
        var tag = await TagAsync(_store.AddAsync(owner, clips, "Night", Token), clips[0]);

        Assert.Equal(code, await RefusedAsync(_store.AddAsync(owner, clips, name, Token)));
        Assert.Equal(code, await RefusedAsync(_store.ChangeAsync(owner, tag.Id, name, TagColor.Red, Token)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _store.ChangeAsync(owner, tag.Id, "x", (TagColor)77, Token));
    }

    [Fact]
    public async Task Change_ToAnothersName_IsRefused()
    {
        var (owner, clips) = await ClipsAsync(1);
        await TagAsync(_store.AddAsync(owner, clips, "Night", Token), clips[0]);
        var dark = await TagAsync(_store.AddAsync(owner, clips, "Dark", Token), clips[0]);

        Assert.Equal(MessageCode.TagNameTaken, await RefusedAsync(_store.ChangeAsync(owner, dark.Id, "NIGHT", TagColor.Red, Token)));
        Assert.Equal("DARK", (await TagAsync(_store.ChangeAsync(owner, dark.Id, "DARK", TagColor.Red, Token))).Name);
    }

    [Fact]
    public async Task Add_MoreThanAClipMayHave_ChangesNothing()
    {
        var (owner, clips) = await ClipsAsync(2);
        for (var number = 0; number < TagStore.MaxPerClip; number++) { await TagAsync(_store.AddAsync(owner, [clips[0]], $"tag {number}", Token), clips[0]); }

        Assert.Equal(MessageCode.TooManyTagsOfClip, await RefusedAsync(_store.AddAsync(owner, clips, "one more", Token)));

        Assert.Empty(await NamesAsync(owner, clips[1]));
        Assert.DoesNotContain(await _store.ListAsync(owner, Token), use => use.Tag.Name == "one more");
    }

    [Fact]
    public async Task EveryDoor_ToWhoMayNot_IsShut()
    {
        var (owner, clips) = await ClipsAsync(1);
        var tag = await TagAsync(_store.AddAsync(owner, clips, "Night", Token), clips[0]);
        var viewer = (await data.JoinAsync(owner, WorkspaceRole.Viewer)) with { Role = WorkspaceRole.Owner };
        var member = (await data.JoinAsync(owner, WorkspaceRole.Member)) with { Role = WorkspaceRole.Owner };
        var eve = await data.TeamAsync("Eve");

        foreach (var actor in new[] { viewer, await data.StrangerIn(owner.Workspace) })
        {
            Assert.Equal(MessageCode.ViewersMayNotChangeClips, await RefusedAsync(_store.AddAsync(actor, clips, "mine", Token)));
            Assert.Equal(MessageCode.ViewersMayNotChangeClips, await RefusedAsync(_store.RemoveAsync(actor, clips, tag.Id, Token)));
            Assert.Equal(MessageCode.ViewersMayNotChangeClips, await RefusedAsync(_store.ChangeAsync(actor, tag.Id, "mine", TagColor.Red, Token)));
        }

        Assert.Equal(MessageCode.OnlyManagersMayRemoveTags, await RefusedAsync(_store.DeleteAsync(member, tag.Id, Token)));
        Assert.Equal(MessageCode.OnlyManagersMayRemoveTags, await RefusedAsync(_store.MergeAsync(member, tag.Id, tag.Id, Token)));
        Assert.Equal(MessageCode.TagGone, await RefusedAsync(_store.DeleteAsync(eve, tag.Id, Token)));
        Assert.Equal(MessageCode.TagGone, await RefusedAsync(_store.RemoveAsync(eve, clips, tag.Id, Token)));
        await TagAsync(_store.AddAsync(eve, clips, "Night", Token));
        Assert.Empty(await ListAsync(eve, new() { Tags = TagSet.Of(tag.Id) }));
        Assert.Equal(["Night"], await NamesAsync(owner, clips[0]));
        Assert.Equal([("Night", 1)], (await _store.ListAsync(viewer, Token)).Select(use => (use.Tag.Name, use.Clips)));
        Assert.Equal([("Night", 0)], (await _store.ListAsync(eve, Token)).Select(use => (use.Tag.Name, use.Clips)));
    }

    private async Task<(Actor Owner, IReadOnlyList<ClipId> Clips)> ClipsAsync(int count)
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var clips = new List<ClipId>();
        while (clips.Count < count)
        {
            clips.Add(ClipId.Of((await data.ArchiveAsync(owner, connection)).Id));
            data.Time.Advance(TimeSpan.FromSeconds(1));
        }

        return (owner, clips);
    }

    private async Task<IEnumerable<string>> NamesAsync(Actor actor, ClipId clip) => (await data.Gallery.FindAsync(actor, clip, Token))!.Tags.Select(tag => tag.Name);

    private async Task<IReadOnlyList<ClipId>> ListAsync(Actor actor, ClipFilter filter) => [.. (await data.Gallery.ListAsync(actor, filter, null, 50, Token)).Clips.Select(clip => clip.Id)];

    private static async Task<Tag> TagAsync(Task<TagClipsResult> command, params ClipId[] clips)
    {
        var changed = Assert.IsType<TagClipsResult.Changed>(await command);
        Assert.Equal(clips.ToHashSet(), changed.Clips.ToHashSet());
        return changed.Tag;
    }

    private static async Task<MessageCode> RefusedAsync(Task<TagClipsResult> command) => Assert.IsType<TagClipsResult.Rejected>(await command).Message.Code;
}

public sealed class SqliteTagStoreTests(SqliteData data) : TagStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresTagStoreTests(PostgresData data) : TagStoreTests(data), IClassFixture<PostgresData>;
