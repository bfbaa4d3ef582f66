using VideoWeb.Engine.Polling;

namespace VideoWeb.Engine.Work;

/// <summary>What is to be done when. The table is the truth; these are filled from it at start.</summary>
internal sealed class WorkQueues(TimeProvider time)
{
    /// <summary>Tasks that are ready to be sent.</summary>
    public DueQueue Submissions { get; } = new(time);

    /// <summary>Tasks to ask for.</summary>
    public DueQueue Polls { get; } = new(time);

    /// <summary>Tasks whose result is to be copied.</summary>
    public DueQueue Archives { get; } = new(time);
}
