using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that goes from one clip without a verdict to the next.</summary>
public sealed partial class GalleryPage
{
    // What was judged since the review began, and what held before: the last on top.
    private readonly Stack<(ClipId Clip, ClipJudgement Before)> _judged = [];

    // Null until they are counted, and where there are no clips.
    private ReviewCounts? _review;
    private bool _isReviewCounted;

    // The first one has been opened, or is about to be.
    private bool _isReviewOpened;

    private bool IsReviewing => _query.IsReview && CanJudge && !_query.IsTrash;

    /// <summary>Where somebody begins without a clip, the first one without a verdict is opened.</summary>
    private async Task BeginReviewAsync()
    {
        if (!IsReviewing)
        {
            (_review, _isReviewCounted, _isReviewOpened) = (null, false, false);
            _judged.Clear();
            return;
        }

        if (_openId is not null) { _isReviewOpened = false; }
        if (_openId is not null ? _isReviewCounted : _isReviewOpened) { return; }

        ClipId? next = null;
        await RunAsync(
            async token =>
            {
                await CountReviewAsync(token);
                if (_openId is null) { next = await FindUnjudgedAsync(null, token); }
            },
            subject: "review");
        if (next is { } clip && IsReviewing && _openId is null && !IsGone)
        {
            _isReviewOpened = true;
            Navigation.NavigateTo(AddressOf(clip)!, replace: true);
        }
    }

    private async Task JudgeInReviewAsync(ClipCard card, ClipJudgement judgement, CancellationToken token)
    {
        // Where it lies in the gallery: on a board that is ordered by hand the clip alone does not tell.
        var place = ClipCursor.Of(_window?.Find(card.Id) ?? card, _query.Order);
        if (!await JudgeAsync([card.Id], judgement, token)) { return; }

        _judged.Push((card.Id, new(card.IsFavourite, card.Rating, card.Verdict)));
        await CountReviewAsync(token);
        // A mark that is taken away is no verdict.
        if (judgement is not ({ IsFavourite: true } or { Rating: > 0 } or { Verdict: ClipVerdict.Picked or ClipVerdict.Rejected })) { return; }

        var next = await FindUnjudgedAsync(place, token) ?? await FindUnjudgedAsync(null, token);
        Navigation.NavigateTo(AddressOf(next) ?? Here.Address(Context.Slug), replace: true);
    }

    private Task UndoReviewAsync() => RunAsync(async token =>
    {
        if (!_judged.TryPop(out var last)) { return; }
        if (!await JudgeAsync([last.Clip], last.Before, token)) { return; }

        await CountReviewAsync(token);
        Navigation.NavigateTo(AddressOf(last.Clip)!, replace: true);
    });

    private async Task CountReviewAsync(CancellationToken token) => (_review, _isReviewCounted) = (await Gallery.CountReviewAsync(Context.Actor, _query.ToFilter(Zone), token), true);

    private async Task<ClipId?> FindUnjudgedAsync(ClipCursor? after, CancellationToken token) =>
        (await Gallery.ListAsync(Context.Actor, _query.ToFilter(Zone) with { UnjudgedOnly = true }, _query.Order, after, 1, token)).Clips.FirstOrDefault()?.Id;
}
