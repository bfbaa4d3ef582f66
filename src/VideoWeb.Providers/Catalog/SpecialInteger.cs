namespace VideoWeb.Providers.Catalog;

/// <summary>A value with a meaning of its own.</summary>
public sealed record SpecialInteger(long Value, string Label);
