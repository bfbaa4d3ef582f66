namespace VideoWeb.Components.Compose;

/// <summary>What was picked in the list of models.</summary>
public sealed record ModelPick(string ProviderId, string ModelId);
