namespace VideoWeb.Data.Tasks;

/// <summary>A prompt that its user has sent before.</summary>
/// <param name="UsedAt">When it was sent last.</param>
public sealed record PastPrompt(string Text, DateTimeOffset UsedAt);
