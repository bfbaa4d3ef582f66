namespace VideoWeb.Components.Gallery;

/// <summary>The texts of <c>Resources/Components/Gallery/ReviewText.{language}.resx</c>.</summary>
public enum ReviewText
{
    AllJudged,
    BackToGallery,
    Counts,
    NothingToReview,
    Progress,
    ProgressAtLeast,
    Review,
    ReviewHelp,
    ShowPicked,
    UndoHint,
    UndoKey,
    UndoLast,
}
