namespace VideoWeb.Sandbox.Rules;

/// <summary>The first thing wrong with a request.</summary>
/// <param name="Kind">Which sort of mistake, for the provider's own code.</param>
/// <param name="Field">Path of the field, such as <c>content[1].image_url.url</c>; empty for the body as a whole.</param>
/// <param name="Message">A sentence for the caller.</param>
internal sealed record FieldFault(FieldFaultKind Kind, string Field, string Message);
