using System.Globalization;
using System.Net;

namespace VideoWeb.Tests.Lab.Storm;

/// <summary>What became of a storm.</summary>
/// <param name="Answers">By kind and status; null where the door closed before an answer.</param>
/// <param name="Milliseconds">How long each answer took.</param>
/// <param name="Untaken">True callbacks that were not taken.</param>
public sealed record StormReport(
    int Sent, double Seconds, IReadOnlyDictionary<(string Kind, HttpStatusCode? Status), int> Answers, IReadOnlyList<double> Milliseconds, IReadOnlyList<string> Untaken)
{
    public double PerSecond => Sent / Seconds;

    public double Percentile(int percent) => Milliseconds.Order().ElementAt(Math.Min(Milliseconds.Count - 1, Milliseconds.Count * percent / 100));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Sent} callbacks in {Seconds:0.0} s, {PerSecond:0} a second, p50 {Percentile(50):0.0} ms, p99 {Percentile(99):0.0} ms\n")
        + string.Join('\n', Answers.OrderBy(one => one.Key.Kind, StringComparer.Ordinal).ThenBy(one => one.Key.Status)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"  {one.Key.Kind,-34} {(int?)one.Key.Status,4}  {one.Value,6}")));
}
