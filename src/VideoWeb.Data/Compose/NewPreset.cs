namespace VideoWeb.Data.Compose;

/// <param name="Name">Blanks around it are dropped.</param>
/// <param name="Json">The form, at most <see cref="PresetStore.MaxBytes"/> in UTF-8.</param>
public sealed record NewPreset(string Name, string ProviderId, string ModelId, string Json);
