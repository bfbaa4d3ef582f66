namespace VideoWeb.Providers.Catalog;

/// <summary>One model with everything its form and its request need; nothing is inherited any more after loading.</summary>
public sealed record ModelDescription
{
    /// <summary>Unique within its provider and stable: presets and tasks refer to it.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>One line for the picker: what it is good at.</summary>
    public required string Summary { get; init; }

    /// <summary>
    /// How the model is called on the wire: the first name whose conditions hold. Empty when a parameter writes the name
    /// (models whose name the user types).
    /// </summary>
    public required IReadOnlyList<WireName> WireNames { get; init; }

    /// <summary>Mutually exclusive ways to use the model, in the order in which they are offered; at least one.</summary>
    public required IReadOnlyList<ModeDescription> Modes { get; init; }

    /// <summary>The provider's price list for an estimate; null where it publishes none.</summary>
    public PriceTable? Prices { get; init; }

    public ModeDescription? FindMode(string modeId) => Modes.FirstOrDefault(mode => mode.Id == modeId);
}
