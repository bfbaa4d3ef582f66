using System.Text.Json;

namespace VideoWeb.Providers.Catalog;

/// <summary>Yes or no.</summary>
public sealed record SwitchParameter : ParameterDescription
{
    /// <summary>What the provider assumes when nothing is sent; null when it does not say.</summary>
    public bool? Default { get; init; }

    /// <summary>What is sent when it is on, where that is not <c>true</c>: <c>[{"type":"web_search"}]</c>. When off, nothing is sent then.</summary>
    public JsonElement? OnValue { get; init; }
}
