namespace VideoWeb.Components.Tasks.Detail;

/// <summary>One text of a task's traffic, ready to be shown.</summary>
/// <param name="Line">Method and path, or a status; null for none.</param>
/// <param name="IsAnswer">The provider said it; else it was sent.</param>
public sealed record HttpMessagePart(string Title, string? Line, string Text, bool IsAnswer = false);
