using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.GlobalAiopc;

/// <summary>Create, and the result route that all its media models share. There is no cancel, no list and no callback.</summary>
internal sealed class GlobalAiopcRoutes(ProviderEndpointMapper endpoints, GlobalAiopcResponses responses)
{
    public void Map()
    {
        endpoints.Create(
            "/kyyReactApiServer/v1/videos/videos",
            new CreateEndpoint(GlobalAiopcRules.Read, call => $"{(call.IsDrifted ? "videos" : "proj")}_{TaskIds.Number(10)}", GlobalAiopcResponses.Created));
        endpoints.Query("/kyyReactApiServer/v1/result/{id}", (task, state, call) => responses.Result(task, state, call.Origin, call.Now));
        endpoints.RefuseOtherPaths();
    }
}

/// <summary>The "Videos Create Video Task" page; drifted keys get the newer page's names, models and limits.</summary>
internal static class GlobalAiopcRules
{
    private const int LongestPrompt = 1500;
    private const int LongestPromptNow = 5000;

    public static TaskDraft Read(Call call, Fields body)
    {
        var draft = call.IsDrifted ? ReadNewer(body) : ReadOlder(body);
        body.Choice("resolution", ["720p"]);
        return draft;
    }

    private static TaskDraft ReadOlder(Fields body)
    {
        var model = ReadModel(body, ["videos", "videos_fast"]);
        var prompt = body.Text("prompt", isRequired: true, longest: LongestPrompt) ?? "";
        var seconds = body.Integer("duration", 4, 15, isRequired: true) ?? 4;
        var ratio = body.Choice("ratio", ["16:9", "9:16"]);
        CheckModes(body, "image", "lastFrameImage", mostImages: 4, mostVideos: 3, mostSounds: 0);
        return Draft(model, prompt, ratio, seconds, model == "videos_fast" ? 0.20m : 0.32m);
    }

    private static TaskDraft ReadNewer(Fields body)
    {
        var model = ReadModel(body, ["videos", "videos_stable", "videos_stable_fast", "videos_pro", "videos_pro_fast"]);
        var isPlain = model == "videos";
        var isPro = model.StartsWith("videos_pro", StringComparison.Ordinal);
        var prompt = body.Text("prompt", isRequired: true, longest: isPlain ? int.MaxValue : LongestPromptNow) ?? "";
        var seconds = body.Integer("duration", 4, 15, isRequired: true) ?? 4;
        if (!isPlain && model != "videos_stable" && seconds is not (10 or 15)) { body.Refuse(FieldFaultKind.Invalid, "duration", $"The model {model} makes 10 or 15 seconds."); }
        var ratio = body.Choice("ratio", isPlain ? ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"] : ["16:9", "9:16", "1:1"]);
        if (isPlain) { body.Flag("autoFace"); }
        CheckModes(body, "first_image", "last_image", mostImages: isPlain || isPro ? 9 : 4, mostVideos: isPro ? 0 : 3, mostSounds: isPlain || isPro ? 3 : 1);
        if (isPro && body.Has("referenceAudios") && !body.Has("referenceImages")) { body.Refuse(FieldFaultKind.Unwanted, "referenceAudios", "referenceAudios needs at least one reference image."); }
        return Draft(model, prompt, ratio, seconds, isPro ? 0.60m : 0.32m);
    }

    private static string ReadModel(Fields body, string[] models)
    {
        var model = body.Text("model", isRequired: true) ?? "";
        if (!models.Contains(model)) { body.Refuse(FieldFaultKind.UnknownModel, "model", $"The model {model} is not one of {string.Join(", ", models)}."); }
        return model;
    }

    // Frame mode needs both pictures; it excludes the reference mode, whose pictures and videos may be mixed.
    private static void CheckModes(Fields body, string first, string last, int mostImages, int mostVideos, int mostSounds)
    {
        var hasFirst = body.Address(first, MediaAddressRule.WebOnly) is not null;
        var hasLast = body.Address(last, MediaAddressRule.WebOnly) is not null;
        var hasReference = body.Addresses("referenceImages", MediaAddressRule.WebOnly, 1, mostImages) is not null;
        if (mostVideos > 0) { hasReference |= body.Addresses("referenceVideos", MediaAddressRule.WebOnly, 1, mostVideos) is not null; }
        if (mostSounds > 0) { hasReference |= body.Addresses("referenceAudios", MediaAddressRule.WebOnly, 1, mostSounds) is not null; }

        if (hasFirst != hasLast) { body.Refuse(FieldFaultKind.Missing, hasFirst ? last : first, $"The fields {first} and {last} must be used together."); }
        if (hasFirst && hasReference) { body.Refuse(FieldFaultKind.Unwanted, first, "First and last frames cannot be combined with reference material."); }
    }

    private static TaskDraft Draft(string model, string prompt, string? ratio, long seconds, decimal price) =>
        new() { Model = model, Prompt = prompt, Ratio = ratio, Amount = price, Echo = new JsonObject { ["seconds"] = seconds } };
}
