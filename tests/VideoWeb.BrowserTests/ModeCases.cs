namespace VideoWeb.BrowserTests;

/// <summary>Every mode of every provider, once.</summary>
internal static class ModeCases
{
    /// <summary>Of a name that never exists: our server can tell nothing of such a picture, which is no reason against it.</summary>
    public const string Address = "https://pictures.invalid/ref-1.png";

    private const string First = "aurora-1x1.jpg";
    private const string Last = "aurora-1x1-last.jpg";
    private const string Other = "ridges-1x1.jpg";
    private const string Clip = "deep-1x1.mp4";

    public static IReadOnlyList<ModeCase> All { get; } = [.. AgCloud(), .. Vidu(), .. UniAll(), .. GlobalAiopc(), .. EzModel()];

    private static IEnumerable<ModeCase> AgCloud()
    {
        yield return Case("Text", [], ["\"type\": \"text\""]);
        yield return Case("First frame", [("first_frame", [First])], ["\"role\": \"first_frame\""]);
        yield return Case("First and last frame", [("first_frame", [First]), ("last_frame", [Last])], ["\"role\": \"first_frame\"", "\"role\": \"last_frame\""]);
        yield return Case(
            "References", [("reference_image", [First, Other]), ("reference_video", [Clip]), ("reference_audio", ["tone.wav"])],
            ["\"role\": \"reference_image\"", "\"role\": \"reference_video\"", "\"role\": \"reference_audio\"", "\"video_url\": {", "\"audio_url\": {"]);

        static ModeCase Case(string mode, (string, string[])[] media, string[] marks) =>
            new("AGCloud", "Seedance", mode, media, "/sandbox/agcloud/api/v3/contents/generations/tasks", marks);
    }

    private static IEnumerable<ModeCase> Vidu()
    {
        yield return Case("Vidu Q3 Turbo", "Text", [], "text2video", ["\"model\": \"viduq3-turbo\""]);
        yield return Case("Vidu Q3 Turbo", "First frame", [("first_frame", [First])], "img2video", ["\"images\": ["]);
        yield return Case("Vidu Q3 Turbo", "First and last frame", [("first_frame", [First]), ("last_frame", [Last])], "start-end2video", ["\"images\": ["]);
        yield return Case("Vidu Q3 Turbo", "References", [("reference_image", [First, Other])], "reference2video", ["\"images\": ["]);
        yield return Case(
            "Vidu Q2 Pro", "Video references", [("reference_image", [Other]), ("reference_video", [Clip])], "reference2video",
            ["\"model\": \"viduq2-pro\"", "\"images\": [", "\"videos\": ["]);

        static ModeCase Case(string model, string mode, (string, string[])[] media, string path, string[] marks) =>
            new("Vidu", model, mode, media, $"/sandbox/vidu/ent/v2/{path}", marks);
    }

    private static IEnumerable<ModeCase> UniAll()
    {
        yield return Case("Text", [], ["\"model\": \"viduq3t-", "\"aspect_ratio\": \""]);
        yield return Case("First frame", [("first_frame", [First])], ["\"image\": \"asset:"]);
        yield return Case("First and last frame", [("first_frame", [First]), ("last_frame", [Last])], ["\"image\": \"asset:", "\"last_image\": \"asset:"]);
        yield return Case("References", [("reference_image", [Address, Other])], ["\"model\": \"viduq3t-mix-", "\"reference_image_urls\": [", Address, "asset:"]);

        static ModeCase Case(string mode, (string, string[])[] media, string[] marks) =>
            new("UniAll", "Vidu Q3 Turbo", mode, media, "/sandbox/uniall/v1/video/generations", marks);
    }

    private static IEnumerable<ModeCase> GlobalAiopc()
    {
        yield return Case("Text", [], ["\"model\": \"videos_fast\""]);
        yield return Case("First and last frame", [("first_frame", [First]), ("last_frame", [Last])], ["\"image\": \"asset:", "\"lastFrameImage\": \"asset:"]);
        yield return Case(
            "References", [("reference_image", [Address, Other]), ("reference_video", [Clip])], ["\"referenceImages\": [", Address, "\"referenceVideos\": ["]);

        static ModeCase Case(string mode, (string, string[])[] media, string[] marks) =>
            new("GlobalAIOPC", "Videos Fast", mode, media, "/sandbox/globalaiopc/kyyReactApiServer/v1/videos/videos", marks);
    }

    private static IEnumerable<ModeCase> EzModel()
    {
        yield return Case("Text", [], ["\"model\": \"kling-v1\""]);
        yield return Case("Picture", [("first_frame", [First])], ["\"image\": \"asset:"]);

        static ModeCase Case(string mode, (string, string[])[] media, string[] marks) =>
            new("EZModel", "EZModel Video", mode, media, "/sandbox/ezmodel/v1/video/generations", marks);
    }
}
