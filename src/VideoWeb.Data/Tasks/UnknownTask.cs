namespace VideoWeb.Data.Tasks;

/// <summary>A task of unknown fate, as the settlement sees it at start.</summary>
public sealed record UnknownTask(TaskId Id, DateTimeOffset Since);
