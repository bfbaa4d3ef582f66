namespace VideoWeb.Data.Clips;

/// <summary>What a stored file is. Stored by name.</summary>
public enum AssetKind
{
    Clip,
    Poster,
    LastFrame,
    Watermarked,
    /// <summary>Put there by a user as input.</summary>
    Upload,
}
