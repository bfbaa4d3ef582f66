namespace VideoWeb.Providers.Wire;

/// <summary>A task as a provider's list names it.</summary>
/// <param name="Id">Its id, by which it can be asked for.</param>
/// <param name="CreatedAt">When the provider made it, to the second at least; null when the list does not say.</param>
/// <param name="Model">The provider's name of the model; null when the list does not say.</param>
/// <param name="PromptOrMarker">The mark that was sent with it, or else its prompt, at most 5,000 characters; null when the list echoes neither.</param>
public sealed record ListedTask(RemoteTaskId Id, DateTimeOffset? CreatedAt, string? Model, string? PromptOrMarker);
