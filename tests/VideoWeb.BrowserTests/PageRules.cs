using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace VideoWeb.BrowserTests;

/// <summary>What axe judges a page by.</summary>
/// <remarks>
/// A sheet that another one imports is read by axe through a style element of its own, which the site's policy blocks and the console reports.
/// Only its rule on locked orientation reads sheets; no sheet of ours asks for an orientation, and none locks one.
/// </remarks>
internal sealed class PageRules : AxeRunOptions
{
    public PageRules() => ResultTypes = [ResultType.Violations];

    [JsonProperty("preload")]
    public bool ReadsSheets => false;
}

internal static class PageJudge
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds on a page without frames, by its <c>run</c>: axe's package for Playwright opens a further page each time, to put frames together, which takes as long again.</summary>
    public static async Task<AxeResult> JudgeAsync(this IPage page, AxeRunOptions rules)
    {
        // Once a document.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) { await page.EvaluateAsync(Axe); }

        return new AxeResult(JObject.Parse(await page.EvaluateAsync<string>("async rules => JSON.stringify(await axe.run(document, JSON.parse(rules)))", JsonConvert.SerializeObject(rules, AxeJsonSerializerSettings.Default))));
    }
}
