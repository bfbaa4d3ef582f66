using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

/// <summary>A task's page, where the provider has accepted another send of the task too.</summary>
public sealed class FurtherClipsTests(SqliteData data) : PageTest(data)
{
    private readonly RemoteTaskId _followed = new($"first-{Guid.NewGuid():N}");
    private readonly RemoteTaskId _other = new($"second-{Guid.NewGuid():N}");

    [Fact]
    public async Task Page_TheOtherClipIsKept_IsPlayedAndDownloadedBesideTheFirst()
    {
        var task = await TwiceAcceptedAsync();
        var page = Open(task);
        Assert.Equal("Open", Further(page).GetAttribute("data-further"));

        var clip = await KeepAsync(task);

        page.WaitForAssertion(() => Assert.Equal("Kept", Further(page).GetAttribute("data-further")));
        Assert.Equal($"/w/{Here.Slug}/media/{clip.Id}", Further(page).QuerySelector("video[controls]")!.GetAttribute("src"));
        Assert.Equal($"/w/{Here.Slug}/media/{clip.Id}?download=1", Further(page).QuerySelector("a[download]")!.GetAttribute("href"));
        Assert.Equal([$"/w/{Here.Slug}/media/{task.Clip}", $"/w/{Here.Slug}/media/{clip.Id}"], page.FindAll("video").Select(video => video.GetAttribute("src")));
        Assert.DoesNotContain(Further(page).AllByRole("button"), button => button.ReadName() is "Check now" or "Ask again");
        Assert.Contains(_other.Value, Further(page).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Ask again")]
    [InlineData("zh-Hans", "再次查询")]
    public async Task Page_ItCouldNotBeHad_SaysWhyAndAsksAgain(string language, string button)
    {
        using var reader = new CultureSwitch(language);
        var task = await TwiceAcceptedAsync();
        var reason = Message.Of(MessageCode.OutOfReach, ("provider", "Vidu"));
        await EndAsync(task, reason);
        var page = Open(task);
        Assert.Contains(Services.GetRequiredService<MessageFormatter>().Format(reason), Further(page).TextContent, StringComparison.Ordinal);

        await Further(page).QuerySelectorAll("button").Single(one => one.TextContent.Trim() == button).ClickAsync(new MouseEventArgs());

        page.WaitForAssertion(() => Assert.Equal("Open", Further(page).GetAttribute("data-further")));
        var stored = Assert.Single((await Data.Tasks.FindDetailAsync(Here.Actor, task.Id, Token))!.FurtherResults);
        Assert.Equal((FurtherResultState.Open, null), (stored.State, stored.Message));
    }

    [Fact]
    public async Task Page_ForAViewer_OnlyShows()
    {
        var task = await TwiceAcceptedAsync();
        await EndAsync(task, Message.Of(MessageCode.WasCancelled, ("provider", "Vidu")));
        var viewer = await Data.JoinAsync(Here.Actor, WorkspaceRole.Viewer);
        var membership = (await Data.Workspaces.ListAsync(viewer.User, Token)).Single(one => one.Id == viewer.Workspace);

        var page = Render<CascadingValue<WorkspaceContext>>(parameters => parameters
            .Add(value => value.Value, new WorkspaceContext(membership, viewer.User, viewer, "Ben"))
            .AddChildContent<TaskDetailPage>(inner => inner.Add(one => one.Slug, Here.Slug).Add(one => one.Id, task.Id.ToString())));

        Assert.Equal("Ended", page.Find("[data-further]").GetAttribute("data-further"));
        Assert.DoesNotContain(Further(page).AllByRole("button"), button => button.ReadName() is "Check now" or "Ask again");
    }

    private async Task<TaskRow> TwiceAcceptedAsync()
    {
        var task = await MoveAsync(await ArchiveAsync(await CreateAsync("a red kite")), row => row with { RemoteId = _followed });
        var move = new TaskTransition(task, task with { Version = task.Version + 1 }, new NewTaskEvent("accepted-late", Message.Recorded("?"))) { AlsoKnownAs = _other };
        Assert.True(await Data.EngineTasks.SaveAsync(move, Token));
        return task;
    }

    private async Task<AssetRow> KeepAsync(TaskRow task)
    {
        var (open, clip) = (await OpenResultAsync(task), Data.AssetOf(task, AssetKind.FurtherClip));
        Assert.True(await Data.Get<FurtherResultStore>().SaveAsync(new(open, open with { State = FurtherResultState.Kept, Clip = clip.Id }, Clip: clip), Token));
        Publish(task.Id);
        return clip;
    }

    private async Task EndAsync(TaskRow task, Message reason)
    {
        var open = await OpenResultAsync(task);
        Assert.True(await Data.Get<FurtherResultStore>().SaveAsync(new(open, open with { State = FurtherResultState.Ended, Message = reason }), Token));
    }

    private async Task<FurtherResult> OpenResultAsync(TaskRow task) => Assert.Single(await Data.Get<FurtherResultStore>().ListOpenAsync(task.Id, Token));

    private IRenderedComponent<TaskDetailPage> Open(TaskRow task) =>
        Render<TaskDetailPage>(parameters => parameters.Add(one => one.Slug, Here.Slug).Add(one => one.Id, task.Id.ToString()));

    private static IElement Further(IRenderedComponent<IComponent> page) => page.Find("[data-further]");
}
