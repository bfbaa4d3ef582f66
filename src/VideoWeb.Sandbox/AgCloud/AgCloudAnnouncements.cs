using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Callbacks;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.AgCloud;

/// <summary>Ark's callbacks: a POST of the query answer at each change, unsigned. Whether AGCloud sends its own shape or Ark's is not published; drifted keys get Ark's.</summary>
internal sealed class AgCloudAnnouncements(AgCloudAnswers answers) : IAnnouncements
{
    public string Provider => Providers.AgCloud;

    public string? WordFor(TaskPhase phase) => phase is TaskPhase.Cancelled ? null : AgCloudAnswers.Word(phase, "succeeded");

    public JsonObject Body(SandboxTask task, TaskState state, DateTimeOffset now) =>
        task.IsDrifted ? answers.Ark(task, state, task.Origin, now) : answers.Kkcc(task, state, task.Origin, now);

    public void Sign(HttpRequestMessage request, SandboxTask task, DateTimeOffset now)
    {
        // Ark documents no signature.
    }
}
