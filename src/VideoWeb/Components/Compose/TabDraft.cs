using VideoWeb.Data.Compose;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Compose;

/// <summary>What one tab knows of the draft, which is one for all tabs of a person in a workspace.</summary>
/// <remarks>What a tab saves takes the place of what it has read or saved itself, never of what was typed in another tab since.</remarks>
public sealed class TabDraft(DraftStore store, Actor actor)
{
    private DraftMark _mark = DraftMark.None;
    private ComposeState? _known; // what the mark's fingerprint is of; only made when it is asked for, because a form can be long

    /// <summary>For the same tab after a pause.</summary>
    public DraftMark Mark => _mark = _known is null ? _mark : _mark with { Fingerprint = ComposeDraft.Fingerprint(_known) };

    /// <summary>Goes on from what an earlier circuit of this tab knew.</summary>
    public void Resume(DraftMark? mark) => (_mark, _known) = (mark ?? DraftMark.None, null);

    /// <summary>Goes on from what is kept: it was read, or the person has decided about it.</summary>
    public void Know(DraftVersion version, ComposeState? form) => (_mark, _known) = (new DraftMark(version, null), form);

    /// <summary>Null when there is none. A draft that cannot be read is none either, and may be written over.</summary>
    public async Task<(ComposeState? Form, DraftVersion Version)?> ReadAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(actor, cancellationToken) is { } kept ? (ComposeDraft.Read(kept.Json), kept.Version) : null;

    public async Task<DraftSaving> SaveAsync(ComposeState state)
    {
        var json = ComposeDraft.Write(state);
        if (!DraftStore.Takes(json)) { return new DraftSaving.TooLarge(); }

        while (true)
        {
            // Not the page's token: the last save happens when the page goes. Nothing is kept for somebody who is no member any more, and nothing is taken from them either.
            switch (await store.WriteAsync(actor, json, _mark.Version, CancellationToken.None))
            {
                case SaveDraftResult.Saved saved:
                    Know(saved.Version, state);
                    return new DraftSaving.Kept();
                case SaveDraftResult.Conflict { Kept: var kept }:
                    var other = ComposeDraft.Read(kept.Json);
                    var (before, now) = (Mark.Fingerprint, ComposeDraft.Fingerprint(state));
                    // Nobody's typing is lost: the other tab has typed nothing since, or the same.
                    if (other is null || ComposeDraft.Fingerprint(other) is var there && (there == before || there == now))
                    {
                        _mark = _mark with { Version = kept.Version };
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
}

/// <summary>Which saving of the draft a tab goes on from.</summary>
/// <param name="Version">Null when there was none.</param>
/// <param name="Fingerprint">Of the form that was kept then (<see cref="ComposeDraft.Fingerprint"/>); null when there was none.</param>
public sealed record DraftMark(DraftVersion? Version, string? Fingerprint)
{
    public static DraftMark None { get; } = new(null, null);
}
