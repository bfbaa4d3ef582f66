using System.Globalization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Compose.Models;

/// <summary>What a model can do, read from its description, for one row of the picker.</summary>
/// <param name="Modes">Labels of its modes.</param>
/// <param name="Seconds"><c>1–16</c>, <c>5</c>; null when it has no duration.</param>
/// <param name="Resolution">The highest, such as <c>1080p</c>; null when it has none to choose.</param>
/// <param name="Lines">Of that resolution; 0 when it has none.</param>
/// <param name="HasAudio">Whether it has a switch for sound.</param>
public sealed record ModelSummary(IReadOnlyList<LocalizedText> Modes, string? Seconds, string? Resolution, int Lines, bool HasAudio)
{
    public static ModelSummary Of(ModelDescription model)
    {
        var parameters = model.Modes.SelectMany(mode => mode.Parameters).ToList();
        var highest = parameters.OfType<ChoiceParameter>().Where(parameter => parameter.Name == "resolution").SelectMany(parameter => parameter.Choices).MaxBy(choice => LinesOf(choice.Value));
        return new ModelSummary(
            [.. model.Modes.Select(mode => mode.Label)],
            SecondsOf(parameters.Where(parameter => parameter.Name == "duration").ToList()),
            highest?.Label.English,
            highest is null ? 0 : LinesOf(highest.Value),
            parameters.Any(parameter => parameter is SwitchParameter { Name: "audio" }));
    }

    /// <summary>The estimate for one clip with nothing set, in the cheapest mode; null where there is no price list.</summary>
    public static ReportedCost? LowestPrice(ProviderDescription provider, ModelDescription model) => model.Prices is null
        ? null
        : model.Modes.Select(mode => PriceEstimate.Estimate(new GenerationInput(provider, model, mode, ParameterValues.Empty, []))).OfType<ReportedCost>().MinBy(cost => cost.Amount);

    private static string? SecondsOf(IReadOnlyList<ParameterDescription> durations)
    {
        var bounds = durations.SelectMany(Bounds).ToList();
        if (bounds.Count == 0) { return null; }
        var (least, most) = (bounds.Min(), bounds.Max());
        return least == most ? FormattableString.Invariant($"{least}") : FormattableString.Invariant($"{least}–{most}");
    }

    private static IEnumerable<long> Bounds(ParameterDescription duration) => duration switch
    {
        IntegerParameter number => [number.Minimum, number.Maximum],
        ChoiceParameter choice => choice.Choices.Select(option => long.TryParse(option.Value, CultureInfo.InvariantCulture, out var value) ? value : 0).Where(value => value > 0),
        _ => [],
    };

    // "1080p" and "4k" in one order.
    private static int LinesOf(string value)
    {
        var digits = new string([.. value.TakeWhile(char.IsAsciiDigit)]);
        if (!int.TryParse(digits, CultureInfo.InvariantCulture, out var number)) { return 0; }
        return value.EndsWith('k') || value.EndsWith('K') ? number * 540 : number;
    }
}
