using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace VideoWeb.BrowserTests;

/// <summary>A page whose console errors, failed requests and error answers are written down, for a journey to find none.</summary>
internal sealed class WatchedPage
{
    /// <summary>How long anything may take, in milliseconds.</summary>
    public const float Patience = 60_000;

    // Notes for every task card what it has said, and that the document is still the one it was.
    private const string Recorder = """
        () => {
          const seen = window.journeySeen = {};
          const note = () => {
            for (const task of document.querySelectorAll('[data-task]')) {
              const words = seen[task.dataset.task] ??= [];
              const bar = task.querySelector('[role=progressbar]');
              const now = bar ? bar.getAttribute('aria-valuetext') : task.dataset.state;
              if (words.at(-1) !== now) { words.push(now); }
            }
          };
          note();
          new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
        }
        """;

    private readonly ConcurrentQueue<string> _complaints = new();

    private WatchedPage(IPage page) => Page = page;

    public IPage Page { get; }

    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>From here on an answer of this kind is expected (a stranger's 404) and not a complaint.</summary>
    public Func<IResponse, bool> IsExpected { get; set; } = _ => false;

    public static async Task<WatchedPage> OpenAsync(IBrowserContext context)
    {
        var watched = new WatchedPage(await context.NewPageAsync());
        watched.Page.Console += (_, message) => watched.Hear(message);
        watched.Page.PageError += (_, error) => watched._complaints.Enqueue($"page error: {error}");
        watched.Page.RequestFailed += (_, request) => watched.Hear(request);
        watched.Page.Response += (_, response) => watched.Hear(response);
        return watched;
    }

    /// <summary>Forgets what was complained of until now: the server was away, which a browser cannot but notice.</summary>
    public void Forgive() => _complaints.Clear();

    /// <summary>From now on everything that the task cards of this document say is written down.</summary>
    public Task RecordAsync() => Page.EvaluateAsync(Recorder);

    /// <summary>What a task's card has said since <see cref="RecordAsync"/>, in order. Fails when the document was loaded anew since then.</summary>
    public Task<string[]> SeenAsync(string task) => Page.EvaluateAsync<string[]>("task => window.journeySeen[task] ?? []", task);

    /// <summary>Marks this document; <see cref="IsSameDocumentAsync"/> then tells whether it was loaded anew.</summary>
    public Task MarkAsync() => Page.EvaluateAsync("() => { window.journeyMark = true; }");

    public Task<bool> IsSameDocumentAsync() => Page.EvaluateAsync<bool>("() => window.journeyMark === true");

    private void Hear(IConsoleMessage message)
    {
        // The browser repeats every 4xx as a console error; those are judged where the answer is heard.
        if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        {
            _complaints.Enqueue($"console: {message.Text}");
        }
    }

    private void Hear(IRequest request)
    {
        // A navigation or a changed video source aborts what was under way; that is the page's will, not a failure.
        if (request.Failure is not "net::ERR_ABORTED") { _complaints.Enqueue($"failed: {request.Method} {request.Url} {request.Failure}"); }
    }

    private void Hear(IResponse response)
    {
        if (response.Status >= 400 && !IsExpected(response)) { _complaints.Enqueue($"{response.Status}: {response.Request.Method} {response.Url}"); }
    }
}
