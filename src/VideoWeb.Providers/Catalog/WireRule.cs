namespace VideoWeb.Providers.Catalog;

/// <summary>How a value stands in the request body.</summary>
/// <param name="Path">Member names joined by dots (<c>extra_body.seed</c>); empty when the value is not sent as such (it chooses the model's name).</param>
/// <param name="Type">The JSON type on the wire, whatever the control is.</param>
/// <param name="Omit">When it is left out.</param>
public sealed record WireRule(string Path, WireType Type, OmitRule Omit = OmitRule.WhenUnset);

/// <summary>The JSON type of a value on the wire.</summary>
public enum WireType
{
    String,
    Integer,
    Number,
    Boolean,

    /// <summary>The value is JSON and stands in the body as it is.</summary>
    Json,

    /// <summary>The value is JSON and is sent as a string that holds its text (Vidu's <c>meta_data</c>).</summary>
    JsonText,
}

/// <summary>When a value is left out of the body.</summary>
public enum OmitRule
{
    /// <summary>Left out when the user has set nothing; the provider's own default then applies.</summary>
    WhenUnset,

    /// <summary>Left out also when it equals the default.</summary>
    WhenDefault,

    /// <summary>Always sent, with the default when the user has set nothing.</summary>
    Never,
}

/// <summary>A model's name on the wire under conditions. UniAll puts resolution and off-peak into the name.</summary>
/// <param name="Name">What is sent as the model.</param>
/// <param name="When">All must hold; empty holds always. The parameter name <c>mode</c> stands for the mode's id.</param>
public sealed record WireName(string Name, IReadOnlyList<ParameterCondition> When);
