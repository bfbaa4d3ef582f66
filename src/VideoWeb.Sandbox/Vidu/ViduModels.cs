namespace VideoWeb.Sandbox.Vidu;

/// <summary>Which model does what: the text-to-video page's table, and Vidu's own pages for the three sibling endpoints.</summary>
internal static class ViduModels
{
    private static readonly IReadOnlyList<string> All = ["720p", "540p", "1080p"];
    private static readonly IReadOnlyList<string> NotSmall = ["720p", "1080p"];
    private static readonly IReadOnlyList<string> Large = ["1080p"];

    public static readonly ViduEndpoint Text = new(
        "text2video",
        [
            new("viduq3-turbo", ViduFamily.Q3Turbo, Seconds(1, 16), _ => All),
            new("viduq3-pro", ViduFamily.Q3Pro, Seconds(1, 16), _ => All),
            new("viduq2", ViduFamily.Q2, Seconds(1, 10), _ => All),
            new("viduq1", ViduFamily.Q1, [5], _ => Large),
        ],
        NeedsPrompt: true,
        TakesAspectRatio: true,
        Images: 0);

    public static readonly ViduEndpoint Image = new(
        "img2video",
        [new("viduq3-pro-fast", ViduFamily.Q3Turbo, Seconds(1, 16), _ => NotSmall), .. FrameModels(10)],
        NeedsPrompt: false,
        TakesAspectRatio: false,
        Images: 1);

    public static readonly ViduEndpoint StartEnd = new("start-end2video", FrameModels(8), NeedsPrompt: false, TakesAspectRatio: false, Images: 2);

    public static readonly ViduEndpoint Reference = new(
        "reference2video",
        [
            new("viduq3", ViduFamily.Q3Pro, Seconds(3, 16), _ => All),
            new("viduq3-turbo", ViduFamily.Q3Turbo, Seconds(1, 16), _ => All),
            new("viduq3-mix", ViduFamily.Q3Pro, Seconds(1, 16), _ => NotSmall),
            new("viduq2-pro", ViduFamily.Q2, Seconds(0, 10), _ => All),
            new("viduq2", ViduFamily.Q2, Seconds(1, 10), _ => All),
            new("viduq1", ViduFamily.Q1, [5], _ => Large),
            new("vidu2.0", ViduFamily.Two, [4, 8], SizesOfTwo),
        ],
        NeedsPrompt: true,
        TakesAspectRatio: true,
        Images: null);

    private static IReadOnlyList<ViduModel> FrameModels(int longestOfQ2) =>
    [
        new("viduq3-turbo", ViduFamily.Q3Turbo, Seconds(1, 16), _ => All),
        new("viduq3-pro", ViduFamily.Q3Pro, Seconds(1, 16), _ => All),
        new("viduq2-pro-fast", ViduFamily.Q2, Seconds(1, longestOfQ2), _ => NotSmall),
        new("viduq2-pro", ViduFamily.Q2, Seconds(1, longestOfQ2), _ => All),
        new("viduq2-turbo", ViduFamily.Q2, Seconds(1, longestOfQ2), _ => All),
        new("viduq1", ViduFamily.Q1, [5], _ => Large),
        new("viduq1-classic", ViduFamily.Q1, [5], _ => Large),
        new("vidu2.0", ViduFamily.Two, [4, 8], SizesOfTwo),
    ];

    private static IReadOnlyList<string> SizesOfTwo(int seconds) => seconds == 4 ? ["360p", "720p", "1080p"] : ["720p"];

    private static IReadOnlyList<int> Seconds(int least, int most) => [.. Enumerable.Range(least, most - least + 1)];
}
