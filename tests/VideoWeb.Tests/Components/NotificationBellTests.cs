using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Layout;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>What has ended is told until it was read, also to who comes back later.</summary>
public sealed class NotificationBellTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Opened_ATaskEndedBefore_IsUnreadUntilTheListIsOpened()
    {
        Data.Time.Advance(TimeSpan.FromMinutes(1));
        var task = await ArchiveAsync(await CreateAsync("A kite over the sea"));

        var bell = Open();
        bell.WaitForAssertion(() => Assert.Equal("1", Unread(bell)));
        Assert.Empty(bell.FindAll("a"));
        await bell.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Equal($"/w/{Here.Slug}/tasks/{task.Id}", bell.Find("a").GetAttribute("href"));
        Assert.Equal("", Unread(bell));
        // It says what was new while it is open, and no longer once it was closed.
        Assert.StartsWith("New: ", bell.Find("a").TextContent.Trim(), StringComparison.Ordinal);
        await bell.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.StartsWith("A kite", bell.Find("a").TextContent.Trim(), StringComparison.Ordinal);

        // The next visit, after a reload or tomorrow: still there, and read.
        var again = Open();
        await again.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        again.WaitForAssertion(() => Assert.Single(again.FindAll("a")));
        Assert.Equal("", Unread(again));
    }

    [Fact]
    public async Task Opened_AfterAWeek_IsEmpty()
    {
        await ArchiveAsync(await CreateAsync("A kite over the sea"));
        Data.Time.Advance(TaskNotification.Kept + TimeSpan.FromMinutes(1));

        var bell = Open();
        await bell.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Empty(bell.FindAll("a"));
    }

    [Fact]
    public async Task Comment_NamesTheReader_IsToldAtOnceAndOnceRead()
    {
        Data.Time.Advance(TimeSpan.FromMinutes(1));
        var clip = ClipId.Of((await ArchiveAsync(await CreateAsync("A kite over the sea"))).Id);
        var ben = await Data.JoinAsync(Here.Actor, WorkspaceRole.Member);
        var commands = Services.GetRequiredService<CommentCommands>();
        await commands.ApplyAsync(Here.Actor, clip, new CommentWish.Write("I, @Ada, am not told of myself", null), Token);
        var bell = Open();
        bell.WaitForAssertion(() => Assert.Equal("1", Unread(bell)));
        await bell.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Equal("", Unread(bell));

        Data.Time.Advance(TimeSpan.FromMinutes(1));
        var written = Assert.IsType<CommentResult.Done>(await commands.ApplyAsync(ben, clip, new CommentWish.Write("Too dark, @Ada", null), Token));
        WaitFor(bell, () => Assert.Equal("1", Unread(bell)));
        Assert.Equal(("Ben mentioned you", "Too dark, @Ada"), (bell.Find("task-notices").GetAttribute("headline"), bell.Find("task-notices").GetAttribute("body")));
        var line = bell.FindAll("a")[0];
        Assert.Equal(AppRoutes.Clip(Here.Slug, clip), line.GetAttribute("href"));
        Assert.StartsWith("New: Too dark, @Ada", line.TextContent.Trim(), StringComparison.Ordinal);
        await bell.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Equal("", Unread(bell));

        await commands.ApplyAsync(ben, clip, new CommentWish.Delete(written.Comment), Token);
        WaitFor(bell, () => Assert.Single(bell.FindAll("a")));
    }

    [Fact]
    public void Entries_OfBothKinds_StandByTheirTime_AndWhatHasEndedStaysInItsOrder()
    {
        var now = DateTimeOffset.UnixEpoch;
        // What went wrong and was not read comes first, though it is the oldest.
        TaskNotification[] ended = [new([], now.AddHours(1)), new([], now.AddHours(8)), new([], now.AddHours(4))];
        MentionNotice[] mentions = [Mention(9), Mention(5), Mention(2)];

        Assert.Equal([9, 5, 2, 1, 8, 4], NotificationEntry.Of(ended, mentions).Select(entry => (entry.At - now).Hours));
        Assert.Equal(TaskNotification.Most, NotificationEntry.Of(ended, [.. Enumerable.Range(0, 20).Select(hour => Mention(23 - hour))]).Count);

        MentionNotice Mention(int hour) => new(CommentId.New(now), new(Guid.Empty), "", new(Guid.Empty), null, new("Ben"), "", now.AddHours(hour));
    }

    // What stands at the bell; empty for none.
    private static string Unread(IRenderedComponent<NotificationBell> bell) => bell.Find("summary").TextContent.Trim();

    private IRenderedComponent<NotificationBell> Open() => Render<NotificationBell>(parameters => parameters.Add(p => p.Context, Here));
}
