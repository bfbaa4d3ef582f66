using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Endpoints.Downloads;

/// <summary>A clip of an edit list: the whole of its file, one after the other.</summary>
/// <param name="File">The name of the file beside the list.</param>
/// <param name="Seconds">As measured; 0 where nobody knows.</param>
/// <param name="Rate">Null where the file does not say.</param>
internal sealed record EditClip(string File, decimal Seconds, FrameRate? Rate, int? Width, int? Height, bool HasSound, ClipDetail Detail, string Member)
{
    public ClipCard Card => Detail.Card;

    public long? Seed => Detail.Task is { } task ? UsedSeed.Of(task) : null;

    public ReportedCost? Cost => Card.Cost;
}

/// <summary>Clips in the order in which they are to be cut together, in one frame rate. Pure.</summary>
internal sealed record EditList(string Title, IReadOnlyList<EditClip> Clips)
{
    /// <summary>The events that a list of CMX 3600 can number; what is beyond is in no list.</summary>
    public const int MaxClips = 999;

    /// <summary>Where no file says how fast it is.</summary>
    public static FrameRate Assumed { get; } = new(25, 1);

    /// <summary>Of most of the clips, the first of them where as many have another.</summary>
    public FrameRate Rate { get; } = Clips.Select(clip => clip.Rate).OfType<FrameRate>().GroupBy(rate => rate).MaxBy(same => same.Count())?.Key ?? Assumed;

    /// <summary>None of the files says how fast it is.</summary>
    public bool IsRateAssumed { get; } = Clips.All(clip => clip.Rate is null);

    /// <summary>How long a clip is in frames of the list; at least 1.</summary>
    public long FramesOf(EditClip clip) => Rate.FramesIn(clip.Seconds);

    /// <summary>Each clip with the frame at which it begins.</summary>
    public IEnumerable<(EditClip Clip, long Begin, long Frames)> Places()
    {
        var begin = 0L;
        foreach (var clip in Clips)
        {
            var frames = FramesOf(clip);
            yield return (clip, begin, frames);
            begin += frames;
        }
    }
}
