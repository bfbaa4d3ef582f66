namespace VideoWeb.Sandbox.Ledger;

/// <summary>Calls to one provider.</summary>
/// <param name="MostInFlight">The largest number of calls that were unanswered at once.</param>
/// <param name="Arrivals">The last 5,000, oldest first.</param>
internal sealed record TrafficCount(string Provider, int Calls, int InFlight, int MostInFlight, IReadOnlyList<Arrival> Arrivals);
