using System.Text.Json;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>A piece of a catalog file that knows where it was written, also after files and shared definitions have been laid over each other.</summary>
internal sealed class CatalogNode
{
    private static readonly OrderedDictionary<string, CatalogNode> NoMembers = [];

    private CatalogNode(
        string source, string path, JsonValueKind kind, OrderedDictionary<string, CatalogNode> members, IReadOnlyList<CatalogNode> items, JsonElement scalar)
    {
        (Source, Path, Kind, Members, Items, Scalar) = (source, path, kind, members, items, scalar);
    }

    public string Source { get; }

    public string Path { get; }

    public JsonValueKind Kind { get; }

    /// <summary>Of an object, in the order of the file; a member that is null counts as absent.</summary>
    public OrderedDictionary<string, CatalogNode> Members { get; }

    /// <summary>Of an array.</summary>
    public IReadOnlyList<CatalogNode> Items { get; }

    /// <summary>Of anything but an object or array.</summary>
    public JsonElement Scalar { get; }

    /// <summary>The member, or null when it is absent or null.</summary>
    public CatalogNode? this[string name] => Members.TryGetValue(name, out var member) && member.Kind != JsonValueKind.Null ? member : null;

    public static CatalogNode Object(string source, string path, OrderedDictionary<string, CatalogNode> members) =>
        new(source, path, JsonValueKind.Object, members, [], default);

    public static CatalogNode Array(string source, string path, IReadOnlyList<CatalogNode> items) =>
        new(source, path, JsonValueKind.Array, NoMembers, items, default);

    public static CatalogNode Value(string source, string path, JsonElement scalar) => new(source, path, scalar.ValueKind, NoMembers, [], scalar);

    /// <summary>
    /// Lays a change over this: objects are merged member by member, everything else is replaced, and null takes away
    /// (as in a JSON merge patch; the null itself stays, so that it also takes away from what lies further below). Texts by language have a rule
    /// of their own: <see cref="LocalizedTextReader.Over"/>.
    /// </summary>
    public CatalogNode With(CatalogNode change)
    {
        if (Kind != JsonValueKind.Object || change.Kind != JsonValueKind.Object) { return change; }

        var members = new OrderedDictionary<string, CatalogNode>(Members);
        foreach (var (name, member) in change.Members)
        {
            members[name] = !members.TryGetValue(name, out var below) ? member
                : LocalizedTextReader.IsMember(name) ? LocalizedTextReader.Over(below, member)
                : below.With(member);
        }

        return Object(change.Source, change.Path, members);
    }

    public CatalogNode Without(string name)
    {
        if (!Members.ContainsKey(name)) { return this; }

        var members = new OrderedDictionary<string, CatalogNode>(Members);
        members.Remove(name);
        return Object(Source, Path, members);
    }

    public JsonElement ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) { Write(writer); }
        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    private void Write(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var (name, member) in Members)
                {
                    writer.WritePropertyName(name);
                    member.Write(writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in Items) { item.Write(writer); }
                writer.WriteEndArray();
                break;
            default:
                Scalar.WriteTo(writer);
                break;
        }
    }
}
