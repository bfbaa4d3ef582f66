namespace VideoWeb.Sandbox.AgCloud;

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
