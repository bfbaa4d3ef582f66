using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Every page in a language whose texts are marked and long: what bears no mark is localised nowhere, and what is pushed out breaks with a longer language.</summary>
public sealed partial class PseudoLanguageJourney(Chromium chromium)
{
    // Each text that is seen or read aloud, and each attribute that is, with where it stands.
    private const string Collector = """
        () => {
          const found = [];
          const skipped = 'pre, code, kbd, textarea, script, style, .mono, body [lang], #region-formats option, #region-zone option';
          const place = element => { const parts = []; for (let at = element; at && at !== document.body && parts.length < 4; at = at.parentElement) { parts.unshift(at.localName + (at.className && at.className.baseVal === undefined ? '.' + at.className.split(' ')[0] : '')); } return parts.join('>'); };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const text = node.textContent.trim();
            if (text && !node.parentElement.closest(skipped)) { found.push([place(node.parentElement), text]); }
          }
          for (const element of document.querySelectorAll('[title], [aria-label], [placeholder], [alt], [aria-valuetext]')) {
            if (element.closest(skipped)) { continue; }
            for (const name of ['title', 'aria-label', 'placeholder', 'alt', 'aria-valuetext']) {
              const text = (element.getAttribute(name) ?? '').trim();
              if (text) { found.push([place(element) + '@' + name, text]); }
            }
          }
          return found;
        }
        """;

    private static readonly string[] Prompts = ["12345", "67890 fail", "24680 garbage", "13579 hang"];

    // What is wider than the window, or a button whose own text does not fit into it.
    private const string Overflows = """
        () => {
          const width = document.documentElement.clientWidth;
          const wide = document.scrollingElement.scrollWidth > width ? ['the page: ' + document.scrollingElement.scrollWidth + ', by ' + [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().left + Math.max(one.scrollWidth, one.offsetWidth) > width + 1 && one.offsetParent).slice(-3).map(one => one.localName + '.' + one.className + ' ' + one.textContent.trim().slice(0, 60)).join(' | ')] : [];
          const cut = [...document.querySelectorAll('button, a, label, h1, h2, h3, span')]
            .filter(one => one.offsetParent && one.clientWidth > 1 && getComputedStyle(one).textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline' && getComputedStyle(one).overflowX !== 'visible')
            .map(one => one.localName + '.' + one.className + ': ' + one.textContent.trim().slice(0, 40));
          return [...wide, ...cut];
        }
        """;

    [Fact]
    public async Task Pages_InALanguageOfTheTests_HaveNoTextOfTheirOwnAndNothingIsPushedOut()
    {
        var program = Directory.CreateTempSubdirectory("videoweb-pseudo-");
        try
        {
            await PseudoLanguage.CopyProgramAsync(program.FullName);
            await using var site = await RunningSite.StartAsync(program: program.FullName);
            await using var person = await Person.RegisterAsync(chromium, site, "Ada");
            var addresses = await UseAsync(person);
            await person.Page.Context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c=ja-JP|uic={PseudoLanguage.Tag}"), Url = site.Address }]);
            var (data, findings) = (Data(person), new List<string>());
            foreach (var address in addresses)
            {
                await person.Page.SetViewportSizeAsync(1440, 900);
                await person.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
                await Expect(person.Page.Locator("html")).ToHaveAttributeAsync("lang", PseudoLanguage.Tag);
                findings.AddRange((await person.Page.EvaluateAsync<string[][]>(Collector)).Where(found => !IsLocalised(found[1], data)).Select(found => $"{address} {found[0]}: {found[1]}"));
                foreach (var width in new[] { 1440, 390 })
                {
                    await person.Page.SetViewportSizeAsync(width, 844);
                    findings.AddRange((await person.Page.EvaluateAsync<string[]>(Overflows)).Select(overflow => $"{address} at {width}: {overflow}"));
                }
            }

            Assert.True(findings.Count == 0, string.Join('\n', findings.Select(finding => finding.Replace(person.Slug, "…", StringComparison.Ordinal)).Distinct()));
        }
        finally
        {
            program.Delete(recursive: true);
        }
    }

    private static async Task<string[]> UseAsync(Person person)
    {
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        var done = await form.SendAsync("Vidu", "Vidu Q3 Turbo", Prompts[0]);
        var failed = await form.SendAsync("Vidu", "Vidu Q3 Turbo", Prompts[1]);
        var lost = await form.SendAsync("UniAll", "Vidu Q3 Turbo", Prompts[2]);
        var running = await form.SendAsync("Vidu", "Vidu Q3 Turbo", Prompts[3]);
        await person.Page.GotoAsync(person.Address($"tasks/{done}"));
        await Expect(person.Page.Locator("video")).ToBeVisibleAsync();
        return
        [
            person.Address("compose"), person.Address("compose?model=agcloud/seedance"), person.Address("compose?model=ezmodel/any"), person.Address("tasks"),
            .. new[] { done, failed, lost, running }.Select(task => person.Address($"tasks/{task}")), person.Address($"tasks/{done}/frame"),
            person.Address("reconcile"), person.Address("gallery"), person.Address($"gallery/{done}"), person.Address("connections"), person.Address("spending"), person.Address("workspace"),
            "/admin", "/admin/catalog", "/admin/catalog/models/vidu/viduq3-turbo", "/admin/catalog/new", "/account/manage", "/account/delete", "/workspaces/new", person.Address("tasks/nothing"),
        ];
    }

    // What of a text bears no mark must be data, or no word.
    private static bool IsLocalised(string text, IEnumerable<string> data)
    {
        for (var before = ""; before != text;) { (before, text) = (text, Marked().Replace(text, " ")); }

        if (!Word().IsMatch(text)) { return true; }

        foreach (var known in data.Where(known => text.Contains(known, StringComparison.Ordinal))) { text = Regex.Replace(text, $@"(?<!\w){Regex.Escape(known)}(?!\w)", " "); }

        return !Word().IsMatch(text);
    }

    // Texts of the catalog are data with languages of their own; names are what somebody has chosen.
    private static List<string> Data(Person person)
    {
        var texts = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, "src", "VideoWeb.Providers", "Catalog", "Data"), "*.json")
            .SelectMany(path =>
            {
                using var json = JsonDocument.Parse(File.ReadAllText(path), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
                return Strings(json.RootElement).ToList();
            });
        return [.. texts.Concat([person.Name, person.Slug, "VideoWeb", "HTTP", "MP4", "JSON", "PostgreSQL", "SQLite", ".NET", "English", "Pseudo", .. Prompts, .. new[] { "AGCloud", "Vidu", "UniAll", "GlobalAIOPC", "EZModel" }.Select(provider => $"{provider} sandbox"), "true", "false"]).Where(text => text.Length > 1).Distinct().OrderByDescending(text => text.Length)];
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => member.Name is "models" or "modes" ? Strings(member.Value).Concat(member.Value.EnumerateObject().Select(named => named.Name)) : Strings(member.Value)),
        _ => [],
    };

    // With what is a path or an address, which has no language.
    [GeneratedRegex(@"⟦[^⟦⟧]*⟧|(?<!\S)/\S+|\S+@\S+")]
    private static partial Regex Marked();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Word();
}
