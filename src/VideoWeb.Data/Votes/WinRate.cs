namespace VideoWeb.Data.Votes;

/// <summary>How often one was better, and between what that lies if the comparisons are a sample of all there could be. Pure.</summary>
/// <param name="Rate">0 to 1; a tie is half a win.</param>
/// <param name="Low">The lower end of Wilson's interval of 95 in 100.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Count">Of comparisons.</param>
public readonly record struct WinRate(double Rate, double Low, double High, int Count)
{
    /// <summary>Fewer comparisons than these say little.</summary>
    public const int Enough = 10;

    // Of the normal distribution, for 95 in 100.
    private const double Z = 1.959963984540054;

    public bool HasEnough => Count >= Enough;

    /// <summary>Of no comparison: between nothing and all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them is below 0.</exception>
    public static WinRate Of(int wins, int ties, int losses)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wins);
        ArgumentOutOfRangeException.ThrowIfNegative(ties);
        ArgumentOutOfRangeException.ThrowIfNegative(losses);
        var count = wins + ties + losses;
        if (count == 0) { return new(0, 0, 1, 0); }

        var rate = (wins + (ties / 2.0)) / count;
        var spread = Z * Z / count;
        var middle = (rate + (spread / 2)) / (1 + spread);
        var reach = Z * Math.Sqrt((rate * (1 - rate) / count) + (spread / (4 * count))) / (1 + spread);
        // At the very ends a rounding error of the last digit would leave the range.
        return new(rate, rate == 0 ? 0 : Math.Max(0, middle - reach), rate == 1 ? 1 : Math.Min(1, middle + reach), count);
    }
}
