using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>What lists show of a task. Its long texts are in <see cref="TaskContentEntity"/>, so that a page of rows is read from few pages of disk.</summary>
internal sealed class TaskEntity
{
    public TaskId Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public Guid CreatedById { get; init; }

    public ConnectionId ConnectionId { get; init; }

    public required string FormNonce { get; init; }

    public required string ProviderId { get; init; }

    public required string ProviderName { get; init; }

    public required string ModelId { get; init; }

    public required string ModelName { get; init; }

    public required string ModeId { get; init; }

    public required string Prompt { get; init; }

    public bool IsSandbox { get; init; }

    public TaskState State { get; init; }

    public TaskShelf Shelf { get; init; }

    public RemotePhase? Phase { get; init; }

    public int? Progress { get; init; }

    public string? RemoteWord { get; init; }

    public string? RemoteId { get; init; }

    public ProviderErrorKind? ErrorKind { get; init; }

    public string? ErrorMessage { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorText { get; init; }

    public ChargeStatus ErrorCharged { get; init; }

    public decimal? CostAmount { get; init; }

    public string? CostUnit { get; init; }

    public ChargeStatus Charged { get; init; }

    public decimal AspectRatio { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? NextPollAt { get; init; }

    public bool IsOverdue { get; init; }

    public int? ClipSeconds { get; init; }

    public long? MadeInMs { get; init; }

    public int Version { get; init; }

    public AssetId? ClipId { get; init; }

    public AssetId? PosterId { get; init; }

    public bool CancelAsked { get; init; }

    public bool IsSetAside { get; init; }

    public bool HasOpenAttempt { get; init; }

    public long QueueOrder { get; init; }

    public DateTimeOffset? HeldUntil { get; init; }

    public bool IsStopped { get; init; }

    public bool IgnoresHours { get; init; }

    public int? HoursFrom { get; init; }

    public int? HoursTo { get; init; }

    public string? HoursZone { get; init; }

    public string? Batch { get; init; }

    public int? StopAfter { get; init; }
}
