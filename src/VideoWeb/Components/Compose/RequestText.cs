namespace VideoWeb.Components.Compose;

/// <summary>A request as people read it.</summary>
/// <param name="Address">The whole address.</param>
/// <param name="Json">The body, indented.</param>
/// <param name="Curl">The same as a command, with the key masked.</param>
public sealed record RequestText(string Method, string Address, string Json, string Curl);
