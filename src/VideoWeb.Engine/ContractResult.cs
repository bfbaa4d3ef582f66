using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>One request of the contract check and what became of it.</summary>
/// <param name="Mode">The mode's label.</param>
/// <param name="Case">What is tried; null for the defaults.</param>
/// <param name="Message">What the sandbox made of it.</param>
/// <param name="ProviderText">The sandbox's own words; null when it had none.</param>
/// <param name="RequestJson">The body that was sent, indented.</param>
public sealed record ContractResult(LocalizedText Mode, Message? Case, ContractVerdict Verdict, Message Message, string? ProviderText, string RequestJson);
