namespace VideoWeb.Data.Connections;

/// <summary>How hard the provider may be asked through one connection; null where the catalog's own figure applies.</summary>
/// <param name="Concurrency">Questions in flight at once, 1 to <see cref="MostConcurrency"/>.</param>
/// <param name="PerMinute">Questions in a minute, 1 to <see cref="MostPerMinute"/>.</param>
/// <param name="Running">Tasks at the provider at once, 1 to <see cref="MostRunning"/>; the others wait here.</param>
public sealed record ConnectionPace(int? Concurrency, int? PerMinute, int? Running = null)
{
    public const int MostRunning = 10_000;

    public const int MostConcurrency = 256;

    public const int MostPerMinute = 60_000;
}
