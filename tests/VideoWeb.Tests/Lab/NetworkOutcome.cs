using VideoWeb.Data.Tasks;

namespace VideoWeb.Tests.Lab;

/// <summary>One row of the network's part of the outcome matrix.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Plan">What the proxy does to every connection.</param>
/// <param name="Class">The first event after the sending began.</param>
/// <param name="End">Where the task ends.</param>
/// <param name="Charges">What the provider's ledger then holds.</param>
public sealed record NetworkOutcome(string Name, ProxyPlan Plan, string Class, TaskState End, int Charges);
