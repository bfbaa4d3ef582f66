using System.Net.Http.Headers;

namespace VideoWeb.Engine.Sending;

/// <summary>The <c>Retry-After</c> header: <c>Retry-After: 30</c> or <c>Retry-After: Sat, 21 Nov 2026 10:00:00 GMT</c>.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Relative to now; null when it is absent, in the past, or longer than a day.</summary>
    public static TimeSpan? Read(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var wait = header?.Delta ?? (header?.Date - now);
        return wait >= TimeSpan.Zero && wait <= Longest ? wait : null;
    }
}
