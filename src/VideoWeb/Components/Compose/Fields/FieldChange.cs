using System.Text.Json;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Compose.Fields;

/// <summary>What a field says when its user has changed it.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">The new value; null unsets it. A text that cannot be read as the parameter's type is kept as a JSON string, so that the check names it and nothing typed is lost.</param>
/// <param name="Problem">About a text that cannot be read at all; null when the check may judge.</param>
public sealed record FieldChange(string Name, JsonElement? Value, Message? Problem = null);
