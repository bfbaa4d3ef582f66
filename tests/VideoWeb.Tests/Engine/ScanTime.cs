using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Nothing else runs beside what is timed.</summary>
[CollectionDefinition(nameof(ScanTime), DisableParallelization = true)]
public sealed class ScanTimeCollection;

/// <summary>Holds scanners over foreign text to a time by its length. On a busy machine a bare pass over the same text is slow as well.</summary>
internal static class ScanTime
{
    // Code is slow until it has been called often and then translated once more, beside the tests, which takes long on a busy machine.
    private const int Rounds = 12;
    private static readonly TimeSpan RoundsTime = TimeSpan.FromSeconds(5);

    private const double MillisecondsPerMegabyte = 50;

    // What a pass costs here when nothing disturbs it.
    private const double BareMillisecondsPerMegabyte = 0.4;

    /// <summary>The best of some rounds takes at most 50 ms a megabyte, or as many times a bare pass as that is here.</summary>
    public static void AssertLinear(string text, Action scan)
    {
        var megabytes = text.Length / 1048576.0;
        var (scanned, bare) = (double.MaxValue, double.MaxValue);
        foreach (var round in EachRound())
        {
            scanned = Math.Min(scanned, Measure(scan));
            bare = Math.Min(bare, Measure(() => Pass(text)));
            if (scanned <= MillisecondsPerMegabyte * megabytes) { return; }
        }

        var allowed = Math.Max(MillisecondsPerMegabyte * megabytes, bare * MillisecondsPerMegabyte / BareMillisecondsPerMegabyte);
        Assert.True(scanned <= allowed, $"{scanned:0} ms for {megabytes:0.00} MB; a bare pass took {bare:0.0} ms.");
    }

    /// <summary>The best of some rounds takes at most 50 ms a megabyte, or twenty times as long as bare parsing does: for texts where each letter or two is a thing of its own.</summary>
    public static void AssertLinearToParsing(string json, Action scan)
    {
        var megabytes = json.Length / 1048576.0;
        var (scanned, parsed) = (double.MaxValue, double.MaxValue);
        foreach (var round in EachRound())
        {
            scanned = Math.Min(scanned, Measure(scan));
            parsed = Math.Min(parsed, Measure(() => JsonDocument.Parse(json).Dispose()));
            if (scanned <= MillisecondsPerMegabyte * megabytes) { return; }
        }

        Assert.True(scanned <= 20 * parsed, $"{scanned:0} ms for {megabytes:0.00} MB; bare parsing took {parsed:0.0} ms.");
    }

    /// <summary>The best of some rounds takes at most so long, or as many times a bare pass over a megabyte as that is here.</summary>
    public static void AssertWithin(TimeSpan time, Action work)
    {
        var text = new string('x', 1048576);
        var (worked, bare) = (double.MaxValue, double.MaxValue);
        foreach (var round in EachRound())
        {
            worked = Math.Min(worked, Measure(work));
            bare = Math.Min(bare, Measure(() => Pass(text)));
            if (worked <= time.TotalMilliseconds) { return; }
        }

        Assert.True(worked <= bare * time.TotalMilliseconds / BareMillisecondsPerMegabyte, $"{worked:0} ms; a bare pass over a megabyte took {bare:0.0} ms.");
    }

    private static IEnumerable<int> EachRound()
    {
        var began = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds || Stopwatch.GetElapsedTime(began) < RoundsTime; round++) { yield return round; }
    }

    // The clock counts what other programs do beside it, and the processor's time what the collector does on another core: the lesser of both is the work's.
    private static double Measure(Action work)
    {
        var (began, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        work();
        return Math.Min(Stopwatch.GetElapsedTime(began).TotalMilliseconds, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
    }

    // One step a letter, none of which can be left out.
    private static void Pass(string text)
    {
        var sum = 17u;
        foreach (var letter in text) { sum = (sum * 31) + letter; }
        GC.KeepAlive(sum);
    }
}
