using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Two members and a viewer at one queue: holding, letting go, pausing and cancelling, each seen by the others at once, and nobody reaches another's tasks.</summary>
public sealed class QueueJourney(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Queue_HeldPausedAndCancelled_IsSeenByAllAndTouchesNobodyElsesTasks()
    {
        await using var owner = await Person.RegisterAsync(chromium, shared.Site, "Oda");
        await owner.FoundTeamAsync("One queue");
        var (asMember, asViewer) = (await owner.InviteAsync("Member"), await owner.InviteAsync("Viewer"));
        await owner.UseSandboxAsync();
        await using var member = await Person.ArriveAsync(chromium, shared.Site, "Mio");
        await member.AcceptAsync(asMember);
        await using var viewer = await Person.ArriveAsync(chromium, shared.Site, "Vito");
        await viewer.AcceptAsync(asViewer);

        await HoldAsync(member, "The member's for later");
        await HoldAsync(member, "The member's other one");
        await new ComposeForm(owner).SendAsync("Vidu", "Vidu Q3 Turbo", "Made before the pause");
        foreach (var person in new[] { owner, member, viewer })
        {
            await person.Page.GotoAsync(owner.Address("tasks"));
            await Expect(person.Page.GetByLabel("Provider")).ToBeEnabledAsync();
        }

        await Expect(CardOf(viewer, "Made before the pause").GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(viewer.Page.GetByText("2 are waiting.")).ToBeVisibleAsync();
        await Expect(viewer.Page.GetByRole(AriaRole.Banner).GetByText("2 waiting")).ToBeVisibleAsync();
        await Expect(CardOf(viewer, "The member's for later").GetByText("Held until")).ToBeVisibleAsync();
        await Expect(viewer.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);

        // The pause reaches the others without any task having changed.
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Pause Vidu sandbox" }).ClickAsync();
        foreach (var person in new[] { member, viewer }) { await Expect(person.Page.GetByText("paused", new() { Exact = true })).ToBeVisibleAsync(); }

        await Expect(viewer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Pause|Resume|Cancel|Send now|Next") })).ToHaveCountAsync(0);
        await Expect(member.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Pause|Resume") })).ToHaveCountAsync(0);
        await Expect(member.Page.GetByText("Hold until…")).ToHaveCountAsync(2);

        var tab = (await owner.OpenTabAsync()).Page;
        await tab.GotoAsync(owner.Address("tasks"));
        // Of one that waits the form says so, and not that it is on its way.
        var form = new ComposeForm(owner);
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await form.Prompt.FillAsync("The owner's own");
        await form.GenerateButton.ClickAsync();
        await Expect(CardOf(viewer, "The owner's own").GetByText("Waiting: connection paused")).ToBeVisibleAsync();
        await Expect(CardOf(member, "The owner's own").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        // Let go of its time, then held again, on the task's own page.
        var mine = CardOf(member, "The member's for later");
        await ChooseAsync(mine, "As soon as possible");
        await Expect(mine.GetByText("Waiting: connection paused")).ToBeVisibleAsync();
        await mine.GetByRole(AriaRole.Link, new() { Name = "The member's for later" }).ClickAsync();
        await ChooseAsync(member.Page.GetByRole(AriaRole.Main), "In an hour");
        await Expect(member.Page.GetByText("It is held until then.")).ToBeVisibleAsync();
        await Expect(CardOf(viewer, "The member's for later").GetByText("Held until")).ToBeVisibleAsync();

        await member.FollowAsync("Tasks");
        await member.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel mine" }).ClickAsync();
        await member.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel them" }).ClickAsync();
        await Expect(member.Page.GetByText("2 tasks cancelled.")).ToBeVisibleAsync();
        await Expect(CardOf(viewer, "The owner's own").GetByText("Waiting: connection paused")).ToBeVisibleAsync();

        await tab.GetByRole(AriaRole.Button, new() { Name = "Resume Vidu sandbox" }).ClickAsync();
        await Expect(CardOf(viewer, "The owner's own").GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(CardOf(viewer, "The member's for later").GetByText("Cancelled", new() { Exact = true })).ToBeVisibleAsync();
        foreach (var person in new[] { owner, member, viewer }) { person.AssertQuiet(); }
    }

    private static async Task HoldAsync(Person person, string prompt)
    {
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await form.Prompt.FillAsync(prompt);
        await person.Page.GetByLabel("More ways to send", new() { Exact = true }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "In an hour" }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Group, new() { Name = "Send", Exact = true }).GetByText("held until")).ToBeVisibleAsync();
        await form.GenerateButton.ClickAsync();
        await Expect(form.LatestTasks.Filter(new() { HasText = prompt }).GetByText("Held until")).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(ILocator place, string choice)
    {
        await place.GetByText("Hold until…").ClickAsync();
        await place.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
    }

    private static ILocator CardOf(Person person, string prompt) => person.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = prompt });
}
