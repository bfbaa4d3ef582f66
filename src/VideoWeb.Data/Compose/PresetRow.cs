namespace VideoWeb.Data.Compose;

/// <summary>A preset as lists show it.</summary>
public sealed record PresetRow(PresetId Id, string Name, string ProviderId, string ModelId, DateTimeOffset UpdatedAt);
