using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.EzModel;

/// <summary>EZModel's create page, with the three fields that its Seedance page adds. Any model name and any size is taken; no ranges are published.</summary>
internal static partial class EzModelRules
{
    // Nothing is published; a minute is longer than any model behind it makes.
    private const int LongestDuration = 60;

    private static readonly MediaAddress Picture = new(["image/png", "image/jpeg", "image/jpg", "image/webp", "image/gif", "image/bmp"], TakesBareBase64: true);

    public static TaskDraft Read(Call call, Fields body)
    {
        var model = body.Text("model", isRequired: true) ?? "";
        var prompt = body.Text("prompt", isRequired: true) ?? "";
        body.Address("image", Picture);
        body.Addresses("images", Picture, 1, 16);
        var size = body.Text("size");
        if (size is not null && string.IsNullOrWhiteSpace(size)) { body.Refuse(FieldFaultKind.Invalid, "size", "The field size must not be empty."); }
        body.Choice("quality", ["standard", "hd"]);
        body.Integer("duration", 1, LongestDuration);
        if (body.Text("seconds") is { } seconds && !SecondsPattern().IsMatch(seconds)) { body.Refuse(FieldFaultKind.Invalid, "seconds", "The field seconds must be a number of seconds."); }

        var metadata = body.Child("metadata");
        var ratio = metadata?.Text("ratio") ?? metadata?.Text("aspect_ratio") ?? size;
        return new TaskDraft { Model = model, Prompt = prompt, Ratio = ratio, Amount = 1, Echo = new JsonObject { ["has_image"] = body.Has("image") || body.Has("images") } };
    }

    [GeneratedRegex(@"^[1-9]\d?$", RegexOptions.CultureInvariant)]
    private static partial Regex SecondsPattern();
}
