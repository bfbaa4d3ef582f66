using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Tests.Golden;

/// <summary>Between the answers and outcomes of the dialects and the words of the golden files.</summary>
public static class GoldenResponse
{
    /// <summary><c>body</c> is JSON and is written out; <c>text</c> is taken as it is.</summary>
    public static ProviderResponse Read(JsonObject response) => new(
        (int?)response["status"] ?? 200,
        (string?)response["contentType"] ?? "application/json",
        (string?)response["text"] ?? response["body"]?.ToJsonString() ?? "",
        (bool?)response["truncated"] ?? false,
        (double?)response["retryAfter"] is { } seconds ? TimeSpan.FromSeconds(seconds) : null)
    { BaseUrl = (string?)response["baseUrl"] is { } address ? new Uri(address) : null };

    public static JsonObject Write(SubmitOutcome outcome) => outcome switch
    {
        SubmitOutcome.Accepted accepted => Members("Accepted", ("id", accepted.TaskId.Value), ("cost", Cost(accepted.Cost)), ("seed", accepted.Seed)),
        SubmitOutcome.Refused refused => Error("Refused", refused.Error),
        SubmitOutcome.RefusedForNow later => Error("RefusedForNow", later.Error, later.RetryAfter),
        SubmitOutcome.Unknown unknown => Error("Unknown", unknown.Error),
        _ => throw new InvalidOperationException($"No words for {outcome}."),
    };

    public static JsonObject Write(PollOutcome outcome)
    {
        var written = WriteKind(outcome);
        if (outcome.Marker is { } marker) { written["marker"] = marker; }
        return written;
    }

    /// <summary>Ids, times in UTC, models and words of a list.</summary>
    public static JsonArray Write(IReadOnlyList<ListedTask> tasks) => new([.. tasks.Select(Write)]);

    private static JsonObject Write(ListedTask task) => Members(task.Id.Value,
        ("createdAt", task.CreatedAt?.ToString("O", CultureInfo.InvariantCulture)), ("model", task.Model), ("words", task.PromptOrMarker));

    private static JsonObject WriteKind(PollOutcome outcome) => outcome switch
    {
        PollOutcome.Pending pending => Members("Pending", ("phase", pending.Phase?.ToString()), ("progress", pending.Progress), ("word", pending.Word)),
        PollOutcome.Succeeded succeeded => Write(succeeded.Result),
        PollOutcome.Failed failed => Error("Failed", failed.Error),
        PollOutcome.ProbablyFailed failed => Members("ProbablyFailed",
            ("word", failed.Word), ("kind", failed.Error.Kind.ToString()), ("code", failed.Error.ProviderCode), ("text", failed.Error.ProviderText), ("charged", failed.Error.Charged.ToString())),
        PollOutcome.Cancelled => Members("Cancelled"),
        PollOutcome.Expired expired => Error("Expired", expired.Error),
        PollOutcome.NotFound notFound => Error("NotFound", notFound.Error),
        PollOutcome.Trouble trouble => Error("Trouble", trouble.Error, trouble.RetryAfter),
        _ => throw new InvalidOperationException($"No words for {outcome}."),
    };

    public static JsonObject Write(CancelOutcome outcome) => Members(outcome.ToString());

    private static JsonObject Write(RemoteResult result) => Members("Succeeded",
        ("video", result.VideoUrl), ("cover", result.CoverUrl), ("lastFrame", result.LastFrameUrl), ("watermarked", result.WatermarkedUrl),
        ("cost", Cost(result.Cost)), ("seed", result.Seed), ("seconds", result.Seconds));

    // The sentence is ours and has tests of its own.
    private static JsonObject Error(string name, ProviderError error, TimeSpan? retryAfter = null) => Members(name,
        ("kind", error.Kind.ToString()), ("code", error.ProviderCode), ("text", error.ProviderText), ("charged", error.Charged.ToString()),
        ("retryAfter", retryAfter?.TotalSeconds));

    private static string? Cost(ReportedCost? cost) =>
        cost is null ? null : string.Create(CultureInfo.InvariantCulture, $"{cost.Amount} {cost.Unit}").TrimEnd();

    private static JsonObject Members(string name, params (string Name, JsonNode? Value)[] members)
    {
        var result = new JsonObject { ["is"] = name };
        foreach (var (member, value) in members)
        {
            if (value is not null) { result[member] = value; }
        }
        return result;
    }
}
