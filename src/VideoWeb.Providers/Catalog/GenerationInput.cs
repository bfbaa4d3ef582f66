using System.Text.Json.Serialization;

namespace VideoWeb.Providers.Catalog;

/// <summary>What a user asks for, in terms of the catalog: the input of the check and of every dialect.</summary>
/// <param name="Provider">With the connection's own endpoints already applied.</param>
/// <param name="Model">The resolved model.</param>
/// <param name="Mode">One of the model's modes.</param>
/// <param name="Values">What was set; unset parameters have their defaults.</param>
/// <param name="Media">In the order of the form; the order within a slot is kept on the wire.</param>
public sealed record GenerationInput(
    ProviderDescription Provider, ModelDescription Model, ModeDescription Mode, ParameterValues Values, IReadOnlyList<MediaItem> Media);

/// <summary>A medium that lies in a slot.</summary>
/// <param name="Slot">The slot's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Address">An http or https address, a <c>data:</c> URI, or <c>asset:{id}</c> for a file of ours, which the engine replaces by one of the others before the request is built.</param>
/// <param name="Facts">What is known of the file; null for an address that somebody typed.</param>
/// <param name="Name">The file's name for messages; null for an address.</param>
public sealed record MediaItem(string Slot, MediaKind Kind, string Address, MediaFacts? Facts = null, string? Name = null)
{
    /// <summary>The address of the picture that it was cut out of, which is kept with it; null when it is whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CutFrom { get; init; }
}

/// <summary>What was measured in a file.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Format">The usual file ending of its real type, lower case (<c>jpg</c>, <c>png</c>, <c>webp</c>, <c>mp4</c>), by content.</param>
/// <param name="Width">Pixels; null for audio.</param>
/// <param name="Height">Pixels; null for audio.</param>
/// <param name="Seconds">Length; null for pictures.</param>
public sealed record MediaFacts(long Bytes, string Format, int? Width = null, int? Height = null, decimal? Seconds = null);
