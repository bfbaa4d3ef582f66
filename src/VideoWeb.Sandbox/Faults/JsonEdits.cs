using System.Text;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Http;

namespace VideoWeb.Sandbox.Faults;

/// <summary>Changes to single members of a JSON answer, wherever they stand in it.</summary>
internal static class JsonEdits
{
    private static readonly HashSet<string> IdNames = ["id", "task_id", "projectId"];
    private static readonly HashSet<string> WordNames = ["status", "state", "task_status"];

    /// <summary>Puts another value in the place of every task id. Each call of <paramref name="value"/> makes a node of its own.</summary>
    public static Reply WithId(Reply reply, Func<JsonNode?> value) => Edit(reply, (owner, name, _) => SetIf(IdNames.Contains(name), owner, name, value));

    public static Reply WithWord(Reply reply, string word) =>
        Edit(reply, (owner, name, old) => SetIf(WordNames.Contains(name) && old is JsonValue, owner, name, () => word));

    /// <summary>Puts a progress beside every status word.</summary>
    public static Reply WithProgress(Reply reply, Func<JsonNode?> value) =>
        Edit(reply, (owner, name, _) => SetIf(WordNames.Contains(name), owner, "progress", value));

    public static Reply WithoutAddresses(Reply reply) =>
        Edit(reply, (owner, name, old) => SetIf(IsAddress(old), owner, name, () => null));

    public static Reply WithPathsForAddresses(Reply reply) => Edit(reply, (owner, name, old) => SetIf(IsAddress(old), owner, name, () => PathsOf(old)));

    /// <summary>Replaces the root.</summary>
    public static Reply WithRoot(Reply reply, JsonObject body) => Reply.Json(body, reply.Status);

    private static JsonNode? PathsOf(JsonNode? node) =>
        node is JsonArray list ? new JsonArray([.. list.Select(PathsOf)]) : new Uri(node!.GetValue<string>()).PathAndQuery;

    private static bool IsAddress(JsonNode? node) => node switch
    {
        JsonValue value => value.TryGetValue<string>(out var text) && text.StartsWith("http", StringComparison.Ordinal),
        JsonArray list => list.Count > 0 && list.All(IsAddress),
        _ => false,
    };

    private static void SetIf(bool isMeant, JsonObject owner, string name, Func<JsonNode?> value)
    {
        if (isMeant) { owner[name] = value(); }
    }

    private static Reply Edit(Reply reply, Action<JsonObject, string, JsonNode?> edit)
    {
        var root = JsonNode.Parse(Encoding.UTF8.GetString(reply.Body))!;
        Visit(root, edit);
        return Reply.Json(root.AsObject(), reply.Status);
    }

    private static void Visit(JsonNode node, Action<JsonObject, string, JsonNode?> edit)
    {
        switch (node)
        {
            case JsonObject owner:
                foreach (var (name, child) in owner.ToList())
                {
                    if (child is JsonObject or JsonArray) { Visit(child, edit); }
                    edit(owner, name, child);
                }
                break;
            case JsonArray list:
                foreach (var item in list.OfType<JsonNode>()) { Visit(item, edit); }
                break;
        }
    }
}
