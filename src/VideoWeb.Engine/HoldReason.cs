namespace VideoWeb.Engine;

/// <summary>Why a task that is ready is not sent at this moment.</summary>
public enum HoldReason
{
    /// <summary>Somebody said when.</summary>
    Time,

    /// <summary>The connection does not send at this hour.</summary>
    Hours,

    /// <summary>The task has hours of its own.</summary>
    OwnHours,

    /// <summary>Others of its batch have failed; somebody has to decide.</summary>
    Batch,

    /// <summary>Its maker may not spend in the workspace any more; a manager has to decide.</summary>
    Maker,

    /// <summary>Its connection is paused.</summary>
    Pause,
}
