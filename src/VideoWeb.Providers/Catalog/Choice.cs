namespace VideoWeb.Providers.Catalog;

/// <param name="Value">What is sent, as text; an integer or boolean wire type converts it.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Help">One line more; null when the label says it all.</param>
public sealed record Choice(string Value, string Label, string? Help = null);
