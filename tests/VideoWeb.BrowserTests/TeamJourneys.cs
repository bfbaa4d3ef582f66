using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>What one member makes, the others see; who is not in the team sees nothing.</summary>
public sealed class TeamJourneys(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Task_OfOneMember_IsSeenLiveByAnotherTabAndAnotherMember_AndNeverByAStranger()
    {
        const string Prompt = "Everybody watches the same comet";
        await using var owner = await Person.RegisterAsync(chromium, shared.Site, "Olga");
        await owner.FoundTeamAsync("Comet watch");
        var link = await owner.InviteAsync("Member");
        await owner.UseSandboxAsync();
        await using var member = await Person.ArriveAsync(chromium, shared.Site, "Mika");
        await member.AcceptAsync(link);
        await using var stranger = await Person.RegisterAsync(chromium, shared.Site, "Sven");
        var second = await owner.OpenTabAsync();
        WatchedPage[] watchers = [second, member.Tab];
        foreach (var tab in watchers)
        {
            await tab.Page.GotoAsync(owner.Address("tasks"));
            await Expect(tab.Page.GetByText("No tasks yet")).ToBeVisibleAsync();
            // Only a page with a circuit is told of changes; its filters can be used from then on.
            await Expect(tab.Page.GetByLabel("Provider")).ToBeEnabledAsync();
            await tab.RecordAsync();
        }

        var task = await new ComposeForm(owner).SendAsync("Vidu", "Vidu Q3 Turbo", Prompt);

        foreach (var tab in watchers)
        {
            var card = tab.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = Prompt });
            await Expect(card).ToContainTextAsync("Olga");
            await Expect(card.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
            var seen = await tab.SeenAsync(task);
            Assert.True(seen.Length > 2 && seen[^1] == "Archived", string.Join(" → ", seen));
        }

        await member.Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Link, new() { Name = Prompt }).ClickAsync();
        var clip = await member.Page.GetByRole(AriaRole.Link, new() { Name = "Download" }).GetAttributeAsync("href");
        await AssertHiddenAsync(stranger, owner, task, clip!.Split('?')[0]);
        owner.AssertQuiet();
        member.AssertQuiet();
        stranger.AssertQuiet();
    }

    [Fact]
    public async Task Viewer_InATeam_SeesEverythingAndCannotSpend()
    {
        await using var owner = await Person.RegisterAsync(chromium, shared.Site, "Otto");
        await owner.FoundTeamAsync("Look only");
        var link = await owner.InviteAsync("Viewer");
        await owner.UseSandboxAsync();
        await using var viewer = await Person.ArriveAsync(chromium, shared.Site, "Vera");

        await viewer.AcceptAsync(link);

        await Expect(viewer.Page.GetByText("your role here is viewer")).ToBeVisibleAsync();
        await Expect(new ComposeForm(viewer).GenerateButton).ToBeDisabledAsync();
        await viewer.FollowAsync("Connections");
        await viewer.Page.GetByRole(AriaRole.Link, new() { Name = "Open the sandbox" }).ClickAsync();
        await Expect(viewer.Page.GetByRole(AriaRole.Article, new() { Name = "Vidu sandbox" })).ToBeVisibleAsync();
        await Expect(viewer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Add|Remove|Test") })).ToHaveCountAsync(0);
        owner.AssertQuiet();
        viewer.AssertQuiet();
    }

    private static async Task AssertHiddenAsync(Person stranger, Person owner, string task, string clip)
    {
        stranger.Tab.IsExpected = answer => answer.Status == 404;
        string[] addresses =
        [
            owner.Address("compose"), owner.Address("tasks"), owner.Address("gallery"), owner.Address("connections"), owner.Address("workspace"),
            owner.Address($"tasks/{task}"), owner.Address($"gallery/{task}"), stranger.Address($"tasks/{task}"), stranger.Address($"gallery/{task}"),
        ];
        foreach (var address in addresses)
        {
            var answer = await stranger.Page.GotoAsync(address);
            Assert.True(answer!.Status == 404, $"{address} answers {answer.Status} to a stranger.");
            await Expect(stranger.Page.GetByText("There is nothing here")).ToBeVisibleAsync();
        }

        foreach (var address in new[] { clip, clip.Replace($"/w/{owner.Slug}/", $"/w/{stranger.Slug}/", StringComparison.Ordinal) })
        {
            var answer = await stranger.Requests.GetAsync(address);
            Assert.Equal(404, answer.Status);
        }

        await stranger.Page.GotoAsync($"{stranger.Address("compose")}?from={task}");
        await Expect(stranger.Page.GetByText("Connect a provider first")).ToBeVisibleAsync();
        await stranger.Page.GotoAsync(stranger.Address("tasks"));
        await Expect(stranger.Page.GetByText("No tasks yet")).ToBeVisibleAsync();
    }
}
