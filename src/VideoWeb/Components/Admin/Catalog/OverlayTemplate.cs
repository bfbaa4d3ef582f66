using VideoWeb.Localization;

namespace VideoWeb.Components.Admin.Catalog;

/// <summary>A short overlay to begin with.</summary>
/// <param name="Label">What it is for, in the reader's language.</param>
/// <param name="File">The name it is offered under.</param>
public sealed record OverlayTemplate(string Label, string File, string Text)
{
    public static OverlayTemplate[] All(MessageFormatter texts) =>
    [
        new(texts[AdminText.RelayKnownProvider], "my-relay.json", """
            {
              "providers": {
                "my-relay": {
                  "use": "vidu",
                  "name": "My relay",
                  "summary": "Vidu's models through a relay of ours.",
                  "baseUrl": "https://relay.example.com",
                  "auth": "Bearer"
                }
              }
            }

            """),
        new(texts[AdminText.OfficialVidu], "vidu-official.json", """
            {
              "providers": {
                "vidu-official": {
                  "use": "vidu",
                  "name": "Vidu (official)",
                  "summary": "Vidu's own API at its own address.",
                  "baseUrl": "https://api.vidu.com",
                  "auth": "Token"
                }
              }
            }

            """),
        new(texts[AdminText.ANewModel], "my-model.json", """
            {
              "providers": {
                "vidu": {
                  "models": {
                    "my-model": {
                      "use": "viduq3-turbo",
                      "name": "My model",
                      "summary": "As Q3 Turbo, under another name.",
                      "wireName": "viduq3-turbo"
                    }
                  }
                }
              }
            }

            """),
        new(texts[AdminText.AnotherLimit], "my-limit.json", """
            {
              "providers": {
                "uniall": {
                  "definitions": {
                    "parameters": { "duration": { "default": 8 } }
                  }
                }
              }
            }

            """),
    ];
}
