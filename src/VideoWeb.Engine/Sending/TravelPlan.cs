using VideoWeb.Data.Clips;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

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

    /// <summary>The name that a person gave it, or that it has none.</summary>
    public static MessageArgument NameOf(MediaItem item) => item.Name is { } name ? new MessageArgument.Quoted(name) : Message.Of(MessageCode.UnnamedFile);

    private static Message Explain(MediaItem item, MediaTransferMode travel, long most, string provider, Message? problem)
    {
        var file = NameOf(item);
        var size = new MessageArgument.Bytes(item.Facts?.Bytes ?? 0);
        var inside = new MessageArgument.Bytes(most * 3 / 4);
        return ((travel & (MediaTransferMode.DataUri | MediaTransferMode.Base64)) != 0, travel.HasFlag(MediaTransferMode.Url)) switch
        {
            (false, true) when problem is not null => Message.Of(MessageCode.ReachedByAddressOnlyFailing, ("file", file), ("provider", provider), ("problem", problem)),
            (true, true) when problem is not null => Message.Of(MessageCode.TooLargeInsideFailing, ("file", file), ("size", size), ("most", inside), ("problem", problem)),
            (false, true) => Message.Of(MessageCode.ReachedByAddressOnly, ("file", file), ("provider", provider)),
            (true, true) => Message.Of(MessageCode.TooLargeInside, ("file", file), ("size", size), ("most", inside)),
            (true, false) => Message.Of(MessageCode.TooLargeInsideOnly, ("file", file), ("size", size), ("most", inside)),
            _ => Message.Of(MessageCode.NoWayForFile, ("file", file), ("provider", provider)),
        };
    }
}
