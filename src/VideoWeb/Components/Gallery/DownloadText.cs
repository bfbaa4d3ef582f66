namespace VideoWeb.Components.Gallery;

/// <summary>The texts of <c>Resources/Components/Gallery/DownloadText.{language}.resx</c>.</summary>
public enum DownloadText
{
    BesideEach,
    DownloadClips,
    DownloadFound,
    DownloadZip,
    EditList,
    Files,
    InParts,
    MarkedHelp,
    MostClips,
    NothingToDownload,
    OnePart,
    Originals,
    PartOf,
    Watermarked,
    ZipMisses,
}
