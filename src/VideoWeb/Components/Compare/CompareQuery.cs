using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Votes;

namespace VideoWeb.Components.Compare;

/// <summary>How clips that are compared lie on the screen.</summary>
public enum CompareMode
{
    /// <summary>Each in a place of its own.</summary>
    Side,
    /// <summary>Two upon each other, with a line between what is seen of each.</summary>
    Wipe,
    /// <summary>Two upon each other, of which only what differs is seen.</summary>
    Difference,
}

/// <summary>What is compared, as the page's address says it. What makes no sense in an address is left out.</summary>
/// <param name="Clips">At most <see cref="ClipSet.MaxCount"/>, in the order of their places unless that is blind.</param>
/// <param name="Blind">Names are hidden and places shuffled, in the same way for the same number; null for neither.</param>
/// <param name="In">Where the part that is looped begins, in seconds; null for the beginning.</param>
/// <param name="Out">Where it ends; null for the end.</param>
public sealed record CompareQuery(IReadOnlyList<ClipId> Clips, CompareMode Mode = CompareMode.Side, int? Blind = null, decimal? In = null, decimal? Out = null)
{
    // Nobody's clip is longer than a day.
    private const decimal MaxSeconds = 86_400;

    private static readonly IReadOnlyDictionary<string, CompareMode> Modes = new Dictionary<string, CompareMode> { ["wipe"] = CompareMode.Wipe, ["difference"] = CompareMode.Difference };

    /// <summary>The clips as a vote takes them; null where there are too few.</summary>
    public ClipSet? Set => ClipSet.Of(Clips);

    /// <summary>The clips in the order of their places.</summary>
    public IReadOnlyList<ClipId> Places => Blind is { } seed ? BlindOrder.Of(Clips, seed) : Clips;

    /// <summary>Each clip a place further, the last one at the first place.</summary>
    public CompareQuery Swapped => this with { Clips = [.. Clips.TakeLast(1), .. Clips.SkipLast(1)] };

    /// <summary>With names, as the clips lie now.</summary>
    public CompareQuery Revealed => this with { Clips = Places, Blind = null };

    /// <param name="find">What the address says; null for nothing.</param>
    public static CompareQuery Read(Func<string, string?> find)
    {
        IReadOnlyList<ClipId> clips = [.. (find("clips") ?? "").Split(',').Select(part => ClipId.TryParse(part, out var clip) ? clip : (ClipId?)null).OfType<ClipId>().Distinct().Take(ClipSet.MaxCount)];
        var (from, to) = (ReadSeconds(find("in")), ReadSeconds(find("out")));
        return new(
            clips, clips.Count == 2 ? Modes.GetValueOrDefault(find("mode") ?? "") : CompareMode.Side,
            int.TryParse(find("blind"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null, from, to > (from ?? 0) ? to : null);
    }

    /// <param name="slug">The workspace's.</param>
    public string Address(string slug)
    {
        var address = $"/w/{slug}/compare?clips={string.Join(',', Clips)}";
        if (Mode != CompareMode.Side) { address = QueryHelpers.AddQueryString(address, "mode", Modes.Single(mode => mode.Value == Mode).Key); }
        if (Blind is { } seed) { address = QueryHelpers.AddQueryString(address, "blind", seed.ToString(CultureInfo.InvariantCulture)); }
        if (In is { } from) { address = QueryHelpers.AddQueryString(address, "in", Write(from)); }
        return Out is { } to ? QueryHelpers.AddQueryString(address, "out", Write(to)) : address;
    }

    internal static string Write(decimal seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static decimal? ReadSeconds(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxSeconds ? decimal.Round(seconds, 3) : null;
}
