using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Workspace;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Retention;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Engine.Retention;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Workspace;

public sealed class RetentionPanelTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Rule_IsTriedBeforeItIsSaved_AndItsRunIsToldToAll()
    {
        var clip = ClipId.Of((await ArchiveAsync(await CreateAsync("an old kite"))).Id);
        Data.Time.Advance(TimeSpan.FromDays(10));
        await ArchiveAsync(await CreateAsync("a new kite"));
        var page = Render<WorkspacePage>(parameters => parameters.Add(each => each.Slug, Here.Slug));
        page.WaitForElement("#retention-days").Input("7");

        Assert.Empty(Panel(page).AllByRole("button", "Keep clips this long"));
        Panel(page).QuerySelector("form")!.Submit();

        WaitFor(page, () => Assert.Contains("Now 1 clip with", Panel(page).TextContent, StringComparison.Ordinal));
        Assert.Contains("an old kite", Panel(page).ByRole("status").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("a new kite", Panel(page).TextContent, StringComparison.Ordinal);
        Assert.Contains("can be restored", Panel(page).TextContent, StringComparison.Ordinal);
        // What was typed since is not what was tried.
        page.Find("#retention-days").Input("8");
        Assert.Empty(Panel(page).AllByRole("button", "Keep clips this long"));
        page.Find("#retention-days").Input("7");
        Panel(page).Button("Keep clips this long").Click();
        WaitFor(page, () => Assert.Contains("Clips go to the trash 7 days after they were made.", Panel(page).TextContent, StringComparison.Ordinal));

        var told = 0;
        using var listening = Services.GetRequiredService<ChangeFeed>().Subscribe(Here.Actor.Workspace, _ => { }, onClips: () => Interlocked.Increment(ref told));
        var worker = Services.GetRequiredService<RetentionWorker>();
        Assert.Equal(0, await worker.RunAsync(Token));
        Data.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await worker.RunAsync(Token));
        WaitFor(page, () => Assert.Equal(1, Volatile.Read(ref told)));
        Assert.Equal(clip, (await Data.Gallery.ListAsync(Here.Actor, ClipFilter.All with { IsTrashed = true }, null, 5, Token)).Clips.Single().Id);
    }

    [Fact]
    public void Words_SayWhatHolds_ToThoseWhoMayNotChangeIt()
    {
        var panel = Render<RetentionPanel>(parameters => parameters.Add(each => each.State, new(new(90, 7), Data.Time.GetUtcNow(), Data.Time.GetUtcNow(), 3)).Add(each => each.Slug, Here.Slug));

        Assert.Contains("90 days after they were made, those of the sandbox after 7 days.", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("form"));
    }

    [Fact]
    public void Days_ThatMakeNoSense_AreToldAndNotAskedFor()
    {
        List<RetentionRule> asked = [];
        var panel = Render<RetentionPanel>(parameters => parameters
            .Add(each => each.State, new(RetentionRule.None)).Add(each => each.Slug, Here.Slug).Add(each => each.CanManage, true).Add(each => each.OnPreview, rule => asked.Add(rule)));

        panel.Find("#retention-days").Input("soon");
        panel.Find("form").Submit();
        Assert.Contains("1 to 3,650 days", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        panel.Find("#retention-days").Input("7");
        panel.Find("#retention-sandbox-days").Input("8");
        panel.Find("form").Submit();
        Assert.Contains("no later than the others", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        panel.Find("#retention-sandbox-days").Input("");
        panel.Find("form").Submit();

        Assert.Equal([new(7, null)], asked);
    }

    private static IElement Panel(IRenderedComponent<WorkspacePage> page) => page.ByRole("region", "How long clips are kept");
}
