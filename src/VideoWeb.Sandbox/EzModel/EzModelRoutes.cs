using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.EzModel;

/// <summary>Create, query, download (with the key, ranges served) and the list of models.</summary>
internal sealed class EzModelRoutes(ProviderEndpointMapper endpoints, EzModelResponses responses, NewApiContent content)
{
    private const string Generations = "/v1/video/generations";

    private static readonly string[] Models = ["kling-v1", "kling-v1-6", "kling-v2-master", "kling-v2-5-turbo", "gen-3-alpha"];

    public void Map()
    {
        endpoints.Create(Generations, new CreateEndpoint(EzModelRules.Read, call => call.IsDrifted ? $"mvt-{TaskIds.Hex(16)}" : $"task_{TaskIds.Alphanumeric(16)}", EzModelResponses.Created));
        endpoints.Query(Generations + "/{id}", (task, state, call) => responses.Query(task, state, call.Origin, call.Now));
        content.Map(Generations + "/{id}/content");
        endpoints.Get("/v1/models", _ => Task.FromResult(Reply.Json(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. Models.Select(model => new JsonObject { ["id"] = model, ["object"] = "model", ["created"] = 1_626_777_600, ["owned_by"] = "sandbox" })]),
        })));
        endpoints.RefuseOtherPaths();
    }
}

/// <summary>EZModel's create page, with the three fields that its Seedance page adds. Any model name and any size is taken; no ranges are published.</summary>
internal static partial class EzModelRules
{
    // Nothing is published; a minute is longer than any model behind it makes.
    private const int LongestDuration = 60;

    private static readonly MediaAddressRule Picture = new(["image/png", "image/jpeg", "image/jpg", "image/webp", "image/gif", "image/bmp"], TakesBareBase64: true);

    public static TaskDraft Read(Call call, Fields body)
    {
        var model = body.Text("model", isRequired: true) ?? "";
        var prompt = body.Text("prompt", isRequired: true) ?? "";
        var image = body.Address("image", Picture);

        // Kling's own text: base64 without any beginning.
        if (image is not null && model.StartsWith("kling-", StringComparison.OrdinalIgnoreCase) && image.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            body.Refuse(FieldFaultKind.Invalid, "image", "The field image must be an address or base64 without the beginning data:image.");
        }
        body.Addresses("images", Picture, 1, 16);
        var size = body.Text("size");
        if (size is not null && string.IsNullOrWhiteSpace(size)) { body.Refuse(FieldFaultKind.Invalid, "size", "The field size must not be empty."); }
        if (body.Text("quality") is { } quality && string.IsNullOrWhiteSpace(quality)) { body.Refuse(FieldFaultKind.Invalid, "quality", "The field quality must not be empty."); }
        body.Integer("duration", 1, LongestDuration);
        if (body.Text("seconds") is { } seconds && !SecondsPattern().IsMatch(seconds)) { body.Refuse(FieldFaultKind.Invalid, "seconds", "The field seconds must be a number of seconds."); }

        var metadata = body.Child("metadata");
        var ratio = metadata?.Text("ratio") ?? metadata?.Text("aspect_ratio") ?? size;
        return new TaskDraft { Model = model, Prompt = prompt, Ratio = ratio, Amount = 1, Echo = new JsonObject { ["has_image"] = body.Has("image") || body.Has("images") } };
    }

    [GeneratedRegex(@"^[1-9]\d?$", RegexOptions.CultureInvariant)]
    private static partial Regex SecondsPattern();
}
