namespace VideoWeb.Providers.Catalog;

/// <summary>One value that did not come over as it was.</summary>
/// <param name="Field">The parameter's or slot's name.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Message">A sentence for the user, with the old and the new value.</param>
public sealed record TranslationNote(string Field, TranslationNoteKind Kind, string Message);
