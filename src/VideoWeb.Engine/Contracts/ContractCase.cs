using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Contracts;

/// <summary>One request to try.</summary>
/// <param name="Name">Null for the defaults.</param>
internal sealed record ContractCase(Message? Name, GenerationInput Input);
