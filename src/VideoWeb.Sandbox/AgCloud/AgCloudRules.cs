using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.AgCloud;

/// <summary>The kkcc page's parameter table. Any model name is taken, as AGCloud publishes no list.</summary>
internal static class AgCloudRules
{
    private const string Misprint = "3:3";

    // Ark has no 3:3; 3:4 is the only one of its values that is missing from the page's list. Whoever copies the page's word gets what it means.
    private static readonly string[] Ratios = ["adaptive", "16:9", "4:3", "1:1", "3:4", Misprint, "9:16", "21:9"];

    public static TaskDraft Read(Call call, Fields body)
    {
        var model = body.Text("model", isRequired: true) ?? "";
        var family = AgCloudFamily.Of(model);
        var parts = AgCloudContent.Read(body, family);
        var callback = body.Address("callback_url", MediaAddressRule.WebOnly);
        var marker = body.Text("safety_identifier", longest: 64);
        var ratio = body.Choice("ratio", Ratios) is { } chosen ? chosen == Misprint ? "3:4" : chosen : "adaptive";
        var resolution = body.Choice("resolution", family.Resolutions) ?? "720p";
        var duration = ReadDuration(body, family);
        var frames = ReadFrames(body, family);
        var seed = body.Integer("seed", -1, uint.MaxValue) ?? -1;
        var expires = body.Integer("execution_expires_after", 3600, 259200) ?? 172800;
        var hasLastFrame = body.Flag("return_last_frame") ?? false;
        var hasAudio = body.Flag("generate_audio") ?? true;
        var hasWatermark = body.Flag("watermark") ?? false;
        var usesSearch = ReadTools(body, parts);

        var seconds = duration == -1 ? AgCloudTokens.SecondsTheModelPicks : duration;
        var echo = new JsonObject
        {
            ["ratio"] = ratio,
            ["resolution"] = resolution,
            ["duration"] = frames is null ? seconds : null,
            ["frames"] = frames,
            ["seed"] = seed,
            ["generate_audio"] = hasAudio,
            ["watermark"] = hasWatermark,
            ["return_last_frame"] = hasLastFrame,
            ["execution_expires_after"] = expires,
            ["safety_identifier"] = marker,
            ["web_search"] = usesSearch,
        };
        return new TaskDraft
        {
            Model = model,
            Prompt = parts.Prompt,
            Ratio = ratio,
            Amount = AgCloudTokens.Count(resolution, ratio, frames ?? AgCloudTokens.FramesIn(seconds), parts.Roles.Count(role => role == "reference_video")),
            Marker = marker,
            CallbackUrl = callback,
            Echo = echo,
        };
    }

    private static long ReadDuration(Fields body, AgCloudFamily family)
    {
        var duration = body.Integer("duration", -1, family.MostSeconds) ?? 5;
        if (duration < family.LeastSeconds && !(duration == -1 && family.MayChoose))
        {
            body.Refuse(FieldFaultKind.Invalid, "duration", $"The field duration must be {(family.MayChoose ? "-1 or " : "")}between {family.LeastSeconds} and {family.MostSeconds}.");
        }
        return duration;
    }

    // Ark: 25 + 4n, from 29 to 289. The page says that frames win when both are set, so both may be there.
    private static long? ReadFrames(Fields body, AgCloudFamily family)
    {
        var frames = body.Integer("frames", 29, 289);
        if (frames is not null && !family.TakesFrames) { body.Refuse(FieldFaultKind.Unwanted, "frames", "The field frames is not for this model."); }
        if (frames is { } count && (count - 25) % 4 != 0) { body.Refuse(FieldFaultKind.Invalid, "frames", "The field frames must be 25 + 4n."); }
        return frames;
    }

    // Ark takes the one tool web_search, and only when the input is text alone.
    private static bool ReadTools(Fields body, AgCloudParts parts)
    {
        var tools = body.Children("tools", 0, 1);
        foreach (var tool in tools ?? [])
        {
            tool.Choice("type", ["web_search"], isRequired: true);
            tool.RefuseTheRest();
        }
        if (tools is { Count: > 0 } && parts.Roles.Count > 0) { body.Refuse(FieldFaultKind.Unwanted, "tools", "The field tools is for text input only."); }
        return tools is { Count: > 0 };
    }
}

/// <summary>What Ark allows a family of names; any other name is kkcc's.</summary>
internal sealed record AgCloudFamily(string[] Resolutions, int LeastSeconds, int MostSeconds, bool MayChoose, bool TakesFrames, int MostPictures, int MostVideosAndSounds, bool NeedsPicture = false)
{
    private static readonly string[] All = ["480p", "720p", "1080p"];

    public static AgCloudFamily Of(string model)
    {
        bool Has(string part) => model.Contains(part, StringComparison.OrdinalIgnoreCase);
        return Has("-2-0-fast") || Has("-2-0-mini") ? new(["480p", "720p"], 4, 15, true, false, 9, 3)
            : Has("-1-5-") ? new(All, 4, 12, true, false, 0, 0)
            : Has("-1-0-lite-i2v") ? new(All, 2, 12, false, true, 4, 0, NeedsPicture: true)
            : Has("-1-0-") ? new(All, 2, 12, false, true, 0, 0)
            : new(All, 4, 15, true, true, 9, 3);
    }
}

/// <summary>Ark's price: frames × width × height / 1024 tokens, input videos included.</summary>
/// <remarks>Ark writes the rule with seconds × 24, but states 108,900 tokens for 5 s of 720p 16:9: a clip of s seconds has 24 s + 1 frames.</remarks>
internal static class AgCloudTokens
{
    /// <summary>What <c>duration: -1</c> comes to here.</summary>
    public const int SecondsTheModelPicks = 6;

    private const int FramesPerSecond = 24;

    // The file behind an address is never fetched here, so each input video counts as this long.
    private const int SecondsOfAnInputVideo = 5;

    // Seedance 2.0's pixel sizes for 480p, 720p, 1080p.
    private static readonly Dictionary<string, (int Width, int Height)[]> Sizes = new(StringComparer.Ordinal)
    {
        ["16:9"] = [(864, 496), (1280, 720), (1920, 1080)],
        ["4:3"] = [(752, 560), (1112, 834), (1664, 1248)],
        ["1:1"] = [(640, 640), (960, 960), (1440, 1440)],
        ["3:4"] = [(560, 752), (834, 1112), (1248, 1664)],
        ["9:16"] = [(496, 864), (720, 1280), (1080, 1920)],
        ["21:9"] = [(992, 432), (1470, 630), (2206, 946)],
    };

    public static long FramesIn(long seconds) => (seconds * FramesPerSecond) + 1;

    public static long Count(string resolution, string ratio, long frames, int inputVideos)
    {
        var sizes = Sizes.GetValueOrDefault(ratio, Sizes["16:9"]);
        var (width, height) = resolution switch { "480p" => sizes[0], "1080p" => sizes[2], _ => sizes[1] };
        return (frames + (inputVideos * SecondsOfAnInputVideo * FramesPerSecond)) * width * height / 1024;
    }
}
