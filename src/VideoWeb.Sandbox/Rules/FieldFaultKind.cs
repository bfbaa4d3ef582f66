namespace VideoWeb.Sandbox.Rules;

internal enum FieldFaultKind
{
    /// <summary>The body as a whole cannot be read.</summary>
    Body,
    Missing,
    WrongType,
    /// <summary>A number out of range, a word that is not in the list, a text that is too long.</summary>
    Invalid,
    /// <summary>The field is not known, or does not go with the other fields.</summary>
    Unwanted,
    /// <summary>Too many or too few items.</summary>
    Count,
    /// <summary>An address or a data URI that cannot be used.</summary>
    Address,
    UnknownModel,
}
