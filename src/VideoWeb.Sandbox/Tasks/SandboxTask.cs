using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace VideoWeb.Sandbox.Tasks;

/// <summary>A task that was accepted and charged. Its state is not stored: it follows from the times here and the clock.</summary>
internal sealed record SandboxTask
{
    public required string Provider { get; init; }

    public required string Id { get; init; }

    /// <summary>The key that made it. Kept whole because callbacks are signed with it; only made-up keys are ever accepted.</summary>
    public required string Key { get; init; }

    /// <summary>Answers about this task use the provider's second shape.</summary>
    public required bool IsDrifted { get; init; }

    /// <summary>Scheme and host under which the create call came, for addresses in callbacks.</summary>
    public required string Origin { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required TimeSpan QueueFor { get; init; }

    public required TimeSpan RunFor { get; init; }

    public required TaskDraft Draft { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Deleted tasks are not found any more, but their charge stays in the ledger.</summary>
    public bool IsDeleted { get; init; }

    [JsonIgnore]
    public string Model => Draft.Model;

    [JsonIgnore]
    public string Prompt => Draft.Prompt;

    [JsonIgnore]
    public JsonObject Echo => Draft.Echo;

    [JsonIgnore]
    public PromptWords Words => field ??= PromptWords.In(Draft.Prompt);
}
