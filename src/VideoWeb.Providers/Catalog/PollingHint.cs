namespace VideoWeb.Providers.Catalog;

/// <summary>How often it is sensible to ask, and when a task counts as overdue.</summary>
/// <param name="Interval">Between two questions for one task; 1 s to 10 min.</param>
/// <param name="UsualTime">How long a clip usually takes before there is a history of our own.</param>
/// <param name="Overdue">After this a task is shown as overdue and asked for rarely. It is never failed for being late.</param>
/// <param name="MaxConcurrent">Questions in flight at once through one connection; at least 1.</param>
/// <param name="MaxPerMinute">Questions begun in a minute through one connection; at least 1.</param>
public sealed record PollingHint(TimeSpan Interval, TimeSpan UsualTime, TimeSpan Overdue, int MaxConcurrent = 8, int MaxPerMinute = 1200);
