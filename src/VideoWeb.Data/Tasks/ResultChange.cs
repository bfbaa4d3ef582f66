using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>What a query brought. Null leaves what is stored.</summary>
/// <param name="Result">Replaces the stored one: addresses expire and are asked for again.</param>
/// <param name="QueryText">The last query answer as it came, bounded by the sender.</param>
public sealed record ResultChange(RemoteResult? Result, string? QueryText);
