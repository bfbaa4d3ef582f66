using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;

namespace VideoWeb.Endpoints.Downloads;

/// <summary>How a clip was made, as a file beside it: for the next tool and for the archive. Pure.</summary>
internal static class ClipParameters
{
    // A file and never markup, so that every script is written as it reads.
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="file">What lies beside it.</param>
    /// <param name="name">Of that file.</param>
    /// <param name="member">Who made it, as readers are shown.</param>
    /// <param name="isChanged">Words are written into the file, so that its bytes are others than those of the stored one.</param>
    public static ReadOnlyMemory<byte> Write(ClipDetail detail, AssetRow file, string name, string member, bool isChanged)
    {
        var (card, task, bytes) = (detail.Card, detail.Task, new ArrayBufferWriter<byte>());
        using (var json = new Utf8JsonWriter(bytes, Layout))
        {
            json.WriteStartObject();
            json.WriteString("file", name);
            json.WriteString(isChanged ? "originalSha256" : "sha256", file.Sha256);
            json.WriteString("clip", card.Id.ToString());
            if (card.Title is { } title) { json.WriteString("title", title); }
            json.WriteBoolean("uploaded", card.IsUploaded);
            json.WriteString("prompt", card.Prompt);
            json.WriteString("provider", card.ProviderName);
            json.WriteString("model", card.ModelName);
            json.WriteString("mode", task?.Row.ModeId ?? "");
            if (task is not null && UsedSeed.Of(task) is { } seed) { json.WriteNumber("seed", seed); }
            json.WriteString("madeBy", member);
            json.WriteString("madeAt", card.CreatedAt.ToUniversalTime());
            if (card.Seconds is { } seconds) { json.WriteNumber("seconds", seconds); }
            if (file is { Width: { } width, Height: { } height })
            {
                json.WriteNumber("width", width);
                json.WriteNumber("height", height);
            }

            if (card.Cost is { } cost)
            {
                json.WriteStartObject("cost");
                json.WriteNumber("amount", cost.Amount);
                json.WriteString("unit", cost.Unit);
                json.WriteEndObject();
            }

            json.WriteBoolean("sandbox", card.IsSandbox);
            json.WriteBoolean("favourite", card.IsFavourite);
            json.WriteNumber("rating", card.Rating);
            json.WriteString("review", card.Verdict switch { ClipVerdict.Picked => "picked", ClipVerdict.Rejected => "rejected", _ => "none" });
            json.WriteStartArray("tags");
            foreach (var tag in detail.Tags) { json.WriteStringValue(tag.Name); }
            json.WriteEndArray();
            json.WritePropertyName("parameters");
            json.WriteRawValue(task?.Values.ToJson() ?? "{}");
            json.WriteStartArray("inputs");
            foreach (var input in task?.InputAssets ?? [])
            {
                json.WriteStartObject();
                json.WriteString("name", input.Name ?? input.Id.ToString());
                json.WriteString("contentType", input.ContentType);
                json.WriteString("sha256", input.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }
}
