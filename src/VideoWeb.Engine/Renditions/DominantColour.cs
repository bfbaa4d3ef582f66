namespace VideoWeb.Engine.Renditions;

/// <summary>The colour that stands for a picture until it is there. Pure.</summary>
internal static class DominantColour
{
    private const int Steps = 4;

    // Of 0 to 255: a picture that is all but one colour short of black still has that colour.
    private const int Dull = 24;

    /// <summary>The mean of the colours that most of the picture has, where those that are a colour at all count more than greys.</summary>
    /// <param name="pixels">Of a tiny copy of it, three bytes each: red, green, blue. At least one.</param>
    /// <returns>0xRRGGBB.</returns>
    public static int Of(ReadOnlySpan<byte> pixels)
    {
        if (pixels.Length < 3) { throw new ArgumentException("A picture has a pixel.", nameof(pixels)); }

        var sums = new (long Weight, long Red, long Green, long Blue)[Steps * Steps * Steps];
        for (var at = 0; at + 2 < pixels.Length; at += 3)
        {
            var (red, green, blue) = (pixels[at], pixels[at + 1], pixels[at + 2]);
            var weight = Dull + Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue));
            ref var sum = ref sums[(((red * Steps / 256) * Steps) + (green * Steps / 256)) * Steps + (blue * Steps / 256)];
            sum = (sum.Weight + weight, sum.Red + (weight * red), sum.Green + (weight * green), sum.Blue + (weight * blue));
        }

        var (most, redSum, greenSum, blueSum) = sums.MaxBy(sum => sum.Weight);
        return ((int)(redSum / most) << 16) | ((int)(greenSum / most) << 8) | (int)(blueSum / most);
    }
}
