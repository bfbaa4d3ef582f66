namespace VideoWeb.Providers.Catalog;

/// <summary>A place for media in a mode: what may lie there, how many, how it travels and where it goes in the body.</summary>
public sealed record MediaSlotDescription
{
    /// <summary>Unique within the mode; also the role in dialects that have roles (<c>first_frame</c>, <c>reference_image</c>).</summary>
    public required string Name { get; init; }

    public required string Label { get; init; }

    public string? Help { get; init; }

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

    public required MediaTravel Travel { get; init; }

    /// <summary>Where it goes in the body: a path to a text (one item) or to a list of texts, as <see cref="WireAsList"/> says. Dialects with content parts use <see cref="Name"/> as the role instead.</summary>
    public required string WirePath { get; init; }

    public required bool WireAsList { get; init; }
}
