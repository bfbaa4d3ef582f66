namespace VideoWeb.Engine.Media;

/// <summary>What the head of a picture says.</summary>
/// <param name="Format">The usual file ending.</param>
internal sealed record PictureHeader(string Format, string ContentType, int Width, int Height);
