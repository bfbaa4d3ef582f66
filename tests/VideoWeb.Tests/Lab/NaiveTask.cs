using System.Text.Json.Serialization;

namespace VideoWeb.Tests.Lab;

internal sealed record NaiveTask([property: JsonPropertyName("task_id")] string? TaskId);
