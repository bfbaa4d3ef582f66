using Deque.AxeCore.Commons;
using Newtonsoft.Json;

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
