namespace VideoWeb.Engine;

/// <summary>A request as it would be sent, for people to read and copy. The key is only named.</summary>
/// <param name="Method"><c>POST</c>.</param>
/// <param name="Address">The whole address.</param>
/// <param name="Json">The body, indented.</param>
/// <param name="Curl">A command for a POSIX shell.</param>
public sealed record RequestPreviewText(string Method, string Address, string Json, string Curl);
