using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Sending;

/// <summary>Whether a provider can fetch files from this instance.</summary>
/// <param name="Problem">Why not, when an address is set and does not work; a sentence.</param>
internal sealed record SiteReach(bool IsReached, Message? Problem);

/// <summary>How one medium goes to the provider.</summary>
internal abstract record TravelChoice
{
    private TravelChoice() { }

    /// <summary>Its address is the provider's to fetch already, or holds the bytes.</summary>
    public sealed record AsItIs : TravelChoice;

    /// <summary>As a data URI inside the request.</summary>
    public sealed record Inside : TravelChoice;

    /// <summary>By a signed address of this instance.</summary>
    public sealed record ByAddress : TravelChoice;

    public sealed record Impossible(Message Problem) : TravelChoice;
}
