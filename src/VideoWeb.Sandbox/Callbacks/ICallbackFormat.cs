using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Callbacks;

/// <summary>What one provider posts to a task's callback address.</summary>
internal interface ICallbackFormat
{
    string Provider { get; }

    /// <summary>The state word that is announced when a task enters this phase, or null when it is not announced.</summary>
    string? WordFor(TaskPhase phase);

    JsonObject Body(SandboxTask task, SandboxTaskState state, DateTimeOffset now);

    /// <summary>Adds the provider's signature headers, if it has any.</summary>
    void Sign(HttpRequestMessage request, SandboxTask task, DateTimeOffset now);
}
