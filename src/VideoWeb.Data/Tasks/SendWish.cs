using VideoWeb.Data.Connections;

namespace VideoWeb.Data.Tasks;

/// <summary>When a person wants a task to be sent. Its turn and the pause of its connection are another matter.</summary>
/// <param name="NotBefore">Null for as soon as can be.</param>
/// <param name="Hours">Hours of each day that stand in place of the connection's; null for those.</param>
/// <param name="AtAnyHour">Also outside of the connection's hours; false where there are hours of its own.</param>
public sealed record SendWish(DateTimeOffset? NotBefore = null, SendHours? Hours = null, bool AtAnyHour = false)
{
    /// <summary>As soon as the connection sends.</summary>
    public static SendWish Soon { get; } = new();
}
