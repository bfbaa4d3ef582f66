using System.Diagnostics.Metrics;

namespace VideoWeb.Engine.Polling;

/// <summary>What an operator can measure of the asking, by <c>dotnet-counters</c> or any listener of the meter <c>VideoWeb.Engine</c>.</summary>
internal static class PollMeter
{
    private static readonly Meter Meter = new("VideoWeb.Engine");

    /// <summary>From the moment a task is due until its question begins, in seconds: what turns, paces and full places cost.</summary>
    public static Histogram<double> Lateness { get; } = Meter.CreateHistogram<double>("videoweb.poll.lateness", "s", "How late the questions to providers begin.");
}
