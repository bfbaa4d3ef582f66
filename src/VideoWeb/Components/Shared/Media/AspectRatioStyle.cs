using System.Globalization;

namespace VideoWeb.Components.Shared.Media;

/// <summary>A clip's shape as the style sheets take it.</summary>
public static class AspectRatioStyle
{
    // A shape beyond these would break any row; such a clip is shown whole inside the nearest one.
    private const decimal Narrowest = 0.4m;
    private const decimal Widest = 3m;

    /// <summary>Width through height within what a row can hold; 16:9 when it is not known.</summary>
    public static decimal Of(decimal aspectRatio) => aspectRatio <= 0 ? 1.78m : Math.Clamp(aspectRatio, Narrowest, Widest);

    /// <summary>The same with a colour: <c>--ratio: 1.7778; --tone: #1e3a5f</c>.</summary>
    /// <param name="colour">What stands for the clip until its picture is there, as style sheets write it; null for none.</param>
    public static string Style(decimal aspectRatio, string? colour) => colour is null ? Style(aspectRatio) : $"{Style(aspectRatio)}; --tone: {colour}";

    /// <summary>The custom property that carries it: <c>--ratio: 1.7778</c>.</summary>
    public static string Style(decimal aspectRatio) => string.Create(CultureInfo.InvariantCulture, $"--ratio: {Of(aspectRatio):0.####}");
}
