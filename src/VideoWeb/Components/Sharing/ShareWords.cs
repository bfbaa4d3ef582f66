using System.Globalization;
using VideoWeb.Data.Sharing;
using VideoWeb.Localization;

namespace VideoWeb.Components.Sharing;

/// <summary>What visitors read of a link and its clips.</summary>
internal static class ShareWords
{
    public static string Title(SharedLink link) => link.Title.Length > 0 ? link.Title : link.WorkspaceName;

    public static string Title(SharedCard card, MessageFormatter texts) => card.Title ?? texts[SharingText.ClipByNumber, ("number", card.Place)];

    // Where visitors are nobody knows.
    public static string LastDay(SharedLink link) => link.ExpiresAt.UtcDateTime.ToString("D", CultureInfo.CurrentCulture);
}
