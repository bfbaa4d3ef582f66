using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace VideoWeb.Providers.Import;

/// <summary>Names under which keys stand, in headers and in bodies.</summary>
internal static class KeyFields
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "authorization", "proxy-authorization", "api_key", "api-key", "apikey", "x-api-key", "x-goog-api-key", "access_token", "access-token",
        "auth_token", "secret", "secret_key", "secretkey", "password", "token", "bearer", "cookie",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Holds(string name) => Names.Contains(name.Trim());

    /// <summary>True when something was removed.</summary>
    public static bool RemoveFrom(JsonNode? node)
    {
        var found = false;
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Select(member => member.Key).ToList())
                {
                    if (Holds(name)) { found |= members.Remove(name); }
                    else { found |= RemoveFrom(members[name]); }
                }
                break;
            case JsonArray items:
                foreach (var item in items) { found |= RemoveFrom(item); }
                break;
        }
        return found;
    }
}
