using System.Text.RegularExpressions;

namespace VideoWeb.Lab;

/// <summary>The calls that a victim has made, by strace's log.</summary>
internal sealed partial class TracedRun
{
    private readonly IReadOnlyList<TracedCall> _calls;
    private readonly int _click;
    private readonly int _worker;

    private TracedRun(IReadOnlyList<TracedCall> calls, int click)
    {
        (_calls, _click) = (calls, click);
        _worker = click < calls.Count ? calls[click].Thread : 0;
    }

    /// <summary>Whether the victim lived to take the click.</summary>
    public bool HasClicked => _click < _calls.Count;

    /// <summary>Whether the person was told that the order is saved.</summary>
    public bool HasSaved => _calls.Skip(_click).Any(call => Says(call, Victim.Saved));

    /// <summary>What the thread that works had done before the click.</summary>
    public int CountBefore(string name) => _calls.Take(_click).Count(call => call.Thread == _worker && call.Name == name);

    /// <summary>Everything that it did after the click, in order.</summary>
    public IReadOnlyList<CallPosition> PositionsAfter()
    {
        var counts = new Dictionary<string, int>();
        return [.. _calls.Skip(_click + 1).Where(call => call.Thread == _worker).Select(call => new CallPosition(call.Name, counts[call.Name] = counts.GetValueOrDefault(call.Name) + 1))];
    }

    /// <summary>The last call of the thread that works: in a run that was killed, the one that it never got to make.</summary>
    public TracedCall? Last => _calls.LastOrDefault(call => call.Thread == _worker);

    public static async Task<TracedRun> ReadAsync(string log, CancellationToken cancellationToken)
    {
        List<TracedCall> calls = [];
        await foreach (var line in File.ReadLinesAsync(log, cancellationToken))
        {
            // 2109  pwrite64(150, "\0"..., 24, 539752) = 24; the second half of an interrupted line begins with "<...".
            if (Line().Match(line) is { Success: true } match) { calls.Add(new TracedCall(int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), match.Groups[3].Value, match.Groups[2].Value)); }
        }

        var click = calls.FindIndex(call => Says(call, Victim.Clicks));
        return new TracedRun(calls, click < 0 ? calls.Count : click);
    }

    private static bool Says(TracedCall call, string word) => call.Name == "write" && call.Text.Contains($"\"{word}\\n\"", StringComparison.Ordinal);

    [GeneratedRegex(@"^(\d+) +((\w+)\(.*)$")]
    private static partial Regex Line();
}
