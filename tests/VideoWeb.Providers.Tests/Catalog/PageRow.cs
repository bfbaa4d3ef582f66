namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>One row of a provider's parameter table, and what the catalog must say of it.</summary>
/// <param name="Page">Number and provider of the page: <c>1 vidu</c>.</param>
/// <param name="Field">The field as the page spells it.</param>
/// <param name="Models">The models for which this holds, separated by spaces.</param>
/// <param name="Modes">The modes for which this holds, separated by spaces.</param>
/// <param name="Name">Our name of the parameter or slot; empty when no model may have one for this field there.</param>
/// <param name="Expected">The short form; empty when the field must be absent there.</param>
public sealed record PageRow(string Page, string Field, string Models, string Modes, string Name, string Expected)
{
    public string ProviderId => Page[2..];

    public override string ToString() => $"{Page} {Field} ({Models}; {Modes})";
}
