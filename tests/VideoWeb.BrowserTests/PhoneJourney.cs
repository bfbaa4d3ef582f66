using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>The day's work with a thumb, in Chinese: a clip is asked for, found by two characters, seen and kept as a favourite.</summary>
public sealed class PhoneJourney(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Clip_OnAPhoneInChinese_IsMadeFoundAndKept()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "李雷", new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
        await person.UseSandboxAsync();
        await person.SpeakChineseAsync();
        var page = person.Page;

        await page.GotoAsync(person.Address("compose"));
        await page.GetByLabel("提示词", new() { Exact = true }).FillAsync("雨夜里一盏纸灯笼");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^生成") }).First.TapAsync();
        await Expect(page.GetByText("已提交。")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "作品库", Exact = true }).TapAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/gallery$"));
        // It comes by itself once it is made.
        var clip = page.GetByRole(AriaRole.Link).Filter(new() { HasText = "雨夜里一盏纸灯笼" });
        await Expect(clip).ToBeVisibleAsync();
        await page.GetByLabel("搜索视频").FillAsync("灯笼");
        await Expect(page).ToHaveURLAsync(new Regex("search="));
        await Expect(clip).ToBeVisibleAsync();

        await clip.TapAsync();
        var viewer = page.GetByRole(AriaRole.Dialog, new() { Name = "视频", Exact = true });
        var favourite = viewer.GetByRole(AriaRole.Button, new() { Name = "收藏", Exact = true });
        await favourite.TapAsync();
        await Expect(favourite).ToHaveAttributeAsync("aria-pressed", "true");
        await viewer.GetByRole(AriaRole.Link, new() { Name = "关闭", Exact = true }).TapAsync();
        await Expect(viewer).ToHaveCountAsync(0);
        await Expect(clip).ToHaveAccessibleDescriptionAsync("收藏");
        // Nothing lies beside the screen.
        Assert.Equal(390, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        person.AssertQuiet();
    }
}
