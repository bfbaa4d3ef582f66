using System.Security.Cryptography;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Lab;

/// <summary>Starts the program again on what a killed one has left, lets it settle and holds it to its promises.</summary>
public static class CrashAftermath
{
    /// <summary>What the program or its money shows that it must not; null when all promises were kept.</summary>
    /// <param name="data">What the killed process has left.</param>
    /// <param name="isSaved">The killed process had committed the click.</param>
    public static async Task<string?> FindViolationAsync(DataOptions data, LabSandbox sandbox, LabOrder order, bool isSaved, CancellationToken cancellationToken)
    {
        var finding = await ExamineAsync(data, sandbox.Origin, order, isSaved, cancellationToken);
        var verdict = MoneyJudge.Judge(await sandbox.ReadAsync("ledger", cancellationToken), [finding.Claim]);
        List<string> problems = [.. finding.Problems];
        if (!verdict.IsClean) { problems.Add(verdict.ToString()); }
        return problems.Count == 0 ? null : $"{string.Join("; ", problems)}\n{finding.Story}";
    }

    /// <param name="data">What the killed process has left.</param>
    /// <param name="isSaved">The killed process had committed the click.</param>
    /// <param name="search">How soon its provider is asked for a task of unknown fate, which it has; null for never.</param>
    public static async Task<CrashFinding> ExamineAsync(
        DataOptions data, Uri sandbox, LabOrder order, bool isSaved, CancellationToken cancellationToken, TimeSpan? search = null)
    {
        await using var engine = await LabEngine.OpenAsync(
            data, sandbox, cancellationToken, options => options with { SettlementDelay = search ?? options.SettlementDelay });
        List<string> problems = [];

        // Browsers click again when the connection comes back.
        var click = await engine.ClickAsync(order, cancellationToken);
        if (isSaved && click.IsNew) { problems.Add("the click was committed, and its task is gone"); }
        var left = await engine.Tasks.FindAsync(engine.Actor, click.Task, cancellationToken) ?? throw new InvalidOperationException("The task is gone.");

        await engine.StartAsync(cancellationToken);
        TaskRow end;
        try
        {
            end = await engine.WaitAsync(click.Task, row => !row.State.IsOpen() && (search is null || row.State != TaskState.Unknown), cancellationToken);
        }
        catch (TimeoutException)
        {
            problems.Add("it does not come to an end");
            end = await engine.Tasks.FindAsync(engine.Actor, click.Task, cancellationToken) ?? left;
        }

        var again = await engine.ClickAsync(order, cancellationToken);

        var expected = search is null && left.State is (TaskState.Sending or TaskState.Unknown) ? TaskState.Unknown : TaskState.Archived;
        if (end.State != expected) { problems.Add($"it was left {left.State} and ended {end.State} instead of {expected}"); }
        if (again.IsNew || again.Task != click.Task) { problems.Add("a second click made a second task"); }
        if ((await engine.Tasks.ListAsync(engine.Actor, TaskFilter.All, null, 10, cancellationToken)).Rows.Count != 1) { problems.Add("one click has made several tasks"); }

        var detail = await engine.Tasks.FindDetailAsync(engine.Actor, click.Task, cancellationToken) ?? throw new InvalidOperationException("The task is gone.");
        if (detail.Events.Count(one => one.To == TaskState.Sending) != 1) { problems.Add("it was not sent exactly once"); }
        if (end.State == TaskState.Archived && !await IsWholeAsync(data, detail, cancellationToken)) { problems.Add("its clip is not whole"); }

        return new CrashFinding(new MoneyClaim(order.Prompt, 1, end.Charged), end.State, problems, await engine.StoryAsync(click.Task, cancellationToken));
    }

    private static async Task<bool> IsWholeAsync(DataOptions data, TaskDetail detail, CancellationToken cancellationToken)
    {
        var clip = detail.Assets.Single(asset => asset.Kind == AssetKind.Clip);
        FileInfo file = new(Path.Combine(data.Folder, "..", "media", clip.RelativePath));
        if (!file.Exists) { return false; }

        await using var content = file.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == clip.Sha256;
    }
}
