namespace VideoWeb.Engine.Media;

/// <summary>What the head of a picture says.</summary>
/// <param name="Format">The usual file ending.</param>
/// <param name="Width">As it is shown: a turned one has its sides exchanged.</param>
/// <param name="Turn">How it is turned to be shown, by Exif's orientation: 1 for not at all, to 8.</param>
internal sealed record PictureHeader(string Format, string ContentType, int Width, int Height, int Turn = ExifTurn.None)
{
    /// <summary>A picture whose lines are kept in one way and are shown in another.</summary>
    public static PictureHeader Turned(string format, string contentType, int width, int height, int turn) =>
        ExifTurn.IsQuarter(turn) ? new(format, contentType, height, width, turn) : new(format, contentType, width, height, turn);
}
