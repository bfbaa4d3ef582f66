namespace VideoWeb.Engine;

/// <summary>An overlay as it lies in the catalog folder.</summary>
/// <param name="Name">Its file name, such as <c>vidu-official.json</c>.</param>
/// <param name="Text">Its whole text.</param>
/// <param name="Version">SHA-256 of its bytes, as 64 lower-case hex digits: whether it was changed meanwhile.</param>
public sealed record OverlayFile(string Name, string Text, string Version)
{
    /// <summary>How problems and descriptions name the file.</summary>
    public string Source => SourceOf(Name);

    public static string SourceOf(string name) => $"overlay:{name}";
}
