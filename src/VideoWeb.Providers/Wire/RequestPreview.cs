using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Wire;

/// <summary>Shows a request to people: as JSON and as a cURL command. The key never appears, only the name of a variable for it.</summary>
/// <remarks>Media inside the body are cut short: a megabyte of base64 helps nobody and does not fit into a command line.</remarks>
public static class RequestPreview
{
    private const string KeyVariable = "$VIDEOWEB_KEY";
    private const int LongestDataUri = 200;

    // A file may stand as base64 alone; a prompt of that length has spaces.
    private const int LongestText = 2_000;

    /// <summary>The body, indented; empty when the request has none.</summary>
    /// <param name="provider">Whose request it is; every provider so far takes JSON.</param>
    /// <param name="request">A body that is no JSON, because it was cut for storage, is shown as it is.</param>
    public static string Json(ProviderDescription provider, ProviderRequest request) =>
        Shortened(request) is { } body ? WireJson.WriteIndented(body) : request.Body ?? "";

    /// <summary>The same request to the provider's own address.</summary>
    public static string Curl(ProviderDescription provider, ProviderRequest request) => Curl(provider, provider.DefaultBaseUrl, request);

    /// <summary>A command for a POSIX shell, over several lines.</summary>
    public static string Curl(ProviderDescription provider, Uri baseUrl, ProviderRequest request) => Curl(provider, baseUrl, request, " \\\n  ");

    /// <summary>The same command on one line: JSON escapes the line breaks of its texts.</summary>
    public static string CurlLine(ProviderDescription provider, Uri baseUrl, ProviderRequest request) => Curl(provider, baseUrl, request, " ");

    private static string Curl(ProviderDescription provider, Uri baseUrl, ProviderRequest request, string separator)
    {
        var command = new StringBuilder("curl -X ").Append(request.Method).Append(' ').Append(Quoted(RequestAddress.Create(baseUrl, request).AbsoluteUri));
        // In double quotes, so that the shell puts the key in.
        command.Append(separator).Append("-H \"Authorization: ").Append(provider.Auth).Append(' ').Append(KeyVariable).Append('"');
        if (request.Body is not null)
        {
            var body = Shortened(request) is { } node ? WireJson.Write(node) : request.Body;
            command.Append(separator).Append("-H 'Content-Type: application/json'").Append(separator).Append("--data-raw ").Append(Quoted(body));
        }
        return command.ToString();
    }

    // Nothing is special between single quotes, but a single quote cannot stand there: it ends the text, stands escaped, and a new text begins.
    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static JsonNode? Shortened(ProviderRequest request)
    {
        if (request.Body is null) { return null; }
        try { return Shortened(WireJson.Read(request.Body)); }
        catch (JsonException) { return null; }
    }

    private static JsonNode? Shortened(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Shortened(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Shortened)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > LongestDataUri } text
            && (text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || (text.Length > LongestText && Base64.IsValid(text))) => JsonValue.Create($"{TextCut.To(text, 64)}… ({text.Length} characters)"),
        _ => node?.DeepClone(),
    };
}
