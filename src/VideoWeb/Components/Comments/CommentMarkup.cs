using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Localization;

namespace VideoWeb.Components.Comments;

/// <summary>Comments of a clip. Markup and no components, as a clip has up to 700; clip-comments.js tells by the event "clipverb" what is pressed.</summary>
internal static class CommentMarkup
{
    // Upon a line of some hundred pixels.
    private const int MostMarks = 100;

    /// <param name="isAsking">Whether it is really to be deleted is asked.</param>
    /// <param name="canWrite">Whether who looks may answer and resolve.</param>
    public static MarkupString Of(CommentRow comment, bool isAsking, bool canWrite, UserClock? clock, MessageFormatter texts) => Html.Of(
        $"""<div class="comment" id="comment-{comment.Id.ToString()}"><p class="comment-head"><bdi class="strong">{texts[comment.Name]}</bdi>{Visitor(comment.Link, texts)}{Moment(comment.At, texts)}<span class="faint" title="{clock?.Full(comment.CreatedAt)}">{When(comment, clock, texts)}</span></p><p class="comment-text" dir="auto">{Text(comment)}</p>{(canWrite ? Actions(comment, isAsking, texts) : null)}</div>""");

    /// <summary>Where visitors come from, whatever they call themselves.</summary>
    public static MarkupString? Visitor(VisitorLink? link, MessageFormatter texts) => link is null ? null : Html.Of(
        $"""<span class="badge">{(link.Title.Length > 0 ? texts[CommentText.VisitorOf, ("title", link.Title)] : texts[CommentText.Visitor])}</span>""");

    /// <summary>What is open and speaks of a place of the clip, along the clip; none where its length is not known.</summary>
    public static MarkupString? Marks(ClipTalk talk, ClipCard? clip, MessageFormatter texts)
    {
        if (clip?.Seconds is not { } seconds || seconds <= 0 || talk.Threads.All(thread => thread.Comment.At is null || thread.Comment.IsResolved)) { return null; }

        var marked = talk.Threads.Select(thread => thread.Comment).Where(comment => comment is { At: not null, IsResolved: false }).OrderBy(comment => comment.At).Take(MostMarks);
        return Html.Of($"""<div class="clip-marks" role="group" aria-label="{texts[CommentText.Comments]}">{Html.All(marked, comment => Mark(comment, seconds, texts))}</div>""");
    }

    private static MarkupString Mark(CommentRow comment, decimal seconds, MessageFormatter texts)
    {
        var at = comment.At!.Value;
        var place = Math.Clamp((decimal)at.TotalSeconds / seconds * 100, 0, 100).ToString("0.##", CultureInfo.InvariantCulture);
        var name = texts[CommentText.MarkOf, ("time", TimeCode.Short(at)), ("name", comment.Name)];
        return Html.Of($"""<button type="button" class="clip-mark" style="--at: {place}%" data-seek="{Milliseconds(at)}" data-comment="{comment.Id.ToString()}" aria-label="{name}" title="{name}"></button>""");
    }

    private static MarkupString? Moment(TimeSpan? at, MessageFormatter texts) => at is not { } moment ? null : Html.Of(
        $"""<button type="button" class="comment-at number" data-seek="{Milliseconds(moment)}" title="{texts[CommentText.GoTo, ("time", TimeCode.Short(moment))]}">{TimeCode.Short(moment)}</button>""");

    private static string When(CommentRow comment, UserClock? clock, MessageFormatter texts)
    {
        var time = clock?.Relative(comment.CreatedAt, texts) ?? "";
        return comment.IsEdited ? texts[CommentText.WhenEdited, ("time", time)] : time;
    }

    private static MarkupString Text(CommentRow comment)
    {
        var (shown, at) = (new StringBuilder(), 0);
        foreach (var mention in comment.Mentions)
        {
            if (mention.Start < at || mention.Start + mention.Length > comment.Text.Length) { continue; }

            var reader = mention.IsReader ? new MarkupString(" comment-you") : default;
            shown.Append(Html.Of($"""{comment.Text[at..mention.Start]}<bdi class="comment-name{reader}">@{mention.Name}</bdi>""").Value);
            at = mention.Start + mention.Length;
        }

        return new(shown.Append(Html.Of($"{comment.Text[at..]}").Value).ToString());
    }

    private static MarkupString Actions(CommentRow comment, bool isAsking, MessageFormatter texts)
    {
        if (isAsking)
        {
            var question = texts[comment.Parent is null ? CommentText.DeleteThreadQuestion : CommentText.DeleteQuestion];
            return Html.Of($"""<div class="row" role="group" aria-label="{question}"><span class="small">{question}</span>{Button(comment, "comment-delete-now", texts[SharedText.Delete], isFinal: true)}{Button(comment, "comment-keep", texts[SharedText.Keep])}</div>""");
        }

        return Html.Of($"""<div class="comment-actions">{(comment.Parent is null ? Answering(comment, texts) : null)}{(comment.CanEdit ? Button(comment, "comment-edit", texts[SharedText.Edit]) : null)}{(comment.CanDelete ? Button(comment, "comment-delete", texts[SharedText.Delete]) : null)}</div>""");
    }

    private static MarkupString Answering(CommentRow comment, MessageFormatter texts) => Html.Of(
        $"""{Button(comment, "comment-reply", texts[CommentText.Reply])}{Button(comment, comment.IsResolved ? "comment-open" : "comment-resolve", texts[comment.IsResolved ? CommentText.OpenAgain : CommentText.Resolve])}""");

    private static MarkupString Button(CommentRow comment, string verb, string text, bool isFinal = false) => Html.Of(
        $"""<button type="button" class="button button-small button-{(isFinal ? "danger" : "quiet")}" data-verb="{verb}" data-comment="{comment.Id.ToString()}">{text}</button>""");

    private static string Milliseconds(TimeSpan at) => ((long)at.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
