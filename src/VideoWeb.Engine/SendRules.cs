using VideoWeb.Data;

namespace VideoWeb.Engine;

/// <summary>Whether a task that is ready may be sent at an instant. Pure; places at the provider and the pause of a connection are another matter.</summary>
public static class SendRules
{
    /// <param name="hours">Those of its connection; null when it sends at any time.</param>
    /// <returns>Null when it may be sent, and for a task that does not wait to be sent.</returns>
    public static SendHold? Find(TaskRow task, SendHours? hours, DateTimeOffset now) =>
        task.State == TaskState.Ready ? Find(task.IsStopped, task.HeldUntil, task.IgnoresHours ? null : hours, now) : null;

    public static SendHold? Find(SendPlace place, DateTimeOffset now) => Find(place.IsStopped, place.HeldUntil, place.IgnoresHours ? null : place.Hours, now);

    private static SendHold? Find(bool isStopped, DateTimeOffset? heldUntil, SendHours? hours, DateTimeOffset now)
    {
        if (isStopped) { return new SendHold(null); }

        var wished = heldUntil > now ? heldUntil.Value : now;
        var allowed = hours?.OpenFrom(wished) ?? wished;
        return allowed > now ? new SendHold(allowed, IsByHours: allowed > wished) : null;
    }
}
