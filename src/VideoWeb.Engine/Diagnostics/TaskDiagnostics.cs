using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Diagnostics;

/// <summary>Everything that is known of one task in one JSON text, to be sent to whoever looks for a fault: no key, no address that opens anything.</summary>
public sealed class TaskDiagnostics
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What stands in place of the sandbox's own address; null for a task of a real provider.
    private readonly Uri? _site;

    private TaskDiagnostics(Uri? site) => _site = site;

    /// <param name="detail">As a member of the task's workspace may see it.</param>
    /// <param name="version">Of this program.</param>
    /// <param name="site">The address of this site, as the browser has it: a task of the sandbox was sent to it.</param>
    public static string Write(TaskDetail detail, string version, Uri site, DateTimeOffset now) => new TaskDiagnostics(detail.Row.IsSandbox ? site : null).Write(detail, version, now);

    private string Write(TaskDetail detail, string version, DateTimeOffset now) => new JsonObject
    {
        ["program"] = $"VideoWeb {version}",
        ["writtenAt"] = At(now),
        ["task"] = Task(detail.Row),
        ["parameters"] = JsonNode.Parse(detail.Values.ToJson()) is { } values ? Redacted(values) : null,
        ["media"] = new JsonArray([.. detail.Media.Select(Media)]),
        ["attempts"] = new JsonArray([.. detail.Attempts.Select(Attempt)]),
        ["lastStatusAnswer"] = Public(detail.QueryText),
        ["furtherResults"] = new JsonArray([.. detail.FurtherResults.Select(Further)]),
        ["files"] = new JsonArray([.. detail.Assets.Select(File)]),
        ["events"] = new JsonArray([.. detail.Events.Select(Event)]),
    }.ToJsonString(Options);

    private JsonNode Task(TaskRow row) => new JsonObject
    {
        ["id"] = row.Id.ToString(),
        ["provider"] = row.ProviderId,
        ["model"] = row.ModelId,
        ["mode"] = row.ModeId,
        ["isSandbox"] = row.IsSandbox,
        ["state"] = row.State.ToString(),
        ["phase"] = row.Phase?.ToString(),
        ["progress"] = row.Progress,
        ["remoteWord"] = Public(row.RemoteWord),
        ["remoteId"] = row.RemoteId?.Value,
        ["charged"] = row.Charged.ToString(),
        ["cost"] = row.Cost is { } cost ? $"{cost.Amount} {cost.Unit}".TrimEnd() : null,
        ["error"] = row.Error is { } error
            ? new JsonObject
            {
                ["kind"] = error.Kind.ToString(),
                ["message"] = Public(error.Message),
                ["code"] = Public(error.ProviderCode),
                ["text"] = Public(error.ProviderText),
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

    private JsonNode Media(MediaItem item) => new JsonObject { ["slot"] = item.Slot, ["kind"] = item.Kind.ToString(), ["address"] = Public(item.Address) };

    private JsonNode Attempt(AttemptRow attempt) => new JsonObject
    {
        ["number"] = attempt.Number,
        ["run"] = attempt.Run,
        ["request"] = attempt.RequestMethodAndPath,
        ["body"] = Public(attempt.RequestBody),
        ["hasCallback"] = attempt.HasCallback,
        ["createdAt"] = At(attempt.CreatedAt),
        ["sentAt"] = At(attempt.SentAt),
        ["firstByteAt"] = At(attempt.FirstByteAt),
        ["lastByteAt"] = At(attempt.LastByteAt),
        ["headAt"] = At(attempt.HeadAt),
        ["answeredAt"] = At(attempt.AnsweredAt),
        ["bytesWritten"] = attempt.BytesWritten,
        ["status"] = attempt.ResponseStatus,
        ["answer"] = Public(attempt.ResponseText),
        ["outcome"] = Public(attempt.Outcome),
    };

    private JsonNode Further(FurtherResult result) => new JsonObject
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

    private JsonNode Event(TaskEventRow line) => new JsonObject
    {
        ["at"] = At(line.At),
        ["kind"] = line.Kind,
        ["from"] = line.From?.ToString(),
        ["to"] = line.To?.ToString(),
        ["message"] = Public(line.Message),
    };

    // Parameters may hold addresses of their own, such as a callback address.
    private JsonNode? Redacted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Redacted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Redacted)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Public(text)),
        _ => node?.DeepClone(),
    };

    private JsonNode Public(Message message) => MessageJson.ToJson(message.MapTexts(text => Public(text) ?? ""));

    private string? Public(string? text) => PublicText.Of(text, _site);

    private static string? At(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
