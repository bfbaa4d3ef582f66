using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Messages;

/// <summary>
/// Messages as rows and programs have them: <c>{"code":"HostUnreachable","arguments":{"host":"example.com","cause":{"message":{"code":"ConnectionReset"}}}}</c>.
/// </summary>
public static class MessageJson
{
    private const string Beginning = """{"code":""";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Message message) => ToJson(message).ToJsonString(Options);

    public static JsonObject ToJson(Message message)
    {
        var json = new JsonObject { ["code"] = message.Code.ToString() };
        if (message.Arguments.Length > 0)
        {
            json["arguments"] = new JsonObject(message.Arguments.Select(argument => KeyValuePair.Create<string, JsonNode?>(argument.Name, ToJson(argument.Value))));
        }

        return json;
    }

    /// <returns>A sentence that was kept before messages were data comes back as <see cref="MessageCode.Recorded"/>, like anything else that is no message.</returns>
    public static Message Read(string text)
    {
        if (!text.StartsWith(Beginning, StringComparison.Ordinal)) { return Message.Recorded(text); }

        try
        {
            using var json = JsonDocument.Parse(text);
            return FromJson(json.RootElement) ?? Message.Recorded(text);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or ArgumentException or KeyNotFoundException or OverflowException)
        {
            // Somebody else's JSON, or a row that was tampered with; a page shows it rather than fail.
            return Message.Recorded(text);
        }
    }

    private static JsonNode? ToJson(MessageArgument argument) => argument switch
    {
        MessageArgument.Text text => Clean(text.Value),
        MessageArgument.Quoted quoted => new JsonObject { ["quoted"] = Clean(quoted.Value) },
        MessageArgument.English english => new JsonObject { ["english"] = Clean(english.Value) },
        MessageArgument.CatalogText text => new JsonObject { ["label"] = JsonSerializer.SerializeToNode(text.Value.Map(Clean)) },
        MessageArgument.Number { Unit: null } number => new JsonObject { ["number"] = number.Value },
        MessageArgument.Number number => new JsonObject { ["number"] = number.Value, ["unit"] = number.Unit },
        MessageArgument.Count count => new JsonObject { ["count"] = count.Value },
        MessageArgument.Amount amount => new JsonObject { ["amount"] = amount.Value, ["unit"] = Clean(amount.Unit) },
        MessageArgument.Bytes { IsExcess: true } bytes => new JsonObject { ["bytes"] = bytes.Value, ["excess"] = true },
        MessageArgument.Bytes bytes => new JsonObject { ["bytes"] = bytes.Value },
        MessageArgument.Duration duration => new JsonObject { ["seconds"] = (decimal)duration.Value.TotalSeconds },
        MessageArgument.Instant instant => new JsonObject { ["time"] = instant.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) },
        MessageArgument.Names names => new JsonObject
        {
            ["names"] = new JsonArray([.. names.Values.Select(name => JsonValue.Create(Clean(name)))]),
            ["join"] = names.Kind.ToString(),
            ["more"] = names.More,
        },
        MessageArgument.Several several => new JsonObject { ["several"] = new JsonArray([.. several.Values.Select(ToJson)]), ["join"] = several.Kind.ToString() },
        MessageArgument.Nested nested => new JsonObject { ["message"] = ToJson(nested.Message) },
        _ => throw new InvalidOperationException($"There is no JSON for {argument.GetType().Name}."),
    };

    // As every text that is stored: PostgreSQL keeps no U+0000.
    private static string Clean(string text) => text.Replace('\0', '\uFFFD');

    private static Message? FromJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("code", out var word) || !Enum.TryParse<MessageCode>(word.GetString(), out var code)) { return null; }
        if (!json.TryGetProperty("arguments", out var arguments)) { return Message.Of(code); }

        var read = new List<(string, MessageArgument)>();
        foreach (var argument in arguments.EnumerateObject())
        {
            if (ArgumentFrom(argument.Value) is not { } value) { return null; }
            read.Add((argument.Name, value));
        }

        return Message.Of(code, [.. read]);
    }

    private static MessageArgument? ArgumentFrom(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String) { return json.GetString()!; }
        if (json.ValueKind != JsonValueKind.Object) { return null; }

        var first = json.EnumerateObject().FirstOrDefault();
        return first.Name switch
        {
            "quoted" => new MessageArgument.Quoted(first.Value.GetString()!),
            "english" => new MessageArgument.English(first.Value.GetString()!),
            "label" => new MessageArgument.CatalogText(first.Value.Deserialize<LocalizedText>()!),
            "number" => new MessageArgument.Number(first.Value.GetDecimal(), json.TryGetProperty("unit", out var unit) ? unit.GetString() : null),
            "count" => new MessageArgument.Count(first.Value.GetInt64()),
            "amount" => new MessageArgument.Amount(first.Value.GetDecimal(), json.GetProperty("unit").GetString()!),
            "bytes" => new MessageArgument.Bytes(first.Value.GetInt64(), json.TryGetProperty("excess", out var isExcess) && isExcess.GetBoolean()),
            "seconds" => TimeSpan.FromSeconds((double)first.Value.GetDecimal()),
            "time" => first.Value.GetDateTimeOffset(),
            "names" => new MessageArgument.Names(
                [.. first.Value.EnumerateArray().Select(name => name.GetString()!)], Enum.Parse<MessageListKind>(json.GetProperty("join").GetString()!), json.GetProperty("more").GetInt32()),
            "several" => new MessageArgument.Several(
                [.. first.Value.EnumerateArray().Select(value => ArgumentFrom(value) ?? throw new FormatException("An item is no argument."))], Enum.Parse<MessageListKind>(json.GetProperty("join").GetString()!)),
            "message" => FromJson(first.Value) is { } message ? new MessageArgument.Nested(message) : null,
            _ => null,
        };
    }
}
