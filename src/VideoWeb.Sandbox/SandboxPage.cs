using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
        Table(page, "Words in a prompt", "Word", "Effect", PromptWords.All);
        Table(
            page,
            "What happened",
            "Address",
            "Shows",
            [
                ($"{origin}/sandbox/ledger?provider=&key=&marker=", "every charge, as JSON"),
                ($"{origin}/sandbox/ledger/count?provider=&key=&marker=", "the same in three figures"),
                ($"{origin}/sandbox/requests", "the last 200 calls as they arrived, without keys; DELETE empties the list"),
            ]);
        return page.Append("</html>").ToString();
    }

    private static void Table(StringBuilder page, string title, string left, string right, IEnumerable<(string Left, string Right)> rows)
    {
        page.Append($"<h2>{WebUtility.HtmlEncode(title)}</h2><table><tr><th align=\"left\">{left}<th align=\"left\">{right}");
        foreach (var row in rows) { page.Append($"<tr><td><code>{WebUtility.HtmlEncode(row.Left)}</code><td>{WebUtility.HtmlEncode(row.Right)}"); }
        page.Append("</table>");
    }
}
