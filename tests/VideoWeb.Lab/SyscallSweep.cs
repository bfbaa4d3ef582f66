using System.Collections.Concurrent;

namespace VideoWeb.Lab;

/// <summary>
/// Kills a real process before every call of the system by which a click becomes a clip on the disk, each time another one, and lets the next process
/// take up what it has left.
/// </summary>
public sealed class SyscallSweep(LabSandbox sandbox, LabDatabase database, Action<string> onProgress)
{
    // The calls before the click are not always as many; then another position is met than the one that was meant.
    private const int Tries = 4;

    private readonly ConcurrentDictionary<CallPosition, bool> _swept = new();
    private readonly ConcurrentBag<string> _violations = [];
    private int _unhurt;

    /// <summary>Why there can be no sweep on this machine; null when there can.</summary>
    public static Task<string?> FindProblemAsync(CancellationToken cancellationToken) => Strace.FindProblemAsync(cancellationToken);

    public async Task<SweepResult> RunAsync(SweepOptions options, CancellationToken cancellationToken)
    {
        var whole = await LiveAsync(options, null, cancellationToken);
        var positions = whole.PositionsAfter();
        if (positions.Count == 0) { throw new InvalidOperationException("The victim made no call after the click."); }

        await Parallel.ForEachAsync(
            Chosen(positions, options), new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken },
            async (position, token) =>
            {
                var before = whole.CountBefore(position.Call);
                for (var tries = 0; tries < Tries && !_swept.ContainsKey(position); tries++)
                {
                    var run = await LiveAsync(options, (position.Call, before + position.Number), token);
                    if (run.HasClicked) { before = run.CountBefore(position.Call); }
                }
            });

        // Beyond the last call of each name there must be nothing left that could be killed.
        if (options is { At: null, Sample: null })
        {
            foreach (var (name, count) in positions.CountBy(position => position.Call)) { await SweepOnAsync(options, name, whole.CountBefore(name) + count, cancellationToken); }
        }

        return new SweepResult([.. _swept.Keys], _unhurt, [.. _violations]);
    }

    private async Task SweepOnAsync(SweepOptions options, string name, int number, CancellationToken cancellationToken)
    {
        var unhurt = _unhurt;
        while (_unhurt == unhurt) { await LiveAsync(options, (name, ++number), cancellationToken); }
    }

    private static IEnumerable<CallPosition> Chosen(IReadOnlyList<CallPosition> positions, SweepOptions options)
    {
        if (options.At is { } at) { return [at]; }

        return options.Sample is { } sample ? Enumerable.Range(0, sample).Select(index => positions[index * positions.Count / sample]) : positions;
    }

    // One life, and the examination of what it has left.
    private async Task<TracedRun> LiveAsync(SweepOptions options, (string Call, int Number)? kill, CancellationToken cancellationToken)
    {
        var order = LabOrder.New(options.Provider);
        var data = await database.CopyAsync(cancellationToken);
        var log = Path.Combine(data.Folder, "..", "strace.log");
        var (isUnhurt, run) = await Strace.RunAsync(log, Victim.ArgumentsFor(data, sandbox.Origin, order), kill, cancellationToken);
        if (isUnhurt) { Interlocked.Increment(ref _unhurt); }

        // Killed before the click it has promised nothing.
        if (run.HasClicked)
        {
            var position = isUnhurt ? null : run.PositionsAfter().LastOrDefault(one => one.Call == kill?.Call);
            if (position is not null) { _swept[position] = true; }
            if (await CrashAftermath.FindViolationAsync(data, sandbox, order, run.HasSaved, cancellationToken) is { } violation) { _violations.Add($"{position?.ToString() ?? "unhurt"} {run.Last?.Text}: {violation}"); }
            onProgress($"{position?.ToString() ?? "unhurt"}: {_swept.Count} swept, {_violations.Count} violated");
        }

        await database.DropAsync(data);
        return run;
    }
}
