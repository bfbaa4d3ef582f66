namespace VideoWeb.Providers.Catalog;

/// <summary>A medium that lies in a slot.</summary>
/// <param name="Slot">The slot's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Address">An http or https address, a <c>data:</c> URI, or <c>asset:{id}</c> for a file of ours, which the engine replaces by one of the others before the request is built.</param>
/// <param name="Facts">What is known of the file; null for an address that somebody typed.</param>
/// <param name="Name">The file's name for messages; null for an address.</param>
public sealed record MediaItem(string Slot, MediaKind Kind, string Address, MediaFacts? Facts = null, string? Name = null);
