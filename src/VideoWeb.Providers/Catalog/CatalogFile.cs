namespace VideoWeb.Providers.Catalog;

/// <summary>The text of a catalog file.</summary>
/// <param name="Source">A path or name for messages, such as <c>embedded:vidu.json</c>.</param>
/// <param name="Text">JSON; comments and trailing commas are allowed. <c>catalog.schema.json</c> describes it.</param>
public sealed record CatalogFile(string Source, string Text);
