using System.Globalization;
using VideoWeb.Localization;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Compose;

/// <summary>A price as the reader writes numbers, with its unit.</summary>
public static class PriceText
{
    public static string Of(ReportedCost cost, int count, CultureInfo culture) => string.Create(culture, $"{cost.Amount * count:#,0.####} {Words.T(cost.Unit)}");
}
