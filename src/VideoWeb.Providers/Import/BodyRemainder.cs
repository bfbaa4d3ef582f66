using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog.Checking;

namespace VideoWeb.Providers.Import;

/// <summary>What of a pasted body has not found a place yet. Whatever is taken is gone from it.</summary>
internal sealed class BodyRemainder(JsonObject body)
{
    private readonly JsonObject _rest = (JsonObject)body.DeepClone();

    /// <summary>The value at a path; null when there is none, or when it is JSON null.</summary>
    public JsonNode? Find(string path)
    {
        JsonNode? node = _rest;
        foreach (var name in path.Split('.')) { node = (node as JsonObject)?[name]; }
        return node;
    }

    public void Remove(string path)
    {
        var end = path.LastIndexOf('.');
        var parent = end < 0 ? _rest : Find(path[..end]) as JsonObject;
        parent?.Remove(path[(end + 1)..]);
        // An object of which all was taken holds nothing for anybody.
        if (end >= 0 && parent is { Count: 0 }) { Remove(path[..end]); }
    }

    /// <summary>
    /// The parts of a list such as Ark's <c>content</c>, in their order; empty when there is no such list. An item that is not an object is left alone.
    /// </summary>
    public IEnumerable<JsonObject> Parts(string member) => (_rest[member] as JsonArray)?.OfType<JsonObject>().ToList() ?? [];

    /// <summary>The addresses at a slot's path, one or many; empty when something else stands there.</summary>
    public IReadOnlyList<string> Addresses(string path) => Find(path) switch
    {
        JsonArray items when items.All(item => item?.GetValueKind() == JsonValueKind.String) => [.. items.Select(item => item!.GetValue<string>())],
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };

    /// <summary>Leaves behind what did not fit: those of a list that are beyond its slots.</summary>
    public void Keep(string path, IReadOnlyList<string> addresses, int taken)
    {
        if (taken >= addresses.Count || Find(path) is not JsonArray items) { Remove(path); return; }
        for (var at = 0; at < taken; at++) { items[at] = null; }
    }

    /// <summary>Where something is left, in reading order: <c>style</c>, <c>extra_body.x</c>, <c>content[2].draft_task.id</c>.</summary>
    public IEnumerable<string> Places() => Places(_rest, "");

    private static IEnumerable<string> Places(JsonNode? node, string path) => node switch
    {
        null => [],
        JsonObject { Count: > 0 } members => members.SelectMany(member => Places(member.Value, path.Length == 0 ? Short(member.Key) : $"{path}.{Short(member.Key)}")),
        JsonArray { Count: > 0 } items => items.SelectMany((item, at) => Places(item, $"{path}[{at.ToString(CultureInfo.InvariantCulture)}]")),
        JsonObject or JsonArray => [],
        _ => [path],
    };

    private static string Short(string name) => Phrases.Short(name);
}
