using System.Buffers.Text;

namespace VideoWeb.Sandbox.Rules;

/// <summary>Which addresses a field takes: http and https always, data URIs of the listed types when there are any.</summary>
/// <param name="DataTypes">MIME types allowed in a base64 data URI.</param>
/// <param name="LargestBytes">Largest decoded size of a data URI.</param>
/// <param name="TakesBareBase64">Base64 without the <c>data:</c> head is taken too.</param>
internal sealed record MediaAddressRule(IReadOnlyList<string> DataTypes, int LargestBytes = int.MaxValue, bool TakesBareBase64 = false)
{
    public static readonly MediaAddressRule WebOnly = new([]);

    /// <summary>Null when the text can be used, else what is wrong with it.</summary>
    public string? Fault(string text)
    {
        if (text.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) { return DataFault(text); }
        if (IsWeb(text)) { return null; }
        return TakesBareBase64 && text.Length >= 4 && Base64.IsValid(text) ? null : "must be an http or https URL" + (DataTypes.Count > 0 ? " or a base64 data URI" : "");
    }

    private static bool IsWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.Host.Length > 0 && !text.Any(char.IsWhiteSpace);

    private string? DataFault(string text)
    {
        if (DataTypes.Count == 0) { return "must be an http or https URL, base64 is not supported"; }

        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var head = comma < 0 ? "" : text["data:".Length..comma];
        if (!head.EndsWith(";base64", StringComparison.OrdinalIgnoreCase)) { return "must be data:<type>;base64,<content>"; }
        if (!DataTypes.Contains(head[..^";base64".Length], StringComparer.OrdinalIgnoreCase)) { return $"must be one of {string.Join(", ", DataTypes)}"; }
        if (!Base64.IsValid(text.AsSpan(comma + 1), out var bytes) || bytes == 0) { return "holds invalid base64"; }
        return bytes > LargestBytes ? $"is larger than {LargestBytes} bytes" : null;
    }
}
