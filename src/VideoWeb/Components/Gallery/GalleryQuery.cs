using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>What the gallery shows, as its address says it. Anything in an address that makes no sense means "all".</summary>
public sealed record GalleryQuery(bool MineOnly = false, string? ProviderId = null, string? Search = null, string? Before = null)
{
    public static GalleryQuery Read(string? who, string? provider, string? search, string? before) =>
        new(who == "me", Clean(provider), Clean(search), CursorText.Read(before) is null ? null : before);

    /// <summary>True when something narrows the gallery.</summary>
    public bool IsNarrowed => MineOnly || ProviderId is not null || Search is not null;

    public ClipCursor? After => CursorText.Read(Before) is { } place ? new(place.CreatedAt, new(place.Id)) : null;

    public ClipFilter ToFilter() => new(MineOnly, ProviderId, null, Search);

    /// <param name="slug">The workspace's.</param>
    /// <param name="clip">The clip that is open over the gallery; null for the gallery alone.</param>
    public string Address(string slug, ClipId? clip = null)
    {
        var address = clip is { } open ? MediaAddress.Clip(slug, open) : $"/w/{slug}/gallery";
        if (MineOnly) { address = QueryHelpers.AddQueryString(address, "who", "me"); }
        if (ProviderId is not null) { address = QueryHelpers.AddQueryString(address, "provider", ProviderId); }
        if (Search is not null) { address = QueryHelpers.AddQueryString(address, "search", Search); }
        return Before is null ? address : QueryHelpers.AddQueryString(address, "before", Before);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
