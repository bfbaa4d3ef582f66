using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoWeb.Sandbox.Clips;

/// <summary>The six shapes that samples exist in.</summary>
internal static partial class ClipShape
{
    private static readonly (string Name, double Ratio)[] Shapes =
        [("16x9", 16 / 9.0), ("9x16", 9 / 16.0), ("1x1", 1), ("4x3", 4 / 3.0), ("3x4", 3 / 4.0), ("21x9", 21 / 9.0)];

    /// <summary>The nearest shape to <c>16:9</c> or <c>1280x720</c>; anything else, <c>adaptive</c> and null too, is 16x9.</summary>
    public static string Of(string? ratio)
    {
        var match = RatioPattern().Match(ratio ?? "");
        if (!match.Success) { return "16x9"; }

        var wanted = double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) / double.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return Shapes.MinBy(shape => Math.Abs(Math.Log(shape.Ratio / wanted))).Name;
    }

    [GeneratedRegex(@"^\s*([1-9]\d{0,4})\s*[:xX*×]\s*([1-9]\d{0,4})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex RatioPattern();
}
