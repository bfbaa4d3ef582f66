using System.Globalization;
using System.Text;
using VideoWeb.Components.Spending;

namespace VideoWeb.Endpoints.Downloads;

/// <summary>How each clip of an edit list was made, as a table for spreadsheets: UTF-8 with its mark, commas, the names of columns as the JSON beside a clip has them. Pure.</summary>
internal static class EditCsv
{
    public static byte[] Write(EditList list)
    {
        var csv = new StringBuilder();
        Append(csv, "number", "file", "clip", "title", "provider", "model", "mode", "prompt", "seed", "seconds", "frameRate", "frames", "width", "height", "costAmount", "costUnit", "sandbox", "madeBy", "madeAt");
        foreach (var (index, clip) in list.Clips.Index())
        {
            var card = clip.Card;
            Append(
                csv, Number(index + 1), clip.File, card.Id.ToString(), card.Title ?? "", card.ProviderName, card.ModelName, clip.Detail.Task?.Row.ModeId ?? "", card.Prompt, Number(clip.Seed),
                clip.Seconds == 0 ? "" : clip.Seconds.ToString("0.###", CultureInfo.InvariantCulture), clip.Rate?.Value.ToString("0.###", CultureInfo.InvariantCulture) ?? "", Number(list.FramesOf(clip)),
                Number(clip.Width), Number(clip.Height), clip.Cost?.Amount.ToString("0.######", CultureInfo.InvariantCulture) ?? "", clip.Cost?.Unit ?? "", card.IsSandbox ? "yes" : "no", clip.Member,
                card.CreatedAt.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    // A number may begin with a minus; what people and providers write may not.
    private static void Append(StringBuilder csv, params ReadOnlySpan<string> cells)
    {
        for (var index = 0; index < cells.Length; index++)
        {
            if (index > 0) { csv.Append(','); }
            var cell = decimal.TryParse(cells[index], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? cells[index] : SpendingCsv.Guard(cells[index]);
            csv.Append(cell.AsSpan().ContainsAny(",\"\r\n\t") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }

        csv.Append("\r\n");
    }
}
