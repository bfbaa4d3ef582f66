namespace VideoWeb.Providers.Catalog;

/// <summary>Limits of the media in one slot; null means that the provider states none.</summary>
public sealed record MediaLimits
{
    /// <summary>Bytes of one item at most.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Bytes of all items in the slot together at most.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>Pixels of the shorter side at least.</summary>
    public int? MinSide { get; init; }

    /// <summary>Pixels of the longer side at most.</summary>
    public int? MaxSide { get; init; }

    /// <summary>Width divided by height at least.</summary>
    public decimal? MinRatio { get; init; }

    /// <summary>Width divided by height at most.</summary>
    public decimal? MaxRatio { get; init; }

    /// <summary>Width times height at least.</summary>
    public long? MinPixels { get; init; }

    /// <summary>Width times height at most.</summary>
    public long? MaxPixels { get; init; }

    /// <summary>How many times more or fewer pixels than the picture in the slot's <see cref="MediaSlotDescription.PixelsLike"/> there may be; at least 1.</summary>
    public decimal? PixelsFactor { get; init; }

    /// <summary>Seconds of one item at least.</summary>
    public decimal? MinSeconds { get; init; }

    /// <summary>Seconds of one item at most.</summary>
    public decimal? MaxSeconds { get; init; }

    /// <summary>Seconds of all items in the slot together at most.</summary>
    public decimal? TotalSeconds { get; init; }

    /// <summary>Accepted formats by their usual file ending, lower case (<c>jpg</c>, <c>png</c>, <c>mp4</c>); empty when none are stated.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];
}
