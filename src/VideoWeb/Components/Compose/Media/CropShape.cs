using System.Globalization;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Media;

/// <summary>What a picture can be cropped to, and what the browser says of the frame. Pure.</summary>
public static class CropShape
{
    /// <summary>In which shapes a model makes clips in any of its modes, such as <c>16:9</c>; words that are no shape are passed over.</summary>
    public static IReadOnlyList<string> Ratios(ModelDescription model) =>
        [.. model.Modes.SelectMany(mode => mode.Parameters).OfType<ChoiceParameter>().Where(parameter => parameter.Control == ChoiceControl.Ratio).SelectMany(parameter => parameter.Choices).Select(choice => choice.Value).Where(IsRatio).Distinct()];

    /// <summary>The one that is chosen in the form, or stands there by default; null when it is no shape.</summary>
    public static string? Ratio(ModeDescription mode, ParameterValues values) =>
        mode.Parameters.OfType<ChoiceParameter>().Where(parameter => parameter.Control == ChoiceControl.Ratio)
            .Select(parameter => values.Text(parameter.Name) ?? parameter.Default).FirstOrDefault(value => value is not null && IsRatio(value));

    /// <summary>From "left top width height"; null when it is nothing of the kind.</summary>
    public static PictureCrop? Read(string? frame)
    {
        var numbers = (frame ?? "").Split(' ').Select(part => int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).ToList();
        return numbers is [{ } left, { } top, { } width, { } height] ? new PictureCrop(left, top, width, height) : null;
    }

    private static bool IsRatio(string value) => value.Contains(':', StringComparison.Ordinal) && RatioShape.Read(value) is not null;
}
