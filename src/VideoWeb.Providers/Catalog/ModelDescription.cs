namespace VideoWeb.Providers.Catalog;

/// <summary>One model with everything its form and its request need; nothing is inherited any more after loading.</summary>
public sealed record ModelDescription
{
    /// <summary>Unique within its provider and stable: presets and tasks refer to it.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>One line for the picker: what it is good at.</summary>
    public required LocalizedText Summary { get; init; }

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

/// <summary>One of a model's mutually exclusive ways of working: from text, from a first frame, from two frames, from references.</summary>
public sealed record ModeDescription
{
    /// <summary><c>text</c>, <c>first-frame</c>, <c>first-last-frame</c> or <c>references</c>; a catalog file may add others.</summary>
    public required string Id { get; init; }

    public required LocalizedText Label { get; init; }

    public LocalizedText? Help { get; init; }

    /// <summary>The create path of this mode where it differs from the provider's (Vidu has one per mode).</summary>
    public string? CreatePath { get; init; }

    /// <summary>How many media all slots together must have at least.</summary>
    public int MinimumMedia { get; init; }

    public required IReadOnlyList<MediaSlotDescription> Slots { get; init; }

    /// <summary>The complete list for this model in this mode, in form order. The prompt is the parameter named <c>prompt</c>.</summary>
    public required IReadOnlyList<ParameterDescription> Parameters { get; init; }

    public MediaSlotDescription? FindSlot(string name) => Slots.FirstOrDefault(slot => slot.Name == name);

    public ParameterDescription? FindParameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name);
}
