namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>One row of a provider's parameter table, and what the catalog must say of it.</summary>
/// <param name="Page">Number and provider of the page: <c>1 vidu</c>.</param>
/// <param name="Field">The field as the page spells it.</param>
/// <param name="Models">The models for which this holds, separated by spaces.</param>
/// <param name="Modes">The modes for which this holds, separated by spaces.</param>
/// <param name="Name">Our name of the parameter or slot; empty when no model may have one for this field there.</param>
/// <param name="Expected">The short form; empty when the field must be absent there.</param>
/// <param name="Departure">What the page says of it instead; null where the catalog does as the page says.</param>
public sealed record PageRow(string Page, string Field, string Models, string Modes, string Name, string Expected, PageDeparture? Departure = null)
{
    public string ProviderId => Page[2..];

    public override string ToString() => $"{Page} {Field} ({Models}; {Modes})";
}

/// <summary>Where our decision is another than the page's word.</summary>
/// <param name="Sent">The members of a body as the page has them, as JSON.</param>
/// <param name="Reason">A sentence: what the page says, and why we do otherwise.</param>
public sealed record PageDeparture(string Sent, string Reason);
