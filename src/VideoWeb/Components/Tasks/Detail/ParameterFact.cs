namespace VideoWeb.Components.Tasks.Detail;

/// <summary>One setting as it was when the task was made.</summary>
/// <param name="Label">The parameter's label then; its name when no description is left.</param>
/// <param name="Value">The value in words, with its unit.</param>
/// <param name="IsLong">Better on lines of its own, in a fixed-width face.</param>
/// <param name="IsDefault">It is what the model takes when nothing is said.</param>
public sealed record ParameterFact(string Label, string Value, bool IsLong = false, bool IsDefault = false);
