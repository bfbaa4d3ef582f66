namespace VideoWeb.Engine.Overlays;

/// <summary>What an overlay's file may be called, where this program names it.</summary>
internal static class OverlayName
{
    private const int MaxLength = 80;
    private const string Ending = ".json";

    /// <summary>Null when the name is good.</summary>
    public static string? Problem(string name)
    {
        if (!name.EndsWith(Ending, StringComparison.Ordinal) || name.Length == Ending.Length) { return "The name of the file must end with .json."; }
        if (name.Length > MaxLength) { return "The name of the file is too long: at most 80 characters."; }

        return name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? null
            : "The name of the file may have letters from a to z, digits, dots, dashes and underscores.";
    }
}
