using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Contracts;

/// <summary>One request to try.</summary>
/// <param name="Name">Empty for the defaults.</param>
internal sealed record ContractCase(string Name, GenerationInput Input);
