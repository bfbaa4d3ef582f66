using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Somebody chooses how to read, in the menu and on the account's page, and finds it so wherever they sign in.</summary>
public sealed class LanguageJourney(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Choice_HoldsForTheAccountAndForLivePages()
    {
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Ken", new() { TimezoneId = "America/New_York" });
        await person.UseSandboxAsync();

        await person.Page.GetByLabel("You and your settings").ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "简体中文" }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "添加连接" })).ToBeEnabledAsync();

        // As on another device, whose browser asks for English.
        await person.Page.Context.ClearCookiesAsync(new() { Name = ".AspNetCore.Culture" });
        await person.Page.GotoAsync("/account/manage");
        await Expect(person.Page.Locator("#region-language")).ToHaveValueAsync("zh-Hans");
        await Expect(person.Page.Locator("#region-zone option").First).ToContainTextAsync("America/New York");
        await person.Page.Locator("#region-formats").SelectOptionAsync("de-AT");
        await person.Page.Locator("#region-zone").SelectOptionAsync("Asia/Tokyo");
        await person.Page.Locator("#region").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(person.Page.Locator("#region").GetByText("已保存")).ToBeVisibleAsync();

        await person.Page.GotoAsync("/admin");
        var time = person.Page.GetByRole(AriaRole.Main).Locator("time[title]").First;
        var local = TimeZoneInfo.ConvertTime(
            DateTimeOffset.Parse((await time.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));
        await Expect(time).ToHaveAttributeAsync("title", local.ToString("f", CultureInfo.GetCultureInfo("de-AT")));
        await Expect(person.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        person.AssertQuiet();
    }

    [Fact]
    public async Task Page_ItsLineAsksForAnotherLanguage_StaysInItsOwnAlsoWhenResumed()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Mia");
        await person.UseSandboxAsync();
        // The documents are asked for in Chinese; the line to their circuit asks as the browser does.
        await person.Page.RouteAsync("**/w/**", route => route.ContinueAsync(new() { Headers = new Dictionary<string, string>(route.Request.Headers) { ["accept-language"] = "zh-CN" } }));

        await person.Page.GotoAsync(person.Address("connections"));
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "添加连接" })).ToBeEnabledAsync();
        Assert.True(await person.Page.EvaluateAsync<bool>("async () => { await Blazor.pauseCircuit(); return await Blazor.resumeCircuit(); }"));

        var add = person.Page.GetByRole(AriaRole.Button, new() { Name = "添加连接" });
        await Expect(add).ToBeEnabledAsync();
        await add.ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("高级：其他路径、回调与频率");
        await Expect(person.Page.GetByRole(AriaRole.Dialog)).Not.ToContainTextAsync("Advanced");
    }
}
