using System.Globalization;
using System.Text;

namespace VideoWeb.Endpoints.Downloads;

/// <summary>An edit list as CMX 3600 has it, which nearly every editing program reads: one event a clip, its file named beside it. Pure.</summary>
internal static class CmxEdl
{
    // Programs begin at one o'clock, so that something can be put before.
    private const int FirstHour = 1;
    private const int HoursOfDay = 24;

    public static string Write(EditList list)
    {
        var rate = list.Rate.Nominal;
        var text = new StringBuilder();
        Line($"TITLE: {Clean(list.Title)}");
        Line("FCM: NON-DROP FRAME");
        if (list.IsRateAssumed) { Line($"* FRAME RATE NOT KNOWN: {rate} IS ASSUMED"); }
        else { Line($"* FRAME RATE: {list.Rate.Value.ToString("0.###", CultureInfo.InvariantCulture)}"); }

        foreach (var ((clip, begin, frames), index) in list.Places().Select((place, index) => (place, index)))
        {
            var number = (index + 1).ToString("000", CultureInfo.InvariantCulture);
            var start = (long)FirstHour * 3600 * rate + begin;
            Line("");
            // Reels have at most eight letters and digits.
            Line($"{number}  {$"CLIP{number}",-8} {(clip.HasSound ? "B" : "V"),-5} C        {Code(0, rate)} {Code(frames, rate)} {Code(start, rate)} {Code(start + frames, rate)}");
            Line($"* FROM CLIP NAME: {Clean(clip.File)}");
            Line($"* COMMENT: {Clean($"{clip.Card.ProviderName} {clip.Card.ModelName}{(clip.Seed is { } seed ? $" SEED {seed.ToString(CultureInfo.InvariantCulture)}" : "")}")}");
            if (clip.Seconds == 0) { Line("* COMMENT: LENGTH NOT KNOWN, ONE FRAME IS ASSUMED"); }
            else if (clip.Rate is null && !list.IsRateAssumed) { Line("* COMMENT: FRAME RATE NOT KNOWN"); }
            else if (clip.Rate is { } own && own != list.Rate) { Line($"* COMMENT: FRAME RATE {own.Value.ToString("0.###", CultureInfo.InvariantCulture)}"); }
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append("\r\n");
    }

    /// <summary><c>01:00:04:12</c>.</summary>
    public static string Code(long frames, int rate) => string.Create(
        CultureInfo.InvariantCulture, $"{frames / rate / 3600 % HoursOfDay:00}:{frames / rate / 60 % 60:00}:{frames / rate % 60:00}:{frames % rate:00}");

    // A line is what the format is made of.
    private static string Clean(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
}
