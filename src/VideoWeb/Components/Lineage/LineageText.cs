namespace VideoWeb.Components.Lineage;

/// <summary>The texts of <c>Resources/Components/Lineage/LineageText.{language}.resx</c>.</summary>
public enum LineageText
{
    ClipIsGone,
    DownloadPath,
    DownloadPathHelp,
    Earlier,
    FromClip,
    FromFrame,
    FromFrameAt,
    FromLastFrame,
    FromPictures,
    FromText,
    Intro,
    Lineage,
    LineageHelp,
    MoreBelow,
    MoreTakes,
    ShowFromHere,
    ThisClip,
    Tree,
}
