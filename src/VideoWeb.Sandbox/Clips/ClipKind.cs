namespace VideoWeb.Sandbox.Clips;

internal enum ClipKind
{
    Video,
    Watermarked,
    Cover,
    LastFrame,
}
