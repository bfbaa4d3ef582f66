namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>Every row of every parameter table of the five pages. A row that does otherwise than its page says so in its departure.</summary>
internal static class PageRows
{
    private const string EveryVidu = "viduq3-turbo viduq3-pro viduq2 viduq1";
    private const string Frames = "first-frame first-last-frame";
    private const string EveryMode = "text first-frame first-last-frame references";
    private const string AgCloudPicture = "Image by Url, DataUri (bytes ..31457280, side 300..6000, ratio 0.4..2.5, jpg/png/webp/bmp/tiff/gif/heic/heif) -> content.image_url.url[]";

    /// <summary>The fields of each page's tables, in its order: the checklist that the rows below are held against.</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        ["0 agcloud"] = "model content content.type content.text content.role content.image_url content.image_url.url content.video_url content.video_url.url "
            + "callback_url return_last_frame execution_expires_after generate_audio ratio resolution duration frames seed watermark tools safety_identifier",
        ["1 vidu"] = "model style prompt duration seed aspect_ratio resolution movement_amplitude bgm payload watermark wm_position wm_url meta_data callback_url",
        ["2 uniall"] = "model prompt image reference_image_urls last_image aspect_ratio duration extra_body",
        ["3 globalaiopc"] = "model prompt duration ratio resolution image lastFrameImage referenceImages referenceVideos",
        ["4 ezmodel"] = "model prompt image size quality duration",
    };

    public static IReadOnlyList<PageRow> All { get; } = [.. AgCloud(), .. Vidu(), .. UniAll(), .. GlobalAiopc(), .. EzModel()];

    private static IEnumerable<PageRow> AgCloud()
    {
        yield return Row("model", EveryMode, "model", "required text of 100 Identifier default kkcc -> model: String always");
        yield return Row("content", "text", "prompt", "required text -> content.text: String");
        // A part's type and role follow from the parameter or slot: text, and one slot for each role.
        yield return Row("content.type", "references", "reference_audio", "0 to 3 Audio by Url, DataUri with reference_image or reference_video (bytes ..15728640, s 2..15, s together ..15, wav/mp3) -> content.audio_url.url[]");
        yield return Row("content.text", "first-frame first-last-frame references", "prompt", "optional text -> content.text: String");
        yield return Row("content.role", "first-last-frame", "last_frame", $"1 to 1 {AgCloudPicture}");
        yield return Row("content.image_url", "references", "reference_image", $"0 to 9 {AgCloudPicture}");
        yield return Row("content.image_url.url", Frames, "first_frame", $"1 to 1 {AgCloudPicture}");
        yield return Row("content.video_url", "references", "reference_video", "0 to 3 Video by Url (bytes ..209715200, side 300..6000, ratio 0.4..2.5, pixels 407696..8295044, s 2..15, s together ..15, mp4/mov) -> content.video_url.url[]");
        yield return Row("content.video_url.url", "text first-frame first-last-frame", "reference_video", "");
        yield return Row("callback_url", EveryMode, "callback_url", "optional text of 2000 Url -> callback_url: String");
        yield return Row("return_last_frame", EveryMode, "return_last_frame", "optional switch default false -> return_last_frame: Boolean");
        yield return Row("execution_expires_after", EveryMode, "execution_expires_after", "optional integer 3600 to 259200 default 172800 -> execution_expires_after: Integer");
        yield return Row("generate_audio", EveryMode, "audio", "optional switch default true -> generate_audio: Boolean");
        yield return Row("ratio", EveryMode, "ratio", "optional choice adaptive 16:9 4:3 1:1 3:4 9:16 21:9 default adaptive -> ratio: String", new(
            """{"ratio":"3:3"}""", "The page prints 3:3, a misprint: Ark has no such ratio, and 3:4 is the only one of its values that the page lacks."));
        yield return Row("resolution", EveryMode, "resolution", "optional choice 480p 720p 1080p default 720p -> resolution: String");
        yield return Row("duration", EveryMode, "duration", "optional integer 4 to 15 or -1 default 5 -> duration: Integer when frames is unset", new(
            """{"duration":5,"frames":29}""", "The page takes both and lets frames win; we send the one that counts."));
        yield return Row("frames", EveryMode, "frames", "optional integer 29 to 289 by 4 -> frames: Integer");
        yield return Row("seed", EveryMode, "seed", "optional seed -1 to 4294967295, random -1 -> seed: Integer");
        yield return Row("watermark", EveryMode, "watermark", "optional switch default false -> watermark: Boolean");
        yield return Row("tools", "text", "web_search", "optional switch [{\"type\":\"web_search\"}] default false -> tools: Json");
        yield return Row("tools", "first-frame first-last-frame references", "web_search", "");
        yield return Row("safety_identifier", EveryMode, "safety_identifier", "optional text of 64 -> safety_identifier: String");

        static PageRow Row(string field, string modes, string name, string expected, PageDeparture? departure = null) => new("0 agcloud", field, "seedance", modes, name, expected, departure);
    }

    private static IEnumerable<PageRow> Vidu()
    {
        // The model is not a parameter: it is chosen, and its wire name is checked with the models' names.
        yield return Row("model", EveryVidu, "model", "");
        yield return Row("style", "viduq1", "style", "optional choice general anime default general -> style: String");
        yield return Row("style", "viduq3-turbo viduq3-pro viduq2", "style", "", new(
            """{"style":"anime"}""", "The page offers it to every model and says that it has no effect on q2; Vidu's own page says so of q3 too. Where it has none it is hidden."));
        yield return Row("prompt", EveryVidu, "prompt", "required text of 2000 -> prompt: String");
        yield return Row("duration", "viduq3-turbo viduq3-pro", "duration", "optional integer 1 to 16 default 5 -> duration: Integer");
        yield return Row("duration", "viduq2", "duration", "optional integer 1 to 10 default 5 -> duration: Integer");
        yield return Row("duration", "viduq1", "duration", "optional integer 5 to 5 default 5 -> duration: Integer");
        yield return Row("seed", EveryVidu, "seed", "optional seed 0 to 2147483647, random 0 -> seed: Integer", new(
            """{"seed":"7"}""", "The page says string; Vidu's own type is an integer."));
        yield return Row("aspect_ratio", "viduq2", "ratio", "optional choice 16:9 9:16 3:4 4:3 1:1 default 16:9 -> aspect_ratio: String");
        yield return Row("aspect_ratio", "viduq3-turbo viduq3-pro", "ratio", "optional choice 16:9 9:16 3:4 4:3 1:1 default 16:9 -> aspect_ratio: String", new(
            """{"aspect_ratio":"9:16"}""", "The page gives 3:4 and 4:3 to q2 only; Vidu's own page gives them to q3 too."));
        yield return Row("aspect_ratio", "viduq1", "ratio", "optional choice 16:9 9:16 1:1 default 16:9 -> aspect_ratio: String");
        yield return Row("resolution", "viduq3-turbo viduq3-pro viduq2", "resolution", "optional choice 540p 720p 1080p default 720p -> resolution: String");
        yield return Row("resolution", "viduq1", "resolution", "optional choice 1080p default 1080p -> resolution: String");
        yield return Row("movement_amplitude", "viduq1", "movement_amplitude", "optional choice auto small medium large default auto -> movement_amplitude: String");
        yield return Row("movement_amplitude", "viduq3-turbo viduq3-pro viduq2", "movement_amplitude", "", new(
            """{"movement_amplitude":"large"}""", "The page offers it to every model and says that it has no effect on q2; Vidu's own page says so of q3 too. Where it has none it is hidden."));
        yield return Row("bgm", "viduq1", "bgm", "optional switch default false -> bgm: Boolean", new(
            """{"bgm":"true"}""", "The page says string; Vidu's own type is a boolean."));
        yield return Row("bgm", "viduq2", "bgm", "optional switch default false -> bgm: Boolean when duration is 1/2/3/4/5/6/7/8", new(
            """{"bgm":"true","duration":10}""", "The page says string and knows no limit of length; Vidu's own type is a boolean, and its own page adds no music to 9 and 10 seconds."));
        yield return Row("bgm", "viduq3-turbo viduq3-pro", "bgm", "", new(
            """{"bgm":"true"}""", "The page offers it to every model; Vidu's own page says that it has no effect on q3. Where it has none it is hidden."));
        yield return Row("payload", EveryVidu, "payload", "optional text of 1048576 -> payload: String");
        yield return Row("watermark", EveryVidu, "watermark", "optional switch default false -> watermark: Boolean", new(
            """{"watermark":"true"}""", "The page says string; Vidu's own type is a boolean."));
        yield return Row("wm_position", EveryVidu, "wm_position", "optional choice 1 2 3 4 default 3 -> wm_position: Integer when watermark is true", new(
            """{"wm_position":"2"}""", "The page says string and does not tie it to the watermark; Vidu's own type is an integer, and without a watermark there is no place for one."));
        yield return Row("wm_url", EveryVidu, "wm_url", "optional text of 2000 Url -> wm_url: String when watermark is true");
        yield return Row("meta_data", EveryVidu, "meta_data", "optional map Label ContentProducer ContentPropagator ProduceID PropagateID ReservedCode1 ReservedCode2 -> meta_data: JsonText");
        yield return Row("callback_url", EveryVidu, "callback_url", "optional text of 2000 Url -> callback_url: String");

        static PageRow Row(string field, string models, string name, string expected, PageDeparture? departure = null) => new("1 vidu", field, models, "text", name, expected, departure);
    }

    private static IEnumerable<PageRow> UniAll()
    {
        // Resolution, off-peak and mix are parts of the model's name; the names are checked with the models.
        yield return Row("model", EveryMode, "resolution", "optional choice 540p 720p 1080p default 720p -> not sent");
        yield return Row("model", "text first-frame first-last-frame", "off_peak", "optional switch default false -> not sent");
        yield return Row("model", "references", "off_peak", "");
        yield return Row("prompt", EveryMode, "prompt", "required text -> prompt: String");
        yield return Row("image", Frames, "first_frame", "1 to 1 Image by Url -> image");
        yield return Row("image", "text references", "first_frame", "");
        yield return Row("reference_image_urls", "references", "reference_image", "1 to 4 Image by Url -> reference_image_urls[]");
        yield return Row("reference_image_urls", "text first-frame first-last-frame", "reference_image", "");
        yield return Row("last_image", "first-last-frame", "last_frame", "1 to 1 Image by Url -> last_image");
        yield return Row("last_image", "text first-frame references", "last_frame", "");
        yield return Row("aspect_ratio", "text references", "ratio", "optional choice 16:9 9:16 1:1 default 16:9 -> aspect_ratio: String always");
        yield return Row("aspect_ratio", Frames, "ratio", "", new(
            """{"aspect_ratio":"16:9"}""", "The table calls every field required; the page's own examples from pictures send no ratio, as the picture has one."));
        yield return Row("duration", EveryMode, "duration", "required integer 1 to 16 default 5 -> duration: Integer always", new(
            """{"duration":"5"}""", "The table says string; the page's own examples send integers."));
        yield return Row("extra_body", EveryMode, "extra_body", "optional json Object -> extra_body: Json");
        yield return Row("extra_body", EveryMode, "audio", "optional switch -> extra_body.audio: Boolean");
        yield return Row("extra_body", EveryMode, "bgm", "optional switch -> extra_body.bgm: Boolean");
        yield return Row("extra_body", EveryMode, "seed", "optional seed 0 to 2147483647, random 0 -> extra_body.seed: Integer");

        static PageRow Row(string field, string modes, string name, string expected, PageDeparture? departure = null) => new("2 uniall", field, "viduq3-pro viduq3-turbo", modes, name, expected, departure);
    }

    private static IEnumerable<PageRow> GlobalAiopc()
    {
        const string Modes = "text first-last-frame references";
        yield return Row("model", Modes, "model", "");
        yield return Row("prompt", Modes, "prompt", "required text of 1500 -> prompt: String");
        yield return Row("duration", Modes, "duration", "required integer 4 to 15 default 5 -> duration: Integer always");
        yield return Row("ratio", Modes, "ratio", "optional choice 16:9 9:16 default 16:9 -> ratio: String");
        yield return Row("resolution", Modes, "resolution", "optional choice 720p default 720p -> resolution: String");
        yield return Row("image", "first-last-frame", "first_frame", "1 to 1 Image by Url -> image");
        yield return Row("image", "text references", "first_frame", "");
        yield return Row("lastFrameImage", "first-last-frame", "last_frame", "1 to 1 Image by Url -> lastFrameImage");
        yield return Row("lastFrameImage", "text references", "last_frame", "");
        yield return Row("referenceImages", "references", "reference_image", "0 to 4 Image by Url (bytes ..20971520) -> referenceImages[]");
        yield return Row("referenceImages", "text first-last-frame", "reference_image", "");
        yield return Row("referenceVideos", "references", "reference_video", "0 to 3 Video by Url (bytes together ..209715200, side 720..2160, s together ..15) -> referenceVideos[]");
        yield return Row("referenceVideos", "text first-last-frame", "reference_video", "");

        static PageRow Row(string field, string modes, string name, string expected) => new("3 globalaiopc", field, "videos videos_fast", modes, name, expected);
    }

    private static IEnumerable<PageRow> EzModel()
    {
        const string Modes = "text first-frame";
        yield return Row("model", Modes, "model", "required text of 100 Identifier default kling-v1 -> model: String always");
        yield return Row("prompt", Modes, "prompt", "required text -> prompt: String");
        yield return Row("image", "first-frame", "first_frame", "1 to 1 Image by Url, DataUri, Base64 -> image", new(
            """{"image":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB"}""", "The page says Base64; a data URI is Base64 that also says what it is."));
        yield return Row("image", "text", "first_frame", "");
        yield return Row("size", Modes, "size", "optional choice 1280x720 720x1280 1024x1024 1920x1080 1080x1920 512x512 16:9 9:16 1:1 or other -> size: String");
        yield return Row("quality", Modes, "quality", "optional choice standard hd or other -> quality: String");
        yield return Row("duration", Modes, "duration", "optional integer 1 to 60 -> duration: Integer");

        static PageRow Row(string field, string modes, string name, string expected, PageDeparture? departure = null) => new("4 ezmodel", field, "any", modes, name, expected, departure);
    }
}
