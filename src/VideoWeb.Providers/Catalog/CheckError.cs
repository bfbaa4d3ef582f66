namespace VideoWeb.Providers.Catalog;

/// <summary>Why an input cannot be sent.</summary>
/// <param name="Field">The parameter's or slot's name; empty when it is about the whole.</param>
/// <param name="Message">A sentence for the user: what is wrong and what is allowed.</param>
public sealed record CheckError(string Field, string Message);
