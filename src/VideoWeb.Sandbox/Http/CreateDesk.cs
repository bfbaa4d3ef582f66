using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Http;

/// <summary>What a create route of one provider adds to the common way.</summary>
/// <param name="Read">Reads and judges the body; mistakes go into the fields.</param>
/// <param name="NewId">Makes an id as this provider spells them.</param>
/// <param name="Answer">The answer for a task that was made.</param>
internal sealed record CreateDesk(Func<Call, Fields, TaskDraft> Read, Func<Call, string> NewId, Func<SandboxTask, JsonObject> Answer);
