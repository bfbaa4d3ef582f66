using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Data.Sharing;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Sharing;

/// <summary>A link and its clips in words.</summary>
internal static class ShareLabels
{
    public static string Title(SharedLink link) => link.Title.Length > 0 ? link.Title : link.WorkspaceName;

    public static string Title(SharedCard card, MessageFormatter texts) => card.Title ?? texts[SharingText.ClipByNumber, ("number", card.Place)];

    /// <summary>Whole, to be sent.</summary>
    public static string Address(ShareAddress address, EngineOptions engine, NavigationManager navigation) =>
        $"{engine.PublicUrl?.AbsoluteUri.TrimEnd('/') ?? navigation.BaseUri.TrimEnd('/')}/s/{address.Token}";

    // Where visitors are nobody knows.
    public static string LastDay(SharedLink link) => link.ExpiresAt.UtcDateTime.ToString("D", CultureInfo.CurrentCulture);
}
