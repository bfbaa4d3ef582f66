using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that shows the clips of one click as a stack, and keeps the best of them.</summary>
public sealed partial class GalleryPage
{
    // What was kept last while a clip is open, which lies above toasts; null for nothing.
    private IReadOnlyList<VerdictChange>? _kept;

    private static string KeptWords(IReadOnlyList<VerdictChange> changes, MessageFormatter texts) => changes.Count == 0
        ? texts[SetText.NothingChanged]
        : texts[SetText.KeptBest, ("rejected", changes.Count(change => change.After == ClipVerdict.Rejected))];

    private Task KeepBestAsync(ClipId best) => RunAsync(
        async token =>
        {
            var actor = Context.Actor;
            switch (await Commands.KeepBestAsync(actor, best, token))
            {
                case KeepBestResult.Kept { Changes: var changes }:
                    if (_open is not null) { _kept = changes; }
                    Toasts.Show(new(KeptWords(changes, Texts), changes.Count == 0 ? null : async undone => await Commands.UndoVerdictsAsync(actor, changes, undone) is KeepBestResult.Rejected denied ? Texts.Format(denied.Message) : null));
                    await ShowVerdictsAsync(changes, token);
                    break;
                case KeepBestResult.Rejected rejected:
                    Message = new(Tone.Warning, Texts.Format(rejected.Message));
                    break;
            }
        },
        best);

    private Task UndoKeptAsync() => RunAsync(async token =>
    {
        if (_kept is not { Count: > 0 } changes) { return; }

        if (await Commands.UndoVerdictsAsync(Context.Actor, changes, token) is KeepBestResult.Rejected rejected) { Message = new(Tone.Warning, Texts.Format(rejected.Message)); }
        _kept = null;
        await ShowVerdictsAsync(changes, token);
    });

    private async Task ShowVerdictsAsync(IReadOnlyList<VerdictChange> changes, CancellationToken token)
    {
        await ShowNowAsync([.. changes.Select(change => change.Clip)], token);
        if (IsReviewing) { await CountReviewAsync(token); }
    }

    /// <summary>Where sets are stacked, another clip of a set may stand for it now.</summary>
    private async Task<IReadOnlyCollection<ClipId>> WithSetsAsync(IReadOnlyCollection<ClipId> changed, CancellationToken token) =>
        _query.HasStacks ? [.. changed.Union(await Gallery.ListSetsOfAsync(Context.Actor, changed, token))] : changed;

    private async Task<IReadOnlyList<ClipCard>> FindFreshAsync(IReadOnlyCollection<ClipId> wanted, CancellationToken token)
    {
        List<ClipCard> fresh = [];
        foreach (var part in wanted.Chunk(GalleryStore.MaxPageSize)) { fresh.AddRange(await Gallery.FindCardsAsync(Context.Actor, _query.ToFilter(Zone), part, token)); }
        return fresh;
    }
}
