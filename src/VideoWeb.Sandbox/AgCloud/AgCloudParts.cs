namespace VideoWeb.Sandbox.AgCloud;

/// <summary>What the content array says.</summary>
/// <param name="Prompt">The text part, empty when there is none.</param>
/// <param name="Roles">The role of every other part, in order.</param>
internal sealed record AgCloudParts(string Prompt, IReadOnlyList<string> Roles);
