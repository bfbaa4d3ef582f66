using System.Text;
using System.Text.Json;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>Text to nodes, with bounds: what is too large or too deep is refused before anything is built from it.</summary>
internal static class CatalogText
{
    private const int MaxNameLength = 200;

    /// <summary>Members of one object and items of one array at most: what is used by many models is copied for each.</summary>
    public const int MaxEntries = 1000;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = CatalogReader.MaxDepth,
    };

    /// <summary>The file's root object, or null when it cannot be used at all; what is wrong stands in <paramref name="problems"/> either way.</summary>
    public static CatalogNode? Parse(CatalogFile file, ProblemList problems)
    {
        if (file.Text.Length > CatalogReader.MaxTextLength)
        {
            problems.Add(new CatalogProblem(file.Source, "", Message.Of(MessageCode.CatalogFileTooLong, ("most", new MessageArgument.Count(CatalogReader.MaxTextLength)))));
            return null;
        }

        try
        {
            var bytes = Encoding.UTF8.GetBytes(file.Text);
            if (IsTooDeep(bytes))
            {
                problems.Add(new CatalogProblem(file.Source, "", Message.Of(MessageCode.CatalogFileTooDeep, ("most", CatalogReader.MaxDepth))));
                return null;
            }

            using var document = JsonDocument.Parse(bytes, Options);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object) { return Build(file.Source, "", root, problems); }

            problems.Add(new CatalogProblem(file.Source, "", Message.Of(MessageCode.CatalogFileNoObject, ("kind", CatalogPhrases.Kind(root.ValueKind)))));
        }
        catch (JsonException error)
        {
            problems.Add(new CatalogProblem(file.Source, "", Message.Of(MessageCode.CatalogFileNoJson, ("line", (error.LineNumber ?? 0) + 1), ("byte", (error.BytePositionInLine ?? 0) + 1))));
        }

        return null;
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = int.MaxValue,
        });
        while (reader.Read())
        {
            if (reader.CurrentDepth > CatalogReader.MaxDepth) { return true; }
        }

        return false;
    }

    private static CatalogNode Build(string source, string path, JsonElement value, ProblemList problems)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return CatalogNode.Object(source, path, Members(source, path, value, problems));
            case JsonValueKind.Array:
                if (value.GetArrayLength() > MaxEntries) { problems.Add(new CatalogProblem(source, path, Message.Of(MessageCode.CatalogListTooLong, ("most", new MessageArgument.Count(MaxEntries))))); }
                return CatalogNode.Array(
                    source, path, value.EnumerateArray().Take(MaxEntries).Select((item, index) => Build(source, $"{path}[{index}]", item, problems)).ToList());
            case JsonValueKind.String when JsonText.Read(value) is null:
                problems.Add(new CatalogProblem(source, path, Message.Of(MessageCode.CatalogHalfCharacter)));
                return CatalogNode.Value(source, path, JsonSerializer.SerializeToElement(""));
            default:
                return CatalogNode.Value(source, path, value.Clone());
        }
    }

    private static OrderedDictionary<string, CatalogNode> Members(string source, string path, JsonElement value, ProblemList problems)
    {
        var members = new OrderedDictionary<string, CatalogNode>();
        if (value.GetPropertyCount() > MaxEntries) { problems.Add(new CatalogProblem(source, path, Message.Of(MessageCode.CatalogObjectTooLarge, ("most", new MessageArgument.Count(MaxEntries))))); }
        foreach (var member in value.EnumerateObject().Take(MaxEntries))
        {
            if (NameOf(member) is not { } name)
            {
                problems.Add(new CatalogProblem(source, path, Message.Of(MessageCode.CatalogNameUnreadable, ("most", MaxNameLength))));
                continue;
            }

            var memberPath = CatalogPhrases.Join(path, name);
            if (!members.TryAdd(name, Build(source, memberPath, member.Value, problems)))
            {
                problems.Add(new CatalogProblem(source, memberPath, Message.Of(MessageCode.CatalogTwice, ("value", Phrases.Quoted(name)))));
            }
        }

        return members;
    }

    private static string? NameOf(JsonProperty member) => JsonText.ReadName(member) is { Length: <= MaxNameLength } name ? name : null;
}
