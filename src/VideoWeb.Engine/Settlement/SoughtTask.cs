namespace VideoWeb.Engine.Settlement;

/// <summary>What a lost task would look like in its provider's list.</summary>
/// <param name="Marker">The mark that was sent with it and that the list echoes; null when none was.</param>
/// <param name="Texts">What the list may show in the place of a mark: the prompt, and a mark of the user's own.</param>
/// <param name="Model">As it was sent; null when that is not known.</param>
/// <param name="From">Not made before, by the provider's clock, which may be off a little.</param>
/// <param name="To">Not made after.</param>
internal sealed record SoughtTask(string? Marker, IReadOnlyCollection<string> Texts, string? Model, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>When what other sends of the same task asked for may have been made: it looks the same.</summary>
    public IReadOnlyCollection<(DateTimeOffset From, DateTimeOffset To)> OtherSends { get; init; } = [];
}
