namespace VideoWeb.Providers.Catalog;

/// <summary>What a user asks for, in terms of the catalog: the input of the check and of every dialect.</summary>
/// <param name="Provider">With the connection's own endpoints already applied.</param>
/// <param name="Model">The resolved model.</param>
/// <param name="Mode">One of the model's modes.</param>
/// <param name="Values">What was set; unset parameters have their defaults.</param>
/// <param name="Media">In the order of the form; the order within a slot is kept on the wire.</param>
public sealed record GenerationInput(
    ProviderDescription Provider, ModelDescription Model, ModeDescription Mode, ParameterValues Values, IReadOnlyList<MediaItem> Media);
