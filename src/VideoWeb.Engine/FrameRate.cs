using VideoWeb.Engine.Archive;

namespace VideoWeb.Engine;

/// <summary>Frames in a second, as a fraction: 25/1, 30000/1001.</summary>
/// <param name="Frames">At least 1.</param>
/// <param name="Seconds">In so many seconds; at least 1.</param>
public readonly record struct FrameRate(int Frames, int Seconds)
{
    private static readonly FrameRate[] Usual = [new(24000, 1001), new(24, 1), new(25, 1), new(30000, 1001), new(30, 1), new(48, 1), new(50, 1), new(60000, 1001), new(60, 1)];

    // Tables of samples are rounded to their clock: 23.976 and 24 differ by a thousandth.
    private const decimal Tolerance = 0.0004m;

    private const decimal Slowest = 1;
    private const decimal Fastest = 240;

    public decimal Value => (decimal)Frames / Seconds;

    /// <summary>What a time code counts in a second.</summary>
    public int Nominal => (int)decimal.Round(Value, MidpointRounding.AwayFromZero);

    /// <summary>The usual rate that is meant, else the nearest whole one; null for what is none.</summary>
    public static FrameRate? Near(decimal rate)
    {
        if (rate is < Slowest or > Fastest) { return null; }

        var nearest = Usual.MinBy(usual => Math.Abs(usual.Value - rate));
        return Math.Abs(nearest.Value - rate) / rate <= Tolerance ? nearest : new((int)decimal.Round(rate, MidpointRounding.AwayFromZero), 1);
    }

    /// <summary>Of the pictures of an mp4 or mov; null when it is none, and when its tables do not say.</summary>
    /// <param name="file">Seekable; its position is changed.</param>
    public static FrameRate? Read(Stream file) => Mp4FrameRate.Read(file);

    /// <summary>Whole frames in so many seconds, at least one.</summary>
    public long FramesIn(decimal seconds) => Math.Max(1, (long)decimal.Round(seconds * Frames / Seconds, MidpointRounding.AwayFromZero));
}
