namespace VideoWeb.Providers.Catalog;

/// <summary>One call of an API.</summary>
/// <param name="Method"><c>GET</c>, <c>POST</c> or <c>DELETE</c>.</param>
/// <param name="Path">Begins with a slash, has no query; <c>{id}</c> stands for the escaped task id.</param>
public sealed record Endpoint(string Method, string Path);
