using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine.Work;

/// <summary>How a new process goes on with what an old one left. Pure.</summary>
internal static class WorkPlan
{
    /// <summary>Only what was certainly not sent is sent: nothing else may ever lead to <see cref="WorkStep.Send"/>.</summary>
    public static WorkStep For(TaskState state) => state switch
    {
        TaskState.Ready => WorkStep.Send,
        TaskState.Sending => WorkStep.GiveUpSend,
        TaskState.Accepted => WorkStep.Ask,
        TaskState.Succeeded => WorkStep.Copy,
        _ => WorkStep.None,
    };
}
