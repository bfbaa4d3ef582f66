namespace VideoWeb.Settings;

/// <summary>One line of the table of settings.</summary>
/// <param name="Key">As in configuration: <c>Section:Name</c>; as a variable <c>Section__Name</c>.</param>
/// <param name="Default">The text that applies when nothing is set; null for "not set".</param>
/// <param name="Allowed">What may be written, for the message about a bad value.</param>
/// <param name="Help">What it does.</param>
internal sealed record Setting(string Key, string? Default, string Allowed, string Help);
