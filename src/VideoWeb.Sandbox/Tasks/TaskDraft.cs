using System.Text.Json.Nodes;

namespace VideoWeb.Sandbox.Tasks;

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
