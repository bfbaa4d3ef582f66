using System.Globalization;
using VideoWeb.Data.Clips;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Sending;

/// <summary>Decides how media travel: small ones inside the request where the slot allows it, else by an address, else inside if they still fit.</summary>
internal static class TravelPlan
{
    /// <summary>Up to this many bytes a file goes inside the request even where it could go by address: one thing less that can fail.</summary>
    public const long SmallBytes = 2 * 1024 * 1024;

    /// <summary>Characters of media inside one request at most, whatever the provider takes: they are all in memory at once.</summary>
    public const long MostInside = 48 * 1024 * 1024;

    // For the prompt and everything else in the body.
    private const long Reserve = 128 * 1024;

    /// <summary>One choice for each medium, in their order.</summary>
    /// <param name="media">Files of ours with their facts.</param>
    public static IReadOnlyList<TravelChoice> Decide(ProviderDescription provider, ModeDescription mode, IReadOnlyList<MediaItem> media, SiteReach reach)
    {
        var most = Math.Min(provider.Capabilities.MaxBodyBytes ?? MostInside, MostInside) - Reserve;
        var room = most - media.Where(item => !AssetAddress.Is(item.Address)).Sum(item => (long)item.Address.Length);
        return [.. media.Select(Choose)];

        TravelChoice Choose(MediaItem item)
        {
            if (!AssetAddress.Is(item.Address)) { return new TravelChoice.AsItIs(); }

            var travel = mode.FindSlot(item.Slot)?.Travel ?? MediaTransferMode.None;
            var bytes = item.Facts?.Bytes ?? 0;
            var encoded = ((bytes + 2) / 3 * 4) + 64;
            var fits = (travel & (MediaTransferMode.DataUri | MediaTransferMode.Base64)) != 0 && encoded <= room;

            // Where models differ in what they take inside, an address is what all of them take.
            var isBetterInside = bytes <= SmallBytes && !travel.HasFlag(MediaTransferMode.Base64);
            if (fits && (isBetterInside || !reach.IsReached || !travel.HasFlag(MediaTransferMode.Url)))
            {
                room -= encoded;
                return new TravelChoice.Inside();
            }

            return travel.HasFlag(MediaTransferMode.Url) && reach.IsReached ? new TravelChoice.ByAddress() : new TravelChoice.Impossible(Explain(item, travel, most, provider.Name, reach.Problem));
        }
    }

    private static string Explain(MediaItem item, MediaTransferMode travel, long most, string provider, string? problem)
    {
        var name = item.Name is { } known ? $"“{known}”" : "A file";
        var size = string.Create(CultureInfo.InvariantCulture, $"{(item.Facts?.Bytes ?? 0) / 1048576m:0.#} MB");
        var inside = string.Create(CultureInfo.InvariantCulture, $"{most * 3 / 4 / 1048576m:0.#} MB");
        return ((travel & (MediaTransferMode.DataUri | MediaTransferMode.Base64)) != 0, travel.HasFlag(MediaTransferMode.Url)) switch
        {
            (false, true) when problem is not null => $"{name} can only reach {provider} by a public address, and this site does not reach its own: {problem}",
            (true, true) when problem is not null => $"{name} has {size}; inside the request {inside} fit in all, and this site does not reach its own public address: {problem}",
            (false, true) => $"{name} can only reach {provider} by a public address, and this site has none. An administrator can set Site:PublicUrl; or put the file where {provider} can reach it and give its address.",
            (true, true) => $"{name} has {size}; inside the request {inside} fit in all. An administrator can set Site:PublicUrl, so that it travels by address; or choose a smaller file.",
            (true, false) => $"{name} has {size}; inside the request, which is the only way here, {inside} fit in all. Choose a smaller file.",
            _ => $"{name} cannot be sent to {provider} in this mode.",
        };
    }
}
