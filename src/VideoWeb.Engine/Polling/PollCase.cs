using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;

namespace VideoWeb.Engine.Polling;

/// <summary>An accepted task as the poller carries it in memory, so that an unchanged answer costs no look into the database.</summary>
/// <param name="row">As last read or written by the poller; others may have moved on, which a save finds out.</param>
/// <param name="usual">How long such clips usually take; null when that is not known or plays no part.</param>
/// <param name="began">The timestamp at which the task was sent.</param>
internal sealed class PollCase(TaskRow row, ProviderDescription provider, PollingHint hint, UsualTime? usual, long began, TimeProvider time)
{
    public TaskRow Row { get; set; } = row;

    /// <summary>Since it was sent, by the monotonic clock: a wall clock that is set makes no task late and none lost.</summary>
    public TimeSpan Age => time.GetElapsedTime(began);

    public PollMemory Memory { get; set; } = PollMemory.Fresh;

    /// <summary>As the task was made with it; the connection's own paths are put in for each question.</summary>
    public ProviderDescription Provider { get; } = provider;

    public IProviderDialect Dialect { get; } = DialectTable.Find(provider.Dialect);

    public PollingHint Hint { get; } = hint;

    public UsualTime? Usual { get; } = usual;
}
