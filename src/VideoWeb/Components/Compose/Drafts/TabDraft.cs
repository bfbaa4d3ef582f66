using VideoWeb.Data.Compose;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Compose.Drafts;

/// <summary>What one tab knows of the draft, which is one for all tabs of a person in a workspace.</summary>
/// <remarks>What a tab saves takes the place of what it has read or saved itself, never of what was typed in another tab since.</remarks>
public sealed class TabDraft(DraftStore store, Actor actor)
{
    private ComposeState? _known; // the form that this tab has last read or kept
    private ComposeState? _tried; // to be kept, whatever came of it: an answer can be lost

    /// <summary>Of the saving that this tab goes on from; null when there was none.</summary>
    public DraftVersion? Version { get; private set; }

    /// <summary>Goes on from what is kept: it was read, or the person has decided about it.</summary>
    /// <param name="form">Null when what is kept is no form.</param>
    public void Know(DraftVersion? version, ComposeState? form) => (Version, _known) = (version, form);

    /// <summary>Null when there is none. A draft that cannot be read is none either, and may be written over.</summary>
    public async Task<(ComposeState? Form, DraftVersion Version)?> ReadAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(actor, cancellationToken) is { } kept ? (ComposeDraft.Read(kept.Json), kept.Version) : null;

    public async Task<DraftSaving> SaveAsync(ComposeState state)
    {
        var json = ComposeDraft.Write(state);
        if (!DraftStore.Takes(json)) { return new DraftSaving.TooLarge(); }

        var tried = _tried;
        _tried = state;
        while (true)
        {
            // Not the page's token: the last save happens when the page goes. Nothing is kept for somebody who is no member any more, and nothing is taken from them either.
            switch (await store.WriteAsync(actor, json, Version, CancellationToken.None))
            {
                case SaveDraftResult.Saved saved:
                    Know(saved.Version, state);
                    return new DraftSaving.Kept();
                case SaveDraftResult.Conflict { Kept: var kept }:
                    var other = ComposeDraft.Read(kept.Json);
                    var (before, now) = (Print(_known), Print(state));
                    // Nobody's typing is lost: the other tab has typed nothing since, or the same, or it was this one.
                    if (other is null || Print(other) is var there && (there == before || there == now || there == Print(tried)))
                    {
                        Version = kept.Version;
                        continue;
                    }

                    // Nothing was typed here since, and no sending waits for it.
                    return now == before && state.UnansweredNonce is null && state.SeveralNonces.Count == 0
                        ? new DraftSaving.Kept()
                        : new DraftSaving.Conflict(other, kept.Version);
                default:
                    return new DraftSaving.Kept();
            }
        }
    }

    private static string? Print(ComposeState? form) => form is null ? null : ComposeDraft.Fingerprint(form);
}
