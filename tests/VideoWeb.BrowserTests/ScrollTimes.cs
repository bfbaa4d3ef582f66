using System.Globalization;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>How a gallery of many clips opens and scrolls: when its first picture is there, what moves of itself, and what keeps the page from answering; printed, for eyes to judge.</summary>
internal static class ScrollTimes
{
    private const int Rounds = 3;
    private const int Screens = 10;

    private const string Watch = """
        (() => {
          const seen = window.seen = { tasks: [], shift: 0, picture: -1 };
          new PerformanceObserver(list => { for (const entry of list.getEntries()) { seen.tasks.push([entry.startTime, entry.duration]); } }).observe({ type: 'longtask', buffered: true });
          new PerformanceObserver(list => { for (const entry of list.getEntries()) { seen.shift += entry.value; } }).observe({ type: 'layout-shift', buffered: true });
          document.addEventListener('load', event => { if (seen.picture < 0 && event.target instanceof HTMLImageElement && event.target.closest('[data-clip]')) { seen.picture = performance.now(); } }, true);
        })()
        """;

    // A screen of the wheel, as fast as frames come, until every picture in sight is there.
    private const string Scroll = """
        async screens => {
          const frame = () => new Promise(requestAnimationFrame);
          const begin = performance.now();
          for (let screen = 0; screen < screens; screen++) {
            for (let step = 0; step < 15; step++) { window.scrollBy(0, window.innerHeight / 15); await frame(); }
            const missing = () => [...document.querySelectorAll('[data-clip] img')].some(one => { const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < window.innerHeight && !one.complete; });
            while (missing()) { await frame(); }
          }
          return [begin, performance.now()];
        }
        """;

    public static async Task PrintAsync(int clips)
    {
        var folder = Directory.CreateTempSubdirectory("videoweb-scroll-");
        try
        {
            await using var chromium = new Chromium();
            await chromium.InitializeAsync();
            await using var site = await RunningSite.StartAsync(new Dictionary<string, string> { ["Data:Folder"] = folder.FullName });
            await using var person = await Person.RegisterAsync(chromium, site, "Ada");
            await FullGallery.MakeAsync(person, folder.FullName, clips);
            await site.StartAgainAsync();
            await person.Page.AddInitScriptAsync(Watch);
            Console.WriteLine($"the gallery of {clips.ToString("N0", CultureInfo.InvariantCulture)} clips at 1440x900, {Rounds} times; limits: first picture 1,000 ms, no task over 50 ms while {Screens} screens are scrolled, nothing shifts");
            for (var round = 1; round <= Rounds; round++) { await PrintRoundAsync(person, round); }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PrintRoundAsync(Person person, int round)
    {
        var page = person.Page;
        await page.GotoAsync(person.Address("gallery"));
        await Expect(page.GetByLabel("Search clips")).ToBeEnabledAsync();
        await page.WaitForFunctionAsync("() => customElements.get('clip-grid')");
        var scrolled = await page.EvaluateAsync<double[]>(Scroll, Screens);
        var seen = (await page.EvaluateAsync<JsonElement?>("() => window.seen"))!.Value;
        var tasks = seen.GetProperty("tasks").EnumerateArray().Select(task => (Begin: task[0].GetDouble(), Length: task[1].GetDouble())).ToList();
        var during = tasks.Where(task => task.Begin >= scrolled[0] && task.Begin <= scrolled[1]).Select(task => task.Length).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  round {round}   first picture {seen.GetProperty("picture").GetDouble(),5:0} ms   scrolled in {scrolled[1] - scrolled[0],6:0} ms   tasks over 50 ms while scrolling {during.Count}, longest {during.DefaultIfEmpty().Max():0} ms (while opening {tasks.Count - during.Count})   shift {seen.GetProperty("shift").GetDouble():0.0000}"));
    }
}
