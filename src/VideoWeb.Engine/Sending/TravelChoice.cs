namespace VideoWeb.Engine.Sending;

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

    /// <param name="Sentence">Why not and what to do.</param>
    public sealed record Impossible(string Sentence) : TravelChoice;
}
