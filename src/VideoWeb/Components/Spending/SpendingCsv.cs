using System.Globalization;
using System.Text;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Spending;
using VideoWeb.Localization;

namespace VideoWeb.Components.Spending;

/// <summary>What was spent as a file for spreadsheets: UTF-8 with its mark, commas, numbers with a point in every language. Pure.</summary>
public static class SpendingCsv
{
    public static byte[] Write(IEnumerable<SpendingLine> lines, MessageFormatter texts)
    {
        var csv = new StringBuilder();
        Append(csv,
            texts[SpendingText.Day], texts[SpendingText.Member], texts[SpendingText.Connection], texts[SharedText.Provider], texts[SharedText.Model],
            texts[SpendingText.Kind], texts[SpendingText.Unit], texts[SpendingText.SpentColumn], texts[SpendingText.Reserved]);
        foreach (var line in lines)
        {
            Append(csv,
                line.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Guard(texts[line.MemberName]), Guard(line.ConnectionLabel), Guard(line.Model.ProviderName), Guard(line.Model.ModelName),
                texts[line.IsSandbox ? SpendingText.Simulated : SpendingText.Charged], Guard(BudgetLabels.Unit(line.Spent.Unit, texts)),
                line.Spent.Value.ToString("0.######", CultureInfo.InvariantCulture), line.Reserved.Value.ToString("0.######", CultureInfo.InvariantCulture));
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    /// <summary>A spreadsheet would reckon a text that begins like a formula, and the text may be anybody's: an apostrophe in front makes it a text.</summary>
    public static string Guard(string text) => text.TrimStart() is [var first, ..] && "=+-@＝＋－＠".Contains(first) || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;

    private static void Append(StringBuilder csv, params ReadOnlySpan<string> cells)
    {
        for (var index = 0; index < cells.Length; index++)
        {
            if (index > 0) { csv.Append(','); }
            csv.Append(cells[index].AsSpan().IndexOfAny(",\"\r\n\t") < 0 ? cells[index] : $"\"{cells[index].Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        csv.Append("\r\n");
    }
}
