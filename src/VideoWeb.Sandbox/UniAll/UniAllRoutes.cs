using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.UniAll;

/// <summary>Create, the two query routes and the download. UniAll has neither cancel nor list nor callback.</summary>
internal sealed class UniAllRoutes(ProviderEndpointMapper endpoints, UniAllResponses responses, NewApiContent content)
{
    public void Map()
    {
        endpoints.Create("/v1/video/generations", new CreateEndpoint(UniAllRules.Read, _ => $"task_{TaskIds.Alphanumeric(20)}", UniAllResponses.Created));
        endpoints.Query("/v1/video/generations/{id}", (task, state, call) => responses.Job(task, state, call.Origin, call.Now));
        endpoints.Query("/v1/videos/{id}", (task, state, call) => responses.OpenAiVideo(task, state, call.Origin, call.Now));
        // Not on UniAll's page; the software that it looks like has it.
        content.Map("/v1/videos/{id}/content");
        endpoints.RefuseOtherPaths();
    }
}

/// <summary>UniAll's "Create Video Task (Old)" page. Its table marks every field as required; its own examples show that only model, prompt and duration are.</summary>
internal static partial class UniAllRules
{
    private const int LongestDuration = 16;

    private static readonly string[] Ratios = ["16:9", "9:16", "1:1", "4:3", "3:4"];

    public static TaskDraft Read(Call call, Fields body)
    {
        var model = body.Text("model", isRequired: true) ?? "";
        if (model.Length > 0 && !ModelPattern().IsMatch(model)) { body.Refuse(FieldFaultKind.UnknownModel, "model", $"The model {model} is not offered."); }

        var prompt = body.Text("prompt", isRequired: true) ?? "";
        var image = body.Address("image", MediaAddressRule.WebOnly);
        var last = body.Address("last_image", MediaAddressRule.WebOnly);
        var references = body.Addresses("reference_image_urls", MediaAddressRule.WebOnly, 1, 4);
        if (last is not null && image is null) { body.Refuse(FieldFaultKind.Unwanted, "last_image", "last_image requires image"); }
        if (references is not null && (image is not null || last is not null))
        {
            body.Refuse(FieldFaultKind.Unwanted, "reference_image_urls", "reference_image_urls cannot be combined with image or last_image");
        }
        // The old page gives references to the mix models only, the newer page to all.
        if (references is not null && !call.IsDrifted && !model.Contains("-mix-", StringComparison.Ordinal))
        {
            body.Refuse(FieldFaultKind.Unwanted, "reference_image_urls", "reference_image_urls is for mix models only");
        }

        var ratio = body.Choice("aspect_ratio", Ratios);
        // The table says string, the examples send integers.
        var duration = body.IntegerOrText("duration", 1, LongestDuration, isRequired: true) ?? 1;
        var extra = body.Child("extra_body");
        extra?.Flag("audio");
        extra?.Flag("bgm");
        extra?.Integer("seed", 0, int.MaxValue);
        // The page says of this object no more than that it is one: what else it holds is passed on.

        return new TaskDraft { Model = model, Prompt = prompt, Ratio = ratio, Amount = 1, Echo = new JsonObject { ["seconds"] = duration } };
    }

    [GeneratedRegex("^viduq3[pt](-mix)?-(540p|720p|1080p)(-offpeak)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ModelPattern();
}
