using System.Text.Json;
using Microsoft.Playwright;

namespace VideoWeb.Benchmarks;

/// <summary>Notes in the browser when a task's element says something new, by the machine's clock.</summary>
internal static class DomWatch
{
    // An observer is told at the end of the turn in which the document was changed, before it is painted.
    private const string Script = """
        task => {
          const seen = window.seen = [];
          const note = () => {
            const place = document.querySelector(`[data-task="${task}"]`);
            const bar = place?.querySelector('[role=progressbar]');
            const word = `${place?.dataset.state}|${bar?.getAttribute('aria-valuetext') ?? ''}`;
            if (seen.at(-1)?.word !== word) { seen.push({ word, at: Date.now() }); }
          };
          window.watch?.disconnect();
          window.watch = new MutationObserver(note);
          window.watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
          note();
        }
        """;

    public static Task BeginAsync(IPage page, string task) => page.EvaluateAsync(Script, task);

    /// <summary>For each change how long it took until the document showed it or a later one, in milliseconds.</summary>
    /// <param name="changes">What the document is to say after each, in order and each different, and when it was committed.</param>
    public static async Task<IReadOnlyList<double>> ReadAsync(IPage page, IReadOnlyList<(string Word, DateTimeOffset At)> changes)
    {
        await page.WaitForFunctionAsync("word => window.seen.at(-1)?.word === word", changes[^1].Word);
        var seen = (await page.EvaluateAsync<JsonElement>("() => window.seen")).EnumerateArray()
            .Select(one => (Word: one.GetProperty("word").GetString(), At: one.GetProperty("at").GetDouble())).ToList();
        var order = changes.Select((change, index) => (change.Word, index)).ToDictionary(one => one.Word, one => one.index);
        return
        [
            .. changes.Select((change, index) =>
                seen.First(one => order.TryGetValue(one.Word!, out var shown) && shown >= index).At - (change.At - DateTimeOffset.UnixEpoch).TotalMilliseconds),
        ];
    }
}
