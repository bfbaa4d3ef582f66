using System.Text.Json.Serialization;

namespace VideoWeb.Providers.Catalog;

/// <summary>One model with its provider, as a task is pinned to it: the request can be built and shown again when the catalog has moved on.</summary>
/// <param name="Provider">With exactly one model.</param>
public sealed record ModelSnapshot(ProviderDescription Provider)
{
    [JsonIgnore]
    public ModelDescription Model => Provider.Models[0];

    public static ModelSnapshot Of(ProviderDescription provider, ModelDescription model) => new(provider with { Models = [model] });
}
