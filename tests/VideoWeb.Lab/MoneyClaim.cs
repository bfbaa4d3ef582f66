using VideoWeb.Providers.Wire;

namespace VideoWeb.Lab;

/// <summary>What a client says of one order: how often a person confirmed it, and whether it was charged.</summary>
public sealed record MoneyClaim(string Prompt, int Confirmations, ChargeStatus Shown);
