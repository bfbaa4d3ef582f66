namespace VideoWeb.Engine.Media;

internal sealed record AviHeader(int Width, int Height, decimal Seconds);
