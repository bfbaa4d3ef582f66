namespace VideoWeb.Components.Gallery;

/// <summary>The texts of <c>Resources/Components/Gallery/DownloadText.{language}.resx</c>.</summary>
public enum DownloadText
{
    BesideEach,
    DownloadClips,
    DownloadFound,
    DownloadPreviews,
    DownloadZip,
    EditList,
    FileAlone,
    Files,
    InParts,
    InsideEach,
    MarkedHelp,
    MoreDownloads,
    MostClips,
    NothingToDownload,
    OnePart,
    OnePreview,
    OneSmallPicture,
    OneTagged,
    OneTaggedHelp,
    Originals,
    PartOf,
    Previews,
    PreviewsHelp,
    Watermarked,
    ZipMisses,
    ZipUntagged,
}
