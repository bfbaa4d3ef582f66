using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>A small whole catalog file, and changes to it.</summary>
internal static class SmallCatalog
{
    public const string Source = "small.json";

    private const string Text = """
        {
          "providers": {
            "small": {
              "name": "Small",
              "summary": "For tests.",
              "documentation": "https://example.com/docs",
              "baseUrl": "https://api.example.com",
              "dialect": "ezmodel",
              "endpoints": { "create": "POST /make", "query": "GET /tasks/{id}" },
              "polling": { "intervalSeconds": 5, "usualSeconds": 60, "overdueSeconds": 600 },
              "resultLifetimeSeconds": 3600,
              "capabilities": {},
              "definitions": {
                "parameters": {
                  "prompt": { "kind": "text", "label": "Prompt", "required": true, "maxLength": 100, "wire": { "path": "prompt" } },
                  "duration": { "kind": "integer", "label": "Duration", "unit": "s", "minimum": 1, "maximum": 10, "default": 5, "wire": { "path": "seconds" } },
                  "mark": { "kind": "switch", "label": "Mark", "default": false, "wire": { "path": "mark" } },
                  "corner": { "kind": "choice", "label": "Corner", "choices": ["1", "2"], "default": "1", "when": { "mark": true }, "wire": { "path": "corner", "type": "integer" } }
                },
                "slots": {
                  "first_frame": { "label": "First frame", "kind": "image", "minimum": 1, "maximum": 1, "travel": ["url"], "wirePath": "image" }
                },
                "modes": {
                  "text": { "label": "Text" },
                  "first-frame": { "label": "First frame", "slots": { "first_frame": {} }, "parameters": { "prompt": { "required": false }, "corner": null } }
                }
              },
              "models": {
                "one": {
                  "name": "One",
                  "summary": "The first.",
                  "wireName": "one-1",
                  "parameters": { "prompt": {}, "duration": {}, "mark": {}, "corner": {} },
                  "modes": { "text": {}, "first-frame": {} }
                }
              }
            }
          }
        }
        """;

    /// <summary>The file with a JSON merge patch of its provider laid over it (null takes away what is there, else it stays).</summary>
    public static CatalogFile With(string change = "{}")
    {
        var file = JsonNode.Parse(Text)!;
        Merge(file["providers"]!["small"]!.AsObject(), JsonNode.Parse(change)!.AsObject());
        return new CatalogFile(Source, file.ToJsonString());
    }

    public static CatalogLoad Read(string change = "{}") => CatalogReader.Read([With(change)], []);

    public static ModelDescription Model(string change = "{}") => Read(change).Catalog.FindProvider("small")!.Models[0];

    /// <summary>The first mode of the small model, changed.</summary>
    public static GenerationInput Input(string change, string values, params IReadOnlyList<MediaItem> media)
    {
        var load = Read(change);
        if (load.Problems.Count > 0) { throw new InvalidOperationException(string.Join('\n', load.Problems)); }

        var provider = load.Catalog.Providers[0];
        return new GenerationInput(provider, provider.Models[0], provider.Models[0].Modes[0], ParameterValues.FromJson(values), media);
    }

    private static void Merge(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (value is JsonObject inner && target[name] is JsonObject below) { Merge(below, inner); }
            else if (value is null && target.ContainsKey(name)) { target.Remove(name); }
            else { target[name] = value?.DeepClone(); }
        }
    }
}
