using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>A generation task of ours; not the provider's name for it, which is <see cref="Providers.Wire.RemoteTaskId"/>. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct TaskId(Guid Value) : IEntityId<TaskId>
{
    public static TaskId From(Guid value) => new(value);

    public static TaskId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out TaskId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(TaskId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>A task as lists, pages and the state machine see it.</summary>
public record TaskRow
{
    public required TaskId Id { get; init; }

    public required WorkspaceId Workspace { get; init; }

    public required UserId CreatedBy { get; init; }

    /// <summary>Its maker, where nobody else sees it, as its clip is private to them; null for one of the whole workspace.</summary>
    public UserId? PrivateTo { get; init; }

    /// <summary>Of the account, which may be gone.</summary>
    public PersonName CreatedByName { get; init; }

    /// <summary>Its maker may not spend in the workspace any more, so it is not sent.</summary>
    public bool IsMakerOut { get; init; }

    public required ConnectionId Connection { get; init; }

    public required string ProviderId { get; init; }

    public required string ProviderName { get; init; }

    public required string ModelId { get; init; }

    public required string ModelName { get; init; }

    public required string ModeId { get; init; }

    public required string Prompt { get; init; }

    public required bool IsSandbox { get; init; }

    public TaskState State { get; init; }

    /// <summary>Null unless accepted, or when the provider has not said.</summary>
    public RemotePhase? Phase { get; init; }

    /// <summary>0 to 100; null when unknown.</summary>
    public int? Progress { get; init; }

    /// <summary>The provider's last status word, as it came.</summary>
    public string? RemoteWord { get; init; }

    public RemoteTaskId? RemoteId { get; init; }

    public ProviderError? Error
    {
        get => StoredError?.With(ErrorCharged);
        init => (StoredError, ErrorCharged) = (TaskError.From(value), value?.Charged ?? default);
    }

    public ReportedCost? Cost { get; init; }

    public ChargeStatus Charged { get; init; }

    /// <summary>Width by height for the card; 1.78 when unknown.</summary>
    public required decimal AspectRatio { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? NextPollAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>The length asked for; null when it was left to the model.</summary>
    public int? ClipSeconds { get; init; }

    /// <summary>From sending to the provider's success; null before that.</summary>
    public TimeSpan? MadeIn { get; init; }

    /// <summary>Counts saved changes from 1; a save names the version it is based on.</summary>
    public int Version { get; init; } = 1;

    public AssetId? Clip { get; init; }

    public AssetId? Poster { get; init; }

    public bool CancelAsked { get; init; }

    /// <summary>Work on it broke off again and again, so the engine leaves it alone until a person says otherwise.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>The provider has it and answers what is not understood, as the error says. It is asked on, and a person may know more.</summary>
    public bool IsUnclear => State == TaskState.Accepted && !IsSuspended && StoredError is not null;

    /// <summary>It was sent again although nobody knew whether an earlier attempt was charged. From then on nothing proves that it cost nothing.</summary>
    public bool HasOpenAttempt { get; init; }

    /// <summary>Its turn among those that wait: lower ones go first, equal ones in order of making.</summary>
    public long QueueOrder { get; init; }

    /// <summary>It is not sent before; null for as soon as can be.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Held back with the rest of its batch, after failures, until somebody decides.</summary>
    public bool IsStopped { get; init; }

    /// <summary>It is sent at any hour, whatever its connection's are.</summary>
    public bool IgnoresHours { get; init; }

    /// <summary>Hours of its own, which stand in place of its connection's; null for those.</summary>
    public SendWindow? Hours { get; init; }

    /// <summary>Shared by the tasks of one click; null for a single one.</summary>
    public string? Batch { get; init; }

    /// <summary>After how many failures in a row the rest of the batch is held back; null for never.</summary>
    public int? StopAfter { get; init; }

    /// <summary>Somebody has put it away: the list of tasks shows it only by its own filter and by search. Nothing else follows from it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>What is wrong with it, as people are told; null for nothing.</summary>
    public Message? Problem => Error is { } error ? Told(error.Message) : null;

    internal TaskError? StoredError { get; init; }

    /// <summary>Beside the error, because its column is never null.</summary>
    internal ChargeStatus ErrorCharged { get; init; }

    /// <summary>A message about this task as people are told it: in the sandbox nothing is charged.</summary>
    public Message Told(Message message) => IsSandbox ? message.OfSandbox() : message;

    /// <summary>What is shown of a stored row: without the columns that are the database's own.</summary>
    /// <param name="makerName">Null when the account is gone.</param>
    internal static TaskRow Of(TaskEntity stored, string? makerName, bool isMakerOut) => new(stored) { CreatedByName = new(makerName), IsMakerOut = isMakerOut };
}

/// <summary>What a provider, or the way to it, said about a task that went wrong, as it is stored.</summary>
internal sealed record TaskError(ProviderErrorKind Kind, Message? Message, string? Code, string? Text)
{
    public static TaskError? From(ProviderError? error) => error is null ? null : new(error.Kind, error.Message, error.ProviderCode, error.ProviderText);

    public ProviderError With(ChargeStatus charged) => new(Kind, Message ?? Message.Recorded(""), Code, Text, charged);
}
