namespace VideoWeb.Providers.Wire;

/// <summary>The provider's name for a task. Always a text: Vidu's ids are numbers beyond 2^53.</summary>
/// <param name="Value">1 to 200 characters.</param>
public readonly record struct RemoteTaskId(string Value)
{
    public const int MaxLength = 200;

    /// <summary>
    /// Takes what can be a task id: 1 to 200 characters of the basic plane without spaces and control characters, and not <c>.</c> or <c>..</c>,
    /// which would walk to another path of the API. Surrounding white space is dropped. A replacement character says that the answer was not
    /// UTF-8: what stood there is lost, and asking for what is left would be asking for a ghost.
    /// </summary>
    public static bool TryParse(string? text, out RemoteTaskId id)
    {
        var value = text?.Trim() ?? "";
        var isId = value.Length is > 0 and <= MaxLength && value is not ("." or "..")
            && !value.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || char.IsSurrogate(letter) || letter == '\uFFFD');
        id = isId ? new RemoteTaskId(value) : default;
        return isId;
    }

    public override string ToString() => Value;
}

/// <summary>A task as a provider's list names it.</summary>
/// <param name="Id">Its id, by which it can be asked for.</param>
/// <param name="CreatedAt">When the provider made it, to the second at least; null when the list does not say.</param>
/// <param name="Model">The provider's name of the model; null when the list does not say.</param>
/// <param name="PromptOrMarker">The mark that was sent with it, or else its prompt, at most 5,000 characters; null when the list echoes neither.</param>
public sealed record ListedTask(RemoteTaskId Id, DateTimeOffset? CreatedAt, string? Model, string? PromptOrMarker);
