using System.Text;
using System.Text.Json;
using VideoWeb.Providers.Catalog.Reading;

namespace VideoWeb.Providers.Catalog;

/// <summary>Finds the line of a catalog file on which a <see cref="CatalogProblem.Path"/> stands.</summary>
public static class CatalogLines
{
    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = CatalogReader.MaxDepth,
    };

    /// <param name="text">The file's text; it need not be valid.</param>
    /// <param name="path">As the problem names it; empty for the file as a whole.</param>
    /// <returns>Counted from 1. For the file as a whole the line at which it stops being JSON; null when there is none, or no such place.</returns>
    public static int? Find(string text, string path)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            return At(bytes, path) is { } offset ? 1 + bytes.AsSpan(0, offset).Count((byte)'\n') : null;
        }
        catch (JsonException error)
        {
            return path.Length == 0 ? (int?)(error.LineNumber + 1) : null;
        }
    }

    /// <summary>The first byte of the name or array item of a path.</summary>
    private static int? At(ReadOnlySpan<byte> bytes, string path)
    {
        var reader = new Utf8JsonReader(bytes, Options);
        if (path.Length == 0)
        {
            while (reader.Read()) { }
            return null;
        }

        // Of every object and array that is open: its path, and how many items of an array have begun (-1 for an object).
        var open = new Stack<(string Path, int Items)>();
        var member = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                member = CatalogPhrases.Join(open.Peek().Path, Encoding.UTF8.GetString(reader.ValueSpan));
                if (member == path) { return (int)reader.TokenStartIndex; }
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            if (open.TryPeek(out var parent) && parent.Items >= 0)
            {
                member = $"{parent.Path}[{parent.Items}]";
                open.Pop();
                open.Push(parent with { Items = parent.Items + 1 });
                if (member == path) { return (int)reader.TokenStartIndex; }
            }

            // What does not lead there is passed over unnamed: names can be long, and there can be many beneath them.
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && !Leads(member, path)) { reader.Skip(); }
            else if (reader.TokenType is JsonTokenType.StartObject) { open.Push((member, -1)); }
            else if (reader.TokenType is JsonTokenType.StartArray) { open.Push((member, 0)); }
        }

        return null;
    }

    private static bool Leads(string member, string path) =>
        member.Length == 0 || (path.Length > member.Length && path[member.Length] is '.' or '[' && path.StartsWith(member, StringComparison.Ordinal));
}
