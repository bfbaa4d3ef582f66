using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>What a browser does between the page as it was rendered first and the page as its circuit has it, and what only a browser knows.</summary>
public sealed class HandoverJourneys(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Link_PressedBeforeAndLetGoAfterTheHandover_IsFollowed()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Hal");
        await person.UseSandboxAsync();
        var handover = new TaskCompletionSource();
        await person.Page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await handover.Task;
            await route.ContinueAsync();
        });
        await person.Page.GotoAsync(person.Address("tasks"));
        var link = await person.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Gallery" }).BoundingBoxAsync();

        await person.Page.Mouse.MoveAsync(link!.X + (link.Width / 2), link.Y + (link.Height / 2));
        await person.Page.Mouse.DownAsync();
        handover.SetResult();
        await Expect(person.Page.GetByLabel("Provider")).ToBeEnabledAsync();
        await person.Page.Mouse.UpAsync();

        // Not WaitForURL, which waits for the document's load too, and misses one that was there first.
        await Expect(person.Page).ToHaveURLAsync(new Regex("/gallery$"));
    }

    [Fact]
    public async Task Prompt_OfNinetyThousandLetters_IsWhatTheServerHas()
    {
        var prompt = string.Concat(Enumerable.Repeat("\u6c34\u9762\u4e0a\u7684\u5149", 18_000));
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Mei");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await person.Tab.MarkAsync();

        await form.Prompt.FillAsync(prompt);

        await Expect(person.Page.Locator("[data-count-of='field-prompt']")).ToHaveAttributeAsync("data-over", "true");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Generate" }).ClickAsync();
        await Expect(person.Page.Locator("#error-summary")).ToBeVisibleAsync();
        await Expect(form.Prompt).ToHaveValueAsync(prompt);
        Assert.True(await person.Tab.IsSameDocumentAsync());
    }

    [Fact]
    public async Task Payload_OfTheLongestKind_ArrivesAndALongerOneIsRefusedAtItsField()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Pat");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await form.Prompt.FillAsync("With all that belongs to it");
        var payload = person.Page.Locator("#field-payload");
        await person.Page.EvaluateAsync("() => { for (const fold of document.querySelectorAll('main details:not([data-menu])')) { fold.open = true; } }");
        await person.Tab.MarkAsync();

        await payload.FillAsync(new string('p', 1_048_577));
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Generate" }).ClickAsync();
        var refused = await payload.EvaluateAsync<string>("field => field.validationMessage");
        var sent = await person.Page.GetByText("On its way.").CountAsync();
        await payload.FillAsync(new string('p', 1_048_576));
        await form.GenerateAsync();
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Open the task" }).First.ClickAsync();

        Assert.Equal(("This text is longer than fits: at most 1,048,576 characters. Shorten it, and it is taken.", 0), (refused, sent));
        Assert.True(await person.Tab.IsSameDocumentAsync());
    }

    [Fact]
    public async Task TimeZone_OfTheLastVisitIsAnother_TheBrowsersOwnCounts()
    {
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Ken", new() { TimezoneId = "Asia/Tokyo" });
        await person.Page.RouteAsync("**/admin", async route =>
        {
            // As the request of a browser that was in another zone at its last visit.
            var headers = new Dictionary<string, string>(route.Request.Headers);
            var cookies = await person.Page.Context.CookiesAsync();
            headers["cookie"] = string.Join("; ", cookies.Where(cookie => cookie.Name != "zone").Select(cookie => $"{cookie.Name}={cookie.Value}").Append("zone=America%2FNew_York"));
            await route.ContinueAsync(new() { Headers = headers });
        });

        // Whoever registers first administers the site, and stands in its list with the day.
        await person.Page.GotoAsync("/admin");
        var time = person.Page.GetByRole(AriaRole.Main).Locator("time[title]").First;
        var instant = DateTimeOffset.Parse((await time.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);

        var local = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));
        await Expect(time).ToHaveAttributeAsync("title", local.ToString("f", CultureInfo.GetCultureInfo("en-GB")));
    }

    [Fact]
    public async Task Player_ThatCannotPlayTheClip_SaysSoAndOffersTheFile()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Lea");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        var task = await form.SendAsync("Vidu", "Vidu Q3 Turbo", "In a format of tomorrow");
        await person.Page.GotoAsync(person.Address($"tasks/{task}"));
        await Expect(person.Page.GetByText("Done", new() { Exact = true }).First).ToBeVisibleAsync();
        await person.Page.RouteAsync("**/media/*", route => route.FulfillAsync(new() { ContentType = "video/mp4", Body = "no codec of this browser" }));

        foreach (var address in new[] { $"tasks/{task}", $"gallery/{task}", $"tasks/{task}/frame" })
        {
            await person.Page.GotoAsync(person.Address(address));
            await Expect(person.Page.GetByText("This browser cannot play this clip. Download it to watch it elsewhere.")).ToBeVisibleAsync();
            await Expect(person.Page.Locator("[data-cannot-play]").GetByRole(AriaRole.Link, new() { Name = "Download" })).ToBeVisibleAsync();
        }

        await person.Page.GotoAsync(person.Address("tasks"));
        await Expect(person.Page.GetByLabel("Provider")).ToBeEnabledAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Large cards", Exact = true }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Play with sound" }).First.ClickAsync();
        await Expect(person.Page.GetByText("This browser cannot play this clip. Download it to watch it elsewhere.")).ToBeVisibleAsync();
    }
}
