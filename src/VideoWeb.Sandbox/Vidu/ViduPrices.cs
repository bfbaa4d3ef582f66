namespace VideoWeb.Sandbox.Vidu;

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
