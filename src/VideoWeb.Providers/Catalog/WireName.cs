namespace VideoWeb.Providers.Catalog;

/// <summary>A model's name on the wire under conditions. UniAll puts resolution and off-peak into the name.</summary>
/// <param name="Name">What is sent as the model.</param>
/// <param name="When">All must hold; empty holds always. The parameter name <c>mode</c> stands for the mode's id.</param>
public sealed record WireName(string Name, IReadOnlyList<ParameterCondition> When);
