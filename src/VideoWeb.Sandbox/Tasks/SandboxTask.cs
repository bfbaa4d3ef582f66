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
    public PromptDirectives Directives => field ??= PromptDirectives.From(Draft.Prompt);
}

/// <summary>What a provider's rules read out of an accepted create request.</summary>
internal sealed record TaskDraft
{
    public required string Model { get; init; }

    public required string Prompt { get; init; }

    /// <summary>Shape of the clip as the request says it: a ratio, pixels, <c>adaptive</c> or null.</summary>
    public string? Ratio { get; init; }

    /// <summary>Price in the provider's own unit: credits (Vidu), tokens (AGCloud), money (GlobalAIOPC), one per call elsewhere.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The caller's own mark that this API takes along (Vidu <c>payload</c>, AGCloud <c>safety_identifier</c>).</summary>
    public string? Marker { get; init; }

    public string? CallbackUrl { get; init; }

    /// <summary>The few request values that later answers repeat, under the names of the request.</summary>
    public JsonObject Echo { get; init; } = [];
}
