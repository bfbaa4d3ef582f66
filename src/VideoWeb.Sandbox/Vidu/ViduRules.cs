using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Vidu;

/// <summary>The text-to-video page's table, and the sibling endpoints. Where the relay's page says string and Vidu's own says integer or boolean, both are taken.</summary>
internal static class ViduRules
{
    private const int LongestPayload = 1_048_576;

    private static readonly MediaAddressRule Picture = new(["image/png", "image/jpeg", "image/jpg", "image/webp"], 50 * 1024 * 1024);

    public static TaskDraft Read(ViduEndpoint endpoint, Fields body)
    {
        var prompt = body.Text("prompt", endpoint.NeedsPrompt, longest: 2000) ?? "";
        var name = body.Text("model", isRequired: true) ?? "";
        var model = endpoint.Models.FirstOrDefault(m => m.Name == name);
        if (model is null)
        {
            body.Refuse(FieldFaultKind.UnknownModel, "model", $"The model {name} is not one of {string.Join(", ", endpoint.Models.Select(m => m.Name))}.");
            model = endpoint.Models[0];
        }

        var duration = ReadDuration(body, model);
        var resolutions = model.Resolutions(duration);
        var resolution = body.Choice("resolution", [.. resolutions]) ?? resolutions[0];
        var aspectRatio = ReadAspectRatio(endpoint, model, body);
        var images = ReadPictures(endpoint, model, body);
        var isOffPeak = body.Flag("off_peak") ?? false;
        var hasWatermark = body.FlagOrText("watermark") ?? false;
        var hasAutomaticPrompt = endpoint.TakesFrames && body.Flag("is_rec") is true;
        var payload = body.Text("payload", longest: LongestPayload) ?? "";
        var metaData = ReadMetaData(body);
        var hasMusic = body.FlagOrText("bgm") ?? false;
        ReadSound(endpoint, model, body);

        var echo = new JsonObject
        {
            ["type"] = endpoint.Type,
            ["style"] = body.Choice("style", ["general", "anime"]) ?? "general",
            ["images"] = new JsonArray([.. images.Select(image => JsonValue.Create(Shortened(image)))]),
            ["duration"] = duration,
            ["seed"] = body.IntegerOrText("seed", 0, int.MaxValue) ?? 0,
            ["aspect_ratio"] = aspectRatio ?? "",
            ["resolution"] = resolution,
            ["movement_amplitude"] = body.Choice("movement_amplitude", ["auto", "small", "medium", "large"]) ?? "auto",
            ["bgm"] = hasMusic,
            ["payload"] = payload,
            ["off_peak"] = isOffPeak,
            ["watermark"] = hasWatermark,
            ["is_rec"] = hasAutomaticPrompt,
            ["wm_position"] = body.IntegerOrText("wm_position", 1, 4),
            ["wm_url"] = body.Address("wm_url", MediaAddressRule.WebOnly) ?? "",
            ["meta_data"] = metaData,
        };
        return new TaskDraft
        {
            Model = name,
            Prompt = prompt,
            Ratio = aspectRatio,
            Amount = ViduPrices.Credits(model.Family, resolution, duration, isOffPeak, hasAutomaticPrompt),
            Marker = payload.Length == 0 ? null : payload,
            CallbackUrl = body.Address("callback_url", MediaAddressRule.WebOnly),
            Echo = echo,
        };
    }

    private static int ReadDuration(Fields body, ViduModel model)
    {
        var duration = (int)(body.Integer("duration", 0, 16) ?? model.UsualDuration);
        if (model.Durations.Contains(duration)) { return duration; }
        body.Refuse(
            FieldFaultKind.Invalid,
            "duration",
            string.Create(CultureInfo.InvariantCulture, $"The model {model.Name} makes {string.Join(", ", model.Durations)} seconds, not {duration}."));
        return model.UsualDuration;
    }

    // 3:4 and 4:3 are for q2 and q3; the relay's page says q2 only, Vidu's own says both.
    private static string? ReadAspectRatio(ViduEndpoint endpoint, ViduModel model, Fields body)
    {
        if (!endpoint.TakesAspectRatio) { return null; }
        string[] ratios = model.Family is ViduFamily.Q1 or ViduFamily.Two ? ["16:9", "9:16", "1:1"] : ["16:9", "9:16", "1:1", "4:3", "3:4"];
        return body.Choice("aspect_ratio", ratios) ?? "16:9";
    }

    private static IReadOnlyList<string> ReadPictures(ViduEndpoint endpoint, ViduModel model, Fields body)
    {
        if (endpoint.Images == 0) { return []; }
        if (endpoint.Images is { } exact) { return body.Addresses("images", Picture, exact, exact, isRequired: true) ?? []; }

        var videos = model.Name == "viduq2-pro" ? body.Addresses("videos", MediaAddressRule.WebOnly, 1, 2) : null;
        var subjects = model.Name == "viduq3-mix" ? null : body.Children("subjects", 1, 7);
        if (subjects is null) { return body.Addresses("images", Picture, 1, videos is null ? 7 : 4, isRequired: videos is null) ?? []; }

        if (body.Has("images")) { body.Refuse(FieldFaultKind.Unwanted, "images", "The fields images and subjects exclude each other."); }
        foreach (var subject in subjects)
        {
            if (!subject.Has("id")) { subject.Text("name", isRequired: true, longest: 64); }
            subject.Text("id");
            subject.Text("name");
            subject.Addresses("images", Picture, 1, 3, isRequired: true);
            subject.Text("voice_id");
            subject.RefuseTheRest();
        }
        return [];
    }

    private static void ReadSound(ViduEndpoint endpoint, ViduModel model, Fields body)
    {
        var isQ3 = model.Family is ViduFamily.Q3Pro or ViduFamily.Q3Turbo;
        var takesAudio = isQ3 || (endpoint.Type == "img2video" && model.Family is ViduFamily.Q2);
        if (takesAudio) { body.Flag("audio"); }
        if (endpoint.Type != "img2video") { return; }

        body.Choice("audio_type", ["all", "speech_only", "sound_effect_only"]);
        if (!isQ3) { body.Text("voice_id"); }
    }

    private static string ReadMetaData(Fields body)
    {
        var text = body.Text("meta_data") ?? "";
        if (text.Length == 0) { return text; }
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind is JsonValueKind.Object) { return text; }
        }
        catch (JsonException)
        {
            // Refused below with the other texts that are not JSON objects.
        }
        body.Refuse(FieldFaultKind.Invalid, "meta_data", "The field meta_data must be the text of a JSON object.");
        return text;
    }

    // Answers repeat addresses, but a picture of megabytes has no place in the journal.
    private static string Shortened(string address) => address.Length <= 2048 ? address : address[..64];
}
