using System.Text.Json;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Compose;

/// <summary>What one tab keeps of its form while its circuit is paused. The draft in the database is one for all tabs and holds less.</summary>
/// <param name="Draft">As the draft store has it; null when it is too long for the message with which a browser gives it back, and the stored draft is opened.</param>
/// <param name="Version">Of the saving of that draft that the tab goes on from; null when there was none, and in what an earlier version gave the browser.</param>
public sealed record ComposeSnapshot(string Slug, JsonElement? Draft, SendSchedule When, int StopAfter, IReadOnlyList<string> Touched, bool ShowsAllErrors, SidePanelTab Tab, DraftVersion? Version)
{
    // Protected and twice in base 64 it grows by 1.8, and the message may hold 256 KB.
    private const int MaxLength = 128 * 1024;

    public static ComposeSnapshot Of(string slug, ComposeState state, SidePanelTab tab, DraftVersion? version)
    {
        var draft = ComposeDraft.Write(state);
        JsonElement? kept = draft.Length > MaxLength ? null : JsonSerializer.Deserialize<JsonElement>(draft);
        return new ComposeSnapshot(slug, kept, state.When, state.StopAfter, [.. state.Touched], state.ShowsAllErrors, tab, version);
    }

    /// <summary>Null when the stored draft is to be opened.</summary>
    public ComposeState? Restore() => Draft is { } draft && ComposeDraft.Read(draft.GetRawText()) is { } state
        ? state with { When = When, StopAfter = StopAfter, Touched = [.. Touched], ShowsAllErrors = ShowsAllErrors }
        : null;
}
