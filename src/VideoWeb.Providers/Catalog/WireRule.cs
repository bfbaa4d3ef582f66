namespace VideoWeb.Providers.Catalog;

/// <summary>How a value stands in the request body.</summary>
/// <param name="Path">Member names joined by dots (<c>extra_body.seed</c>); empty when the value is not sent as such (it chooses the model's name).</param>
/// <param name="Type">The JSON type on the wire, whatever the control is.</param>
/// <param name="Omit">When it is left out.</param>
public sealed record WireRule(string Path, WireType Type, OmitRule Omit = OmitRule.WhenUnset);
