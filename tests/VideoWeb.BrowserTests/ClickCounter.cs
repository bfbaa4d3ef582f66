using Microsoft.Playwright;

namespace VideoWeb.BrowserTests;

/// <summary>Counts what the browser hears of the mouse, over pages too. Typing is not counted.</summary>
internal static class ClickCounter
{
    private const string Script = "addEventListener('pointerdown', event => { if (event.isTrusted) { sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1; } }, true);";

    /// <summary>Somebody with a new account, on the compose page, who has clicked nothing.</summary>
    public static async Task<Person> StartAsync(Chromium chromium, RunningSite site, string name)
    {
        var person = await Person.RegisterAsync(chromium, site, name);
        await CountInAsync(person.Page);
        await person.Page.GotoAsync(person.Address("compose"));
        await ForgetAsync(person.Page);
        return person;
    }

    /// <summary>On the pages that are opened from now on.</summary>
    public static Task CountInAsync(IPage page) => page.AddInitScriptAsync(Script);

    /// <summary>What led to where somebody stands is not counted.</summary>
    public static Task ForgetAsync(IPage page) => page.EvaluateAsync("() => { sessionStorage.clicks = 0; }");

    public static Task<int> CountAsync(IPage page) => page.EvaluateAsync<int>("() => Number(sessionStorage.clicks ?? 0)");
}
