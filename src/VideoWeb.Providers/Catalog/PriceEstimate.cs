using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Catalog;

/// <summary>What a clip will probably cost by the provider's published list.</summary>
public static class PriceEstimate
{
    private const string Duration = "duration";

    /// <summary>Null when the model has no list, no row fits, or the length is not known beforehand.</summary>
    public static ReportedCost? Estimate(GenerationInput input)
    {
        if (input.Model.Prices is not { } prices || Seconds(input) is not { } seconds) { return null; }

        var row = prices.Rows.FirstOrDefault(row => ConditionRules.Holds(row.When, input.Mode, input.Values));
        return row is null ? null : new ReportedCost(decimal.Ceiling((row.First + row.PerSecond * (seconds - 1)) * row.Factor), prices.Unit);
    }

    private static long? Seconds(GenerationInput input)
    {
        if (input.Mode.FindParameter(Duration) is not IntegerParameter duration || !ConditionRules.IsShown(duration, input.Mode, input.Values)) { return null; }

        var seconds = ConditionRules.IsSet(input.Values, Duration) ? input.Values.Integer(Duration) : duration.Default;
        return seconds >= Math.Max(1, duration.Minimum) && seconds <= duration.Maximum ? seconds : null;
    }
}

/// <summary>A published price list, for an estimate before sending.</summary>
/// <param name="Unit">What is counted, such as <c>credits</c>.</param>
/// <param name="Rows">The first row whose conditions hold is the price.</param>
public sealed record PriceTable(string Unit, IReadOnlyList<PriceRow> Rows);

/// <summary>Price = <paramref name="First"/> for the first second plus <paramref name="PerSecond"/> for each further one; rounded up after the factor.</summary>
/// <param name="When">All must hold; empty holds always.</param>
/// <param name="Factor">Multiplies the whole (off-peak: 0.5).</param>
public sealed record PriceRow(IReadOnlyList<ParameterCondition> When, decimal First, decimal PerSecond, decimal Factor = 1m);
