using System.Text.Json.Nodes;
using Xunit;

namespace VideoWeb.Tests.Sandbox;

public sealed record SandboxResponse(int Status, string? ContentType, string Text, TimeSpan? RetryAfter)
{
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException("The answer is the JSON null.");

    /// <summary>Asserts status and the whole body. A value of <c>"*"</c> in the expectation stands for any value.</summary>
    public void MustBe(int status, string expected)
    {
        var actual = Json;
        var wanted = JsonNode.Parse(expected)!;
        Forget(wanted, actual);
        Assert.True(Status == status && JsonNode.DeepEquals(wanted, actual), $"Expected {status} {wanted.ToJsonString()}\nActual   {Status} {actual.ToJsonString()}");
    }

    private static void Forget(JsonNode? wanted, JsonNode? actual)
    {
        if (wanted is JsonObject expected && actual is JsonObject answer)
        {
            foreach (var name in expected.Select(pair => pair.Key).ToList())
            {
                if (!answer.ContainsKey(name)) { continue; }
                if (expected[name] is JsonValue value && value.TryGetValue<string>(out var text) && text == "*") { answer[name] = "*"; }
                else { Forget(expected[name], answer[name]); }
            }
        }
        if (wanted is JsonArray expectedItems && actual is JsonArray items)
        {
            for (var i = 0; i < Math.Min(expectedItems.Count, items.Count); i++) { Forget(expectedItems[i], items[i]); }
        }
    }
}
