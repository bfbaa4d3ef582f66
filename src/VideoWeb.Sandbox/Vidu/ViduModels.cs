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

/// <summary>What one model may be asked on one endpoint.</summary>
/// <param name="Name">Model name.</param>
/// <param name="Family">Decides price and which fields apply.</param>
/// <param name="Durations">Allowed seconds.</param>
/// <param name="Resolutions">Allowed resolutions for a duration, the default first.</param>
internal sealed record ViduModel(string Name, ViduFamily Family, IReadOnlyList<int> Durations, Func<int, IReadOnlyList<string>> Resolutions)
{
    /// <summary>5 seconds where the model can, else its shortest.</summary>
    public int UsualDuration => Durations.Contains(5) ? 5 : Durations[0];
}

internal enum ViduFamily
{
    Q3Pro,
    Q3Turbo,
    Q2,
    Q1,
    Two,
}

/// <summary>One of the four create endpoints.</summary>
/// <param name="Type">Its last path segment, which answers repeat as <c>type</c>.</param>
/// <param name="Models">The models it takes.</param>
/// <param name="NeedsPrompt">The picture alone is not enough.</param>
/// <param name="TakesAspectRatio">Elsewhere the picture decides.</param>
/// <param name="Images">Exact count of <c>images</c>; 0 for none, null for references (1 to 7, or subjects).</param>
internal sealed record ViduEndpoint(string Type, IReadOnlyList<ViduModel> Models, bool NeedsPrompt, bool TakesAspectRatio, int? Images)
{
    public bool IsReference => Images is null;

    public bool TakesFrames => Images > 0;
}

/// <summary>Vidu's credit table for text to video (platform.vidu.cn pricing); the sibling endpoints are charged the same here, as their tables were not at hand.</summary>
internal static class ViduPrices
{
    private const int AutomaticPrompt = 10;

    /// <summary>viduq2, 5 s, 720p = 15 + 4·5 = 35: the first second costs the base, each further one the step.</summary>
    public static int Credits(ViduFamily family, string resolution, int seconds, bool isOffPeak, bool hasAutomaticPrompt)
    {
        var full = family switch
        {
            ViduFamily.Q3Pro => seconds * (resolution switch { "540p" => 9, "1080p" => 24, _ => 20 }),
            ViduFamily.Q3Turbo => seconds * (resolution switch { "540p" => 7, "1080p" => 13, _ => 12 }),
            ViduFamily.Q2 => Stepped(resolution, seconds),
            _ => 80,
        };
        var price = full + (hasAutomaticPrompt ? AutomaticPrompt : 0);
        return isOffPeak ? (price + 1) / 2 : price;
    }

    private static int Stepped(string resolution, int seconds)
    {
        var (first, step) = resolution switch { "540p" => (10, 2), "1080p" => (20, 10), _ => (15, 5) };
        return first + (step * Math.Max(0, seconds - 1));
    }
}
