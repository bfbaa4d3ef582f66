using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Drafts;

/// <summary>A form as it lies in the draft store, so that it survives a reload and a restart.</summary>
/// <remarks>Reading is forgiving: a draft of an older or a broken version is no draft, never an error. It holds no errors, notes or undo.</remarks>
public static class ComposeDraft
{
    private const int Version = 1;

    // Text as it is: a long prompt of other letters than ASCII is half as long, and kept in a fraction of the time.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ComposeState state) => JsonSerializer.Serialize(
        new Stored(Version, state.ProviderId, state.ModelId, state.ModeId, state.Connection?.ToString(),
            state.Values, [.. state.Media], state.Count, state.CountsSeedUp, state.UnansweredNonce, state.SeveralNonces.Count == 0 ? null : state.SeveralNonces, state.Exit),
        Json);

    /// <summary>Forms that keep the same have the same. What is not kept has no part in it: a form that was opened again is the same form.</summary>
    public static string Fingerprint(ComposeState state) =>
        PastDraftStore.PrintOf(WriteAnew(state));

    /// <summary>Without what belongs to a sending, or was answered about it.</summary>
    public static string WriteAnew(ComposeState state) => Write(state with { UnansweredNonce = null, SeveralNonces = ComposeState.NoNonces, Exit = SandboxExit.None });

    /// <summary>A form as it is kept among the past drafts: as another one that begins anew.</summary>
    public static NewPastDraft Past(ComposeState state) => new(
        state.ProviderId, state.ModelId, state.Values.Text(ComposeForm.PromptName)?.Trim() ?? "",
        state.Media.Where(item => item.Kind == MediaKind.Image).Select(item => AssetAddress.Find(item.Address)).FirstOrDefault(asset => asset is not null),
        WriteAnew(state));

    /// <summary>Null when the text is not a draft of this version.</summary>
    public static ComposeState? Read(string json)
    {
        Stored? stored;
        try { stored = JsonSerializer.Deserialize<Stored>(json, Json); }
        catch (JsonException) { return null; }
        if (stored is not { Version: Version, Provider: { } provider, Model: { } model, Mode: { } mode, Values: { } values })
        {
            return null;
        }
        return new ComposeState
        {
            ProviderId = provider,
            ModelId = model,
            ModeId = mode,
            Connection = ConnectionId.TryParse(stored.Connection, out var connection) ? connection : null,
            Values = values,
            Media = [.. stored.Media?.Where(item => item is { Slot: not null, Address: not null }) ?? []],
            Count = Math.Clamp(stored.Count, 1, ComposeState.MaxCount),
            CountsSeedUp = stored.CountsSeedUp,
            UnansweredNonce = stored.UnansweredNonce,
            SeveralNonces = stored.SeveralNonces is { Count: > 0 } nonces ? nonces.ToImmutableSortedDictionary(StringComparer.Ordinal) : ComposeState.NoNonces,
            Exit = Enum.IsDefined(stored.Exit) ? stored.Exit : SandboxExit.None,
        };
    }

    private sealed record Stored(
        int Version, string? Provider, string? Model, string? Mode, string? Connection, ParameterValues? Values, IReadOnlyList<MediaItem>? Media,
        int Count, bool CountsSeedUp, string? UnansweredNonce,
        IReadOnlyDictionary<string, string>? SeveralNonces, SandboxExit Exit = SandboxExit.None);
}
