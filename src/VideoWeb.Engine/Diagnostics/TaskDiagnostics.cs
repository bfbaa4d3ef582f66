using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Diagnostics;

/// <summary>Everything that is known of one task in one JSON text, to be sent to whoever looks for a fault: no key, no address that opens anything.</summary>
public static class TaskDiagnostics
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="detail">As a member of the task's workspace may see it.</param>
    /// <param name="version">Of this program.</param>
    public static string Write(TaskDetail detail, string version, DateTimeOffset now) => new JsonObject
    {
        ["program"] = $"VideoWeb {version}",
        ["writtenAt"] = At(now),
        ["task"] = Task(detail.Row),
        ["parameters"] = JsonNode.Parse(detail.Values.ToJson()) is { } values ? Redacted(values) : null,
        ["media"] = new JsonArray([.. detail.Media.Select(Media)]),
        ["attempts"] = new JsonArray([.. detail.Attempts.Select(Attempt)]),
        ["lastStatusAnswer"] = PublicText.Of(detail.QueryText),
        ["furtherResults"] = new JsonArray([.. detail.FurtherResults.Select(Further)]),
        ["files"] = new JsonArray([.. detail.Assets.Select(File)]),
        ["events"] = new JsonArray([.. detail.Events.Select(Event)]),
    }.ToJsonString(Options);

    private static JsonNode Task(TaskRow row) => new JsonObject
    {
        ["id"] = row.Id.ToString(),
        ["provider"] = row.ProviderId,
        ["model"] = row.ModelId,
        ["mode"] = row.ModeId,
        ["isSandbox"] = row.IsSandbox,
        ["state"] = row.State.ToString(),
        ["phase"] = row.Phase?.ToString(),
        ["progress"] = row.Progress,
        ["remoteWord"] = PublicText.Of(row.RemoteWord),
        ["remoteId"] = row.RemoteId?.Value,
        ["charged"] = row.Charged.ToString(),
        ["cost"] = row.Cost is { } cost ? $"{cost.Amount} {cost.Unit}".TrimEnd() : null,
        ["error"] = row.Error is { } error
            ? new JsonObject
            {
                ["kind"] = error.Kind.ToString(),
                ["message"] = Public(error.Message),
                ["code"] = PublicText.Of(error.ProviderCode),
                ["text"] = PublicText.Of(error.ProviderText),
            }
            : null,
        ["createdAt"] = At(row.CreatedAt),
        ["sentAt"] = At(row.SentAt),
        ["finishedAt"] = At(row.FinishedAt),
        ["nextPollAt"] = At(row.NextPollAt),
        ["isOverdue"] = row.IsOverdue,
        ["isSetAside"] = row.IsSuspended,
        ["cancelAsked"] = row.CancelAsked,
        ["version"] = row.Version,
    };

    private static JsonNode Media(MediaItem item) => new JsonObject { ["slot"] = item.Slot, ["kind"] = item.Kind.ToString(), ["address"] = PublicText.Of(item.Address) };

    private static JsonNode Attempt(AttemptRow attempt) => new JsonObject
    {
        ["number"] = attempt.Number,
        ["run"] = attempt.Run,
        ["request"] = attempt.RequestMethodAndPath,
        ["body"] = PublicText.Of(attempt.RequestBody),
        ["hasCallback"] = attempt.HasCallback,
        ["createdAt"] = At(attempt.CreatedAt),
        ["sentAt"] = At(attempt.SentAt),
        ["firstByteAt"] = At(attempt.FirstByteAt),
        ["lastByteAt"] = At(attempt.LastByteAt),
        ["headAt"] = At(attempt.HeadAt),
        ["answeredAt"] = At(attempt.AnsweredAt),
        ["bytesWritten"] = attempt.BytesWritten,
        ["status"] = attempt.ResponseStatus,
        ["answer"] = PublicText.Of(attempt.ResponseText),
        ["outcome"] = PublicText.Of(attempt.Outcome),
    };

    private static JsonNode Further(FurtherResult result) => new JsonObject
    {
        ["remoteId"] = result.RemoteId.Value,
        ["state"] = result.State.ToString(),
        ["message"] = result.Message is { } message ? Public(message) : null,
        ["knownAt"] = At(result.KnownAt),
    };

    private static JsonNode File(AssetRow asset) => new JsonObject
    {
        ["kind"] = asset.Kind.ToString(),
        ["bytes"] = asset.Bytes,
        ["sha256"] = asset.Sha256,
        ["contentType"] = asset.ContentType,
        ["width"] = asset.Width,
        ["height"] = asset.Height,
        ["seconds"] = asset.Seconds,
    };

    private static JsonNode Event(TaskEventRow line) => new JsonObject
    {
        ["at"] = At(line.At),
        ["kind"] = line.Kind,
        ["from"] = line.From?.ToString(),
        ["to"] = line.To?.ToString(),
        ["message"] = Public(line.Message),
    };

    // Parameters may hold addresses of their own, such as a callback address.
    private static JsonNode? Redacted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Redacted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Redacted)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(PublicText.Of(text)),
        _ => node?.DeepClone(),
    };

    private static JsonNode Public(Message message) => MessageJson.ToJson(message.MapTexts(text => PublicText.Of(text) ?? ""));

    private static string? At(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
