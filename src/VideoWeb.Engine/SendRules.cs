using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine;

/// <summary>Whether a task that is ready may be sent at an instant. Pure; places at the provider are another matter.</summary>
public static class SendRules
{
    /// <param name="hours">Those of its connection; null when it sends at any time.</param>
    /// <param name="isPaused">Whether its connection is.</param>
    /// <returns>Null when it may be sent, and for a task that does not wait to be sent.</returns>
    public static SendHold? Find(TaskRow task, SendWindow? hours, DateTimeOffset now, bool isPaused = false)
    {
        if (task.State != TaskState.Ready) { return null; }

        var hold = Find(task.IsMakerOut, task.IsStopped, task.HeldUntil, task.IgnoresHours, task.Hours, hours, now);
        return hold is null && isPaused ? new SendHold(HoldReason.Pause) : hold;
    }

    /// <summary>By all but the pause, at which a task waits for its turn.</summary>
    public static SendHold? Find(SendEligibility place, DateTimeOffset now) =>
        Find(place.IsMakerOut, place.IsStopped, place.HeldUntil, place.IgnoresHours, place.OwnHours, place.Hours, now);

    private static SendHold? Find(bool isMakerOut, bool isStopped, DateTimeOffset? heldUntil, bool ignoresHours, SendWindow? own, SendWindow? hours, DateTimeOffset now)
    {
        if (isMakerOut) { return new SendHold(HoldReason.Maker); }
        if (isStopped) { return new SendHold(HoldReason.Batch); }

        var wished = heldUntil > now ? heldUntil.Value : now;
        var allowed = (ignoresHours ? null : own ?? hours)?.OpenFrom(wished) ?? wished;
        if (allowed <= now) { return null; }

        return new SendHold(allowed == wished ? HoldReason.Time : own is null ? HoldReason.Hours : HoldReason.OwnHours, allowed);
    }
}
