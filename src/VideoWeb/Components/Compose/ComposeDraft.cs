using System.Text.Json;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose;

/// <summary>A form as it lies in the draft store, so that it survives a reload and a restart.</summary>
/// <remarks>Reading is forgiving: a draft of an older or a broken version is no draft, never an error. It holds no errors, notes or undo.</remarks>
public static class ComposeDraft
{
    /// <summary>What the store takes at most, in characters of JSON; a longer form is not saved.</summary>
    public const int MaxLength = 256 * 1024;

    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Write(ComposeState state) => JsonSerializer.Serialize(
        new Stored(Version, state.ProviderId, state.ModelId, state.ModeId, state.Connection?.ToString(),
            JsonSerializer.Deserialize<JsonElement>(state.Values.ToJson()), [.. state.Media], state.Count, state.CountsSeedUp, state.UnansweredNonce),
        Json);

    /// <summary>Null when the text is not a draft of this version.</summary>
    public static ComposeState? Read(string json)
    {
        Stored? stored;
        try { stored = JsonSerializer.Deserialize<Stored>(json, Json); }
        catch (JsonException) { return null; }
        if (stored is not { Version: Version, Provider: { } provider, Model: { } model, Mode: { } mode, Values.ValueKind: JsonValueKind.Object })
        {
            return null;
        }
        return new ComposeState
        {
            ProviderId = provider,
            ModelId = model,
            ModeId = mode,
            Connection = ConnectionId.TryParse(stored.Connection, out var connection) ? connection : null,
            Values = ParameterValues.FromJson(stored.Values.GetRawText()),
            Media = [.. stored.Media?.Where(item => item is { Slot: not null, Address: not null }) ?? []],
            Count = Math.Clamp(stored.Count, 1, ComposeState.MaxCount),
            CountsSeedUp = stored.CountsSeedUp,
            UnansweredNonce = stored.UnansweredNonce,
        };
    }

    private sealed record Stored(
        int Version, string? Provider, string? Model, string? Mode, string? Connection, JsonElement Values, IReadOnlyList<MediaItem>? Media,
        int Count, bool CountsSeedUp, string? UnansweredNonce);
}
