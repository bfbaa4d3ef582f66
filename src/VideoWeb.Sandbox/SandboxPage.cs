using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VideoWeb.Sandbox.Faults;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox;

/// <summary>The page at <c>/sandbox</c>: what this is and how to use it. Plain on purpose; it is a tool's own manual, not a page of the site.</summary>
internal static class SandboxPage
{
    private static readonly (string Provider, string Create)[] Creates =
    [
        (Providers.AgCloud, "POST /api/v3/contents/generations/tasks"),
        (Providers.Vidu, "POST /ent/v2/text2video, img2video, start-end2video, reference2video"),
        (Providers.UniAll, "POST /v1/video/generations"),
        (Providers.GlobalAiopc, "POST /kyyReactApiServer/v1/videos/videos"),
        (Providers.EzModel, "POST /v1/video/generations"),
    ];

    private static readonly (string Key, string Effect)[] Keys =
    [
        ("sandbox-key", "works; so does anything that begins with sandbox-"),
        ("sandbox-drift…", "works, with the second known shape of each provider's answers"),
        ("sandbox-limited…", "every second create answers 429 with Retry-After: 1"),
        ("sandbox-broke…", "every create answers that there is no credit"),
        ("anything else", "is refused as a wrong key"),
    ];

    private static readonly (string Field, string Meaning)[] RuleFields =
    [
        ("faults", "names from the lists below, all of one stage; of several, each task gets one"),
        ("provider", "only this provider"),
        ("key", "only tasks of this key, given whole or as its fingerprint"),
        ("marker", "only tasks with this text in their prompt"),
        ("probability", "share of tasks that are struck, 0 to 1; 1 when left out"),
        ("seed", "which tasks those are: the same seed and the same prompts meet the same faults"),
        ("nth", "only the n-th call that the rule matches"),
        ("times", "at most so many calls of each task; later ones go well"),
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("", (HttpRequest request) => TypedResults.Text(Render($"{request.Scheme}://{request.Host}{request.PathBase}"), "text/html", Encoding.UTF8));

    private static string Render(string origin)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>VideoWeb sandbox</title>");
        page.Append("<h1>VideoWeb sandbox</h1><p>This simulates the five providers over real HTTP. Nothing leaves this server and nothing costs money. ");
        page.Append("Tasks take some ten to twenty seconds and end with a sample clip.</p>");
        Table(page, "Base addresses", "Base address", "Create call", Creates.Select(c => ($"{origin}/sandbox/{c.Provider}", c.Create)));
        Table(page, "Keys (Authorization: Bearer …)", "Key", "Effect", Keys);
        Table(page, "Words in a prompt", "Word", "Effect", PromptDirectives.All);
        Table(
            page,
            "What happened",
            "Address",
            "Shows",
            [
                ($"{origin}/sandbox/ledger?provider=&key=&marker=", "every charge, as JSON"),
                ($"{origin}/sandbox/ledger/count?provider=&key=&marker=", "the same in three figures"),
                ($"{origin}/sandbox/traffic", "calls by provider: how many, when, and the most at once; DELETE begins anew"),
                ($"{origin}/sandbox/served", "every file that was asked for, with the SHA-256 that a true copy of it has"),
                ($"{origin}/sandbox/requests", "the last 200 calls as they arrived, without keys; DELETE empties the list"),
            ]);
        page.Append("<h2>Faults by request</h2><p>POST one rule or a list of them to <code>").Append(origin).Append("/sandbox/faults</code>; GET shows the rules, DELETE removes them all. ");
        page.Append("Rules live in memory. Only <code>faults</code> is required; the first rule that strikes a call decides.</p><pre>");
        page.Append(WebUtility.HtmlEncode("""{"faults": ["create-reset"], "provider": "vidu", "key": "sandbox-key", "marker": "text in the prompt", "probability": 0.2, "seed": 42, "times": 1}"""));
        page.Append("</pre>");
        Table(page, "Fields of a rule", "Field", "Meaning", RuleFields);
        foreach (var stage in FaultCatalog.All.GroupBy(fault => fault.Stage))
        {
            Table(page, $"{stage.Key} faults", "Fault", "Effect", stage.Select(fault => (fault.Name, EffectOf(fault))));
        }
        return page.Append("</html>").ToString();
    }

    private static string EffectOf(FaultKind fault) =>
        fault.Stage is not FaultStage.Create ? fault.Effect : fault.IsCharged ? $"{fault.Effect} The task is made and charged." : $"{fault.Effect} Nothing is made or charged.";

    private static void Table(StringBuilder page, string title, string left, string right, IEnumerable<(string Left, string Right)> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(title)}</h2><table><tr><th align=\"left\">{left}<th align=\"left\">{right}");
        foreach (var row in rows) { page.Append(CultureInfo.InvariantCulture, $"<tr><td><code>{WebUtility.HtmlEncode(row.Left)}</code><td>{WebUtility.HtmlEncode(row.Right)}"); }
        page.Append("</table>");
    }
}
