using System.Text.Json;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>How places and values in a catalog file are called in a message.</summary>
internal static class NodeWords
{
    public static string Join(string path, string name)
    {
        if (name.Length == 0 || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '$')) { return $"{path}['{name}']"; }

        return path.Length == 0 ? name : $"{path}.{name}";
    }

    public static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    /// <summary>“a”, “b” and “c”.</summary>
    public static string List(IEnumerable<string> names)
    {
        var quoted = names.Select(name => $"“{name}”").ToList();
        return quoted.Count switch
        {
            0 => "nothing",
            1 => quoted[0],
            _ => $"{string.Join(", ", quoted.Take(quoted.Count - 1))} and {quoted[^1]}",
        };
    }
}
