using VideoWeb.Components.Comments;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;

namespace VideoWeb.Components.Gallery;

/// <summary>What the team has decided about a clip, how much it says of it, and that nobody else sees it, in words. Pure.</summary>
internal static class ClipStatusLabels
{
    /// <summary>Empty when nothing is decided or said.</summary>
    public static string Of(ClipCard clip, MessageFormatter texts)
    {
        List<string> words = [];
        if (clip.IsPrivate) { words.Add(texts[GalleryText.OnlyYouSeeIt]); }
        if (clip.IsFavourite) { words.Add(texts[GalleryText.FavouriteMark]); }
        if (clip.Rating > 0) { words.Add(texts[GalleryText.ManyStars, ("count", clip.Rating)]); }
        if (clip.Verdict == ClipVerdict.Picked) { words.Add(texts[GalleryText.PickedMark]); }
        if (clip.Verdict == ClipVerdict.Rejected) { words.Add(texts[GalleryText.RejectedMark]); }
        if (clip.Comments > 0) { words.Add(texts[CommentText.CountOfComments, ("count", clip.Comments)]); }
        return string.Join(texts[GalleryText.JudgementSeparator], words);
    }
}
