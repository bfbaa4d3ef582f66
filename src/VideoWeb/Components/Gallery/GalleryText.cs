namespace VideoWeb.Components.Gallery;

/// <summary>The texts of <c>Resources/Components/Gallery/GalleryText.{language}.resx</c>.</summary>
public enum GalleryText
{
    ClipLabel,
    CloseHint,
    FilterClips,
    LoadingClips,
    MoveBetweenClips,
    NewerClip,
    NewerClipHint,
    NoClipMatches,
    NoClipsHelp,
    OlderClip,
    OlderClipHint,
    OlderClips,
    OpenTask,
    OpenTheClip,
    PlayOrStop,
    SandboxClip,
    ShowAllClips,
    Space,
}
