using System.Globalization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Commands;

/// <summary>The shape of the clip to come, for the card that waits for it: <c>16:9</c>, <c>1280x720</c> or the first picture's own.</summary>
internal static class CardRatio
{
    private const decimal Usual = 1.78m;

    /// <summary>Width by height, 0.2 to 5; 1.78 when it cannot be told.</summary>
    public static decimal Of(GenerationInput input)
    {
        var asked = Read(Choice(input, "ratio")) ?? Read(Choice(input, "size"));
        var picture = input.Media.Select(item => item.Facts).FirstOrDefault(facts => facts is { Width: > 0, Height: > 0 });
        var ratio = asked ?? (picture is null ? Usual : (decimal)picture.Width!.Value / picture.Height!.Value);
        return Math.Round(Math.Clamp(ratio, 0.2m, 5m), 4);
    }

    private static string? Choice(GenerationInput input, string name) =>
        input.Values.Text(name) ?? (input.Mode.FindParameter(name) as ChoiceParameter)?.Default;

    private static decimal? Read(string? text)
    {
        if (text?.Split([':', 'x', '*']) is not [var width, var height]) { return null; }

        return decimal.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var across)
            && decimal.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var down) && across > 0 && down > 0
            ? across / down
            : null;
    }
}
