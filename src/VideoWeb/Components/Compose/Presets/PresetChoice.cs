using VideoWeb.Data.Compose;

namespace VideoWeb.Components.Compose.Presets;

/// <summary>A preset that was picked.</summary>
/// <param name="KeepsModel">Its values go to the model that is chosen now, instead of its own model being chosen.</param>
public sealed record PresetChoice(PresetId Preset, bool KeepsModel);
