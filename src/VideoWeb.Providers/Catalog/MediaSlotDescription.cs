namespace VideoWeb.Providers.Catalog;

/// <summary>A place for media in a mode: what may lie there, how many, how it travels and where it goes in the body.</summary>
public sealed record MediaSlotDescription
{
    /// <summary>Unique within the mode; also the role in dialects that have roles (<c>first_frame</c>, <c>reference_image</c>).</summary>
    public required string Name { get; init; }

    public required LocalizedText Label { get; init; }

    public LocalizedText? Help { get; init; }

    public required MediaKind Kind { get; init; }

    public required int Minimum { get; init; }

    public required int Maximum { get; init; }

    /// <summary>Slots of which at least one must hold something when this one does (reference audio needs a picture or a video).</summary>
    public IReadOnlyList<string> RequiresAnyOf { get; init; } = [];

    /// <summary>The other slot whose picture must have about as many pixels, as <see cref="MediaLimits.PixelsFactor"/> says; null when sizes may differ.</summary>
    public string? PixelsLike { get; init; }

    /// <summary>How the prompt speaks of the items here, before their number: <c>@Image</c> for <c>@Image1</c>; null when it cannot.</summary>
    public string? Mention { get; init; }

    public MediaLimits Limits { get; init; } = new();

    public required MediaTransferMode Travel { get; init; }

    /// <summary>
    /// Patterns of models' names on the wire that take bare base64 and no data URI, where <see cref="Travel"/> has <see cref="MediaTransferMode.Base64"/>; empty for every
    /// name. <c>*</c> stands for any letters.
    /// </summary>
    public IReadOnlyList<string> Base64For { get; init; } = [];

    /// <summary>Where it goes in the body: a path to a text (one item) or to a list of texts, as <see cref="WireAsList"/> says. Dialects with content parts use <see cref="Name"/> as the role instead.</summary>
    public required string WirePath { get; init; }

    public required bool WireAsList { get; init; }
}

public enum MediaKind
{
    Image,
    Video,
    Audio,
}

/// <summary>How a medium may reach the provider.</summary>
[Flags]
public enum MediaTransferMode
{
    None = 0,

    /// <summary>A public http or https address.</summary>
    Url = 1,

    /// <summary>A <c>data:</c> URI in base64 inside the body.</summary>
    DataUri = 2,

    /// <summary>The base64 alone, without <c>data:</c> and type, inside the body.</summary>
    Base64 = 4,
}

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

    /// <summary>Seconds of one item at most where the slot holds several.</summary>
    public decimal? MaxSecondsOfSeveral { get; init; }

    /// <summary>Seconds of all items in the slot together at most.</summary>
    public decimal? TotalSeconds { get; init; }

    /// <summary>Accepted formats by their usual file ending, lower case (<c>jpg</c>, <c>png</c>, <c>mp4</c>); empty when none are stated.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];
}
