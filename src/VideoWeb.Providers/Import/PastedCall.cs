using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Import;

/// <summary>A request as it was pasted: where it goes and its body, without keys and headers.</summary>
/// <param name="Host">Null when the text names none, or only a placeholder such as <c>{BASE_URL}</c>.</param>
/// <param name="Path">Null when the text names none.</param>
/// <param name="Body">Free of keys.</param>
/// <param name="HadKey">Something that holds a key was left out.</param>
internal sealed partial record PastedCall(string? Host, string? Path, JsonObject Body, bool HadKey)
{
    /// <summary>Either the call, or why there is none.</summary>
    public static (PastedCall? Call, MessageCode? Problem) Read(string text)
    {
        var (address, data, hadKey, problem) = CurlCommand.Find(text) is { } words ? FromCommand(words) : FromText(text);
        if (problem is not null) { return (null, problem); }
        if (LooseJson.FirstRequest(data!) is not { } body) { return (null, MessageCode.PasteWithoutJson); }

        var hadKeyInBody = KeyFields.RemoveFrom(body);
        var (host, path) = Split(address);
        return (new PastedCall(host, path, body, hadKey || hadKeyInBody), null);
    }

    private static (string? Address, string? Data, bool HadKey, MessageCode? Problem) FromCommand(CurlCommand command) => command switch
    {
        { IsUnfinished: true } => (null, null, false, MessageCode.PasteQuoteOpen),
        { DataFile: true } => (null, null, false, MessageCode.PasteBodyInFile),
        { Data: null } => (null, null, false, MessageCode.PasteWithoutBody),
        _ => (command.Address, command.Data, command.HadKey, null),
    };

    //   POST /ent/v2/text2video HTTP/1.1       url = "https://api.example.com/v1/video/generations"
    private static (string? Address, string? Data, bool HadKey, MessageCode? Problem) FromText(string text)
    {
        // Only the part before the body is searched, and only the beginning of it: an address inside the body is a picture's.
        var head = text[..Math.Min(text.Length, 4096)];
        var line = RequestLine().Match(head);
        var address = line.Success ? line.Groups[1].Value : Assigned().Match(head) is { Success: true } assigned ? assigned.Groups[1].Value : null;
        return (address, text, head.Contains("Authorization", StringComparison.OrdinalIgnoreCase), null);
    }

    private static (string? Host, string? Path) Split(string? address)
    {
        if (address is null) { return (null, null); }
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") { return (uri.Host, uri.AbsolutePath); }

        // {BASE_URL}/v1/video/generations and $HOST/v1/…
        var start = address.IndexOf('/', StringComparison.Ordinal);
        return start < 0 ? (null, null) : (null, address[start..].Split('?', '#')[0]);
    }

    [GeneratedRegex(@"^\s*POST\s+(\S+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"url\w*['""]?\s*[=:(]\s*f?['""]([^'""\s]+)['""]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Assigned();
}
