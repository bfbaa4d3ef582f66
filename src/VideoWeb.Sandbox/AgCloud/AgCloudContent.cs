using VideoWeb.Sandbox.Rules;

namespace VideoWeb.Sandbox.AgCloud;

/// <summary>The rules of the <c>content</c> array: what a part may be, and which parts go together.</summary>
/// <remarks>Part fields and roles are the kkcc page's; counts and the exclusive input modes are Ark's (82379/1520757).</remarks>
internal static class AgCloudContent
{
    private static readonly MediaAddressRule Image = new(
        ["image/jpeg", "image/jpg", "image/png", "image/webp", "image/bmp", "image/tiff", "image/gif", "image/heic", "image/heif"], 30 * 1024 * 1024);

    // The page allows base64 for images only; Ark allows it for sound too, never for video.
    private static readonly MediaAddressRule Audio = new(["audio/wav", "audio/x-wav", "audio/mp3", "audio/mpeg"], 15 * 1024 * 1024);

    public static AgCloudParts Read(Fields body, AgCloudFamily family)
    {
        var texts = new List<string>();
        var roles = new List<string>();
        foreach (var part in body.Children("content", 1, 64, isRequired: true) ?? [])
        {
            switch (part.Choice("type", ["text", "image_url", "video_url", "audio_url"], isRequired: true))
            {
                case "text":
                    texts.Add(part.Text("text", isRequired: true) ?? "");
                    break;
                case "image_url":
                    roles.Add(ReadMedium(part, "image_url", Image, ["first_frame", "last_frame", "reference_image"]));
                    break;
                case "video_url":
                    roles.Add(ReadMedium(part, "video_url", MediaAddressRule.WebOnly, ["reference_video"]));
                    break;
                case "audio_url":
                    roles.Add(ReadMedium(part, "audio_url", Audio, ["reference_audio"]));
                    break;
                default:
                    break;
            }
            part.RefuseTheRest();
        }

        if (texts.Count > 1) { body.Refuse(FieldFaultKind.Count, "content", "The field content may hold one text part only."); }
        if (texts.Count == 0 && roles.Count == 0) { body.Refuse(FieldFaultKind.Missing, "content", "The field content needs a text part when there is no image, video or audio."); }
        CheckModes(body, roles, family);
        return new AgCloudParts(texts.FirstOrDefault() ?? "", roles);
    }

    private static string ReadMedium(Fields part, string name, MediaAddressRule rule, IReadOnlyCollection<string> roles)
    {
        var medium = part.Child(name, isRequired: true);
        medium?.Address("url", rule, isRequired: true);
        medium?.RefuseTheRest();
        return part.Choice("role", roles, isRequired: true) ?? "";
    }

    private static void CheckModes(Fields body, List<string> roles, AgCloudFamily family)
    {
        int Count(string role) => roles.Count(r => r == role);
        var (first, last) = (Count("first_frame"), Count("last_frame"));
        var (images, videos, sounds) = (Count("reference_image"), Count("reference_video"), Count("reference_audio"));

        if (family.NeedsPicture && roles.Count == 0) { body.Refuse(FieldFaultKind.Missing, "content", "The field content needs an image for this model."); }
        if (first > 1 || last > 1) { body.Refuse(FieldFaultKind.Count, "content", "The roles first_frame and last_frame may each occur once."); }
        if (last > 0 && first == 0) { body.Refuse(FieldFaultKind.Unwanted, "content", "The role last_frame needs a part with the role first_frame."); }
        if (first + last > 0 && images + videos + sounds > 0)
        {
            body.Refuse(FieldFaultKind.Unwanted, "content", "First and last frames cannot be combined with reference images, videos or audio.");
        }
        if (images > family.MostPictures || videos > family.MostVideosAndSounds || sounds > family.MostVideosAndSounds)
        {
            body.Refuse(FieldFaultKind.Count, "content", $"At most {family.MostPictures} reference images, {family.MostVideosAndSounds} reference videos and {family.MostVideosAndSounds} reference audio parts are allowed.");
        }
        if (sounds > 0 && images + videos == 0)
        {
            body.Refuse(FieldFaultKind.Unwanted, "content", "Reference audio needs at least one reference image or video.");
        }
    }
}

/// <summary>What the content array says.</summary>
/// <param name="Prompt">The text part, empty when there is none.</param>
/// <param name="Roles">The role of every other part, in order.</param>
internal sealed record AgCloudParts(string Prompt, IReadOnlyList<string> Roles);
