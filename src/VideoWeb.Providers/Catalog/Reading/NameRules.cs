namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>How names in a catalog must look. They end up in addresses, form fields and request bodies.</summary>
internal static class NameRules
{
    private const int MaxLength = 80;

    /// <summary>Providers and modes: <c>vidu</c>, <c>first-last-frame</c>.</summary>
    public static bool IsId(string name) => Starts(name) && name.All(letter => IsSmall(letter) || letter == '-');

    /// <summary>Models: <c>vidu2.0</c>, <c>videos_fast</c>.</summary>
    public static bool IsModelId(string name) => Starts(name) && name.All(letter => IsSmall(letter) || letter is '-' or '_' or '.');

    public static bool IsParameter(string name) => Starts(name) && name.All(letter => IsSmall(letter) || letter == '_') && name != ConditionRules.ModeName;

    /// <summary>Empty, or member names joined by dots.</summary>
    public static bool IsWirePath(string path) =>
        path.Length == 0 || (path.Length <= 200 && path.Split('.').All(part => part.Length > 0 && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')));

    private static bool Starts(string name) => name.Length is > 0 and <= MaxLength && IsSmall(name[0]);

    private static bool IsSmall(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);
}
