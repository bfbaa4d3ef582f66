using Bunit;
using MudBlazor;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskDetailPageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Page_OfATask_ShowsItsSettingsAndItsHistory()
    {
        var task = await CreateAsync("a red kite");

        var page = Open(task.Id.ToString());

        Assert.Equal("a red kite", page.Find("h1").TextContent);
        Assert.Contains("Duration", page.FindAll("section[aria-labelledby=settings-title] dt").Select(term => term.TextContent));
        Assert.Equal(["Story", "Request", "Answer"], page.FindAll("[role=tab]").Select(tab => tab.TextContent.Trim()));
        Assert.Single(page.FindAll("[role=tabpanel] ol > li"));
        page.FindAll("[role=tab]")[1].Click();
        Assert.Equal("Nothing has been sent yet.", page.Find("[role=tabpanel] p").TextContent);
        page.FindAll("[role=tab]")[2].Click();
        Assert.Equal("Nothing has been answered yet.", page.Find("[role=tabpanel] p").TextContent);
    }

    [Fact]
    public async Task Page_TaskFinishes_PlayerComesWithoutReload()
    {
        var task = await CreateAsync("a red kite");
        var page = Open(task.Id.ToString());
        Assert.Empty(page.FindAll("video"));

        var done = await ArchiveAsync(task);

        page.WaitForAssertion(() => Assert.Equal($"/w/{Here.Slug}/media/{done.Clip}", page.Find("video[controls]").GetAttribute("src")));
    }

    [Fact]
    public async Task Clip_OnItsTasksPage_IsPutOnABoardByItsKeyAndMovedByNone()
    {
        var done = await ArchiveAsync(await CreateAsync("a red kite"));
        var page = Open(done.Id.ToString());
        var clip = ClipId.Of(done.Id).ToString();

        foreach (var verb in new[] { "first", "before", "select" }) { page.Find("[data-clip-view]").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clip, Verb = verb, Beside = clip }); }
        page.Find("[data-clip-view]").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clip, Verb = "board" });
        page.Find("#board-words").Input("Film");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[role=checkbox]").GetAttribute("aria-checked")));
        Assert.False(Gallery(done).IsTrashed);
        Button(page, "Done").Click();
        page.Find("[aria-label='Take off Film']").Click();
        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("button"), button => button.GetAttribute("aria-label") == "Take off Film"));
    }

    [Fact]
    public async Task Clip_OnItsTasksPage_IsJudgedNamedAndTagged()
    {
        var done = await ArchiveAsync(await CreateAsync("a red kite"));
        var page = Open(done.Id.ToString());

        page.Find("[aria-label=Favourite]").Click();
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[aria-label=Favourite]").GetAttribute("aria-pressed")));
        page.Find("[data-clip-view]").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = ClipId.Of(done.Id).ToString(), Verb = "4" });
        page.WaitForAssertion(() => Assert.Equal(4, Gallery(done).Rating));
        Button(page, "Add a title").Click();
        page.Find("form input").Change("Over the sea");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Over the sea", page.Find("h2").TextContent, StringComparison.Ordinal));
        Button(page, "Delete").Click();

        page.WaitForAssertion(() => Assert.Contains("Restore", page.Markup, StringComparison.Ordinal));
        Assert.Equal(("Over the sea", true, 4), (Gallery(done).Title, Gallery(done).IsTrashed, Gallery(done).Rating));
        Button(page, "Restore").Click();
        page.WaitForAssertion(() => Assert.False(Gallery(done).IsTrashed));
    }

    [Fact]
    public async Task Clip_OnItsTasksPage_IsSharedOnce()
    {
        var done = await ArchiveAsync(await CreateAsync("a red kite"));
        var (page, dialogs) = (Open(done.Id.ToString()), Render<MudDialogProvider>());

        Button(page, "Share…").Click();
        dialogs.WaitForAssertion(() => Assert.NotNull(dialogs.Find("#share-title")));
        dialogs.Find("#share-password").Change("short");
        dialogs.Find("form").Submit();
        dialogs.WaitForAssertion(() => Assert.Contains("8 to 128 characters", dialogs.Find("form").TextContent, StringComparison.Ordinal));
        dialogs.Find("#share-password").Change("");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("/s/", dialogs.Find("code").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, Assert.Single(await Data.Get<ShareLinkStore>().ListAsync(Here.Actor, Token)).Clips);
        dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Done").Click();
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("code")));
    }

    [Fact]
    public async Task Clip_AnotherClipIsNamedByTheBrowser_NothingIsJudged()
    {
        var (done, other) = (await ArchiveAsync(await CreateAsync("a red kite")), await ArchiveAsync(await CreateAsync("another")));
        var page = Open(done.Id.ToString());

        page.Find("[data-clip-view]").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = ClipId.Of(other.Id).ToString(), Verb = "favourite" });
        page.Find("[data-clip-view]").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = "../x", Verb = "delete" });

        Assert.Equal((false, false), (Gallery(done).IsFavourite, Gallery(other).IsFavourite));
        Assert.False(Gallery(done).IsTrashed);
    }

    [Theory]
    [InlineData("en", "This may not be the whole clip: it is cut off. It is kept as it came.")]
    [InlineData("zh-Hans", "这可能不是完整的视频：不完整。已按收到的原样保存。")]
    public async Task Page_ClipMayNotBeWhole_SaysSoBesideThePlayer(string language, string sentence)
    {
        using var reader = new CultureSwitch(language);
        var task = await CreateAsync("a red kite");
        var clip = Data.AssetOf(task, AssetKind.Clip) with { Doubt = Message.Of(MessageCode.MediaCutOff) };
        await MoveAsync(task, row => row with { State = TaskState.Archived, Clip = clip.Id }, clip);

        var page = Open(task.Id.ToString());

        Assert.Equal(sentence, page.Find("[data-doubt]").TextContent.Trim());
    }

    [Theory]
    [InlineData("en", "Set aside", "The stored key of this connection cannot be read any more. Enter it again on the connections page.")]
    [InlineData("zh-Hans", "已搁置", "此连接存储的密钥已无法读取。请在连接页面重新输入。")]
    public async Task Page_KeyCannotBeRead_SaysWhatToDo(string language, string headline, string sentence)
    {
        using var reader = new CultureSwitch(language);
        var error = new ProviderError(ProviderErrorKind.Key, OpenKeyResult.Unreadable.Message, Charged: ChargeStatus.Unknown);
        var task = await MoveAsync(await CreateAsync("a red kite"), row => row with { State = TaskState.Accepted, RemoteId = new RemoteTaskId($"r-{language}"), IsSuspended = true, Error = error });

        var page = Open(task.Id.ToString());

        Assert.Equal(headline, page.AllByRole("strong")[0].TextContent);
        Assert.Equal(sentence, page.AllByRole("status")[0].TextsByRole("paragraph")[0]);
    }

    [Theory]
    [InlineData("en", "Waiting for the provider", "The provider takes no more tasks from this key at the moment. Nothing was made; it is sent again by itself.")]
    [InlineData("zh-Hans", "正在等待服务商", "服务商目前不再接受此密钥的任务。没有生成任何内容；会自动重新发送。")]
    public async Task Page_ProviderHasNoRoom_SaysThatItWaits(string language, string headline, string sentence)
    {
        using var reader = new CultureSwitch(language);
        var error = new ProviderError(ProviderErrorKind.RateLimit, Message.Recorded("Busy."), Charged: ChargeStatus.No);
        var task = await MoveAsync(await CreateAsync("a red kite"), row => row with { Error = error, NextPollAt = Data.Time.GetUtcNow().AddMinutes(1) });

        var page = Open(task.Id.ToString());

        Assert.Equal(headline, page.AllByRole("strong")[0].TextContent);
        Assert.Contains(sentence, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_UnknownOutcome_WarnsAndOffersThreeWaysOut()
    {
        var task = await MoveAsync(await CreateAsync("a red kite"), row => row with { State = TaskState.Unknown });

        var page = Open(task.Id.ToString());

        Assert.Equal(["Follow this task", "Send again", "Drop the task"], page.ByRole("region", "This may have been charged").TextsByRole("button"));
    }

    [Fact]
    public async Task Page_TaskNotSentYet_IsCancelledAfterAQuestion()
    {
        var task = await CreateAsync("a red kite");
        var page = Open(task.Id.ToString());

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Cancel").Click();
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Cancel it").Click();

        page.WaitForAssertion(() => Assert.Equal("Cancelled", page.AllByRole("strong")[0].TextContent));
        Assert.Contains("Cancelled. Nothing was sent.", page.TextsByRole("status"));
    }

    [Fact]
    public async Task Page_ProviderNamesTheSeed_ShowsItAndOffersItForTheNext()
    {
        var task = await CreateAsync("a red kite");
        var after = task with { State = TaskState.Sending, Version = task.Version + 1 };
        var attempt = new AttemptChange { Number = 1, ResponseStatus = 200, ResponseText = """{"task_id":"9","state":"created","seed":426802853}""" };
        Assert.True(await Data.EngineTasks.SaveAsync(new TaskTransition(task, after, new NewTaskEvent("moved", Message.Recorded("It moved.")), attempt), Token));

        var page = Open(task.Id.ToString());

        Assert.Contains("426802853", page.FindAll("p").Single(line => line.QuerySelector("a[href$='seed=used']") is not null).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0198a1b2c3d47000800000000000abcd")]
    public void Page_OfNoTask_ShowsNothing(string id)
    {
        var page = Open(id);

        Assert.Empty(page.FindAll("h1, video, section"));
    }

    [Fact]
    public async Task Page_OfAnotherTeamsTask_ShowsNothing()
    {
        var stranger = await Data.TeamAsync("Eve");
        var foreign = await Data.CreateAsync(stranger, (await Data.ConnectAsync(stranger)).Id, "not yours");

        var page = Open(foreign.Id.ToString());

        Assert.DoesNotContain("not yours", page.Markup, StringComparison.Ordinal);
    }

    private ClipCard Gallery(TaskRow task) => Data.Get<GalleryStore>().FindAsync(Here.Actor, ClipId.Of(task.Id), Token).GetAwaiter().GetResult()!.Card;

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<TaskDetailPage> page, string name) => page.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private IRenderedComponent<TaskDetailPage> Open(string id) => Render<TaskDetailPage>(parameters => parameters.Add(page => page.Slug, Here.Slug).Add(page => page.Id, id));
}
