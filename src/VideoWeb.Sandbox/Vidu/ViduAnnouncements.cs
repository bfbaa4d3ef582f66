using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Callbacks;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Vidu;

/// <summary>Vidu announces processing, success and failed, with the query answer as body and a signature made with the task's key.</summary>
internal sealed class ViduAnnouncements(ViduAnswers answers) : IAnnouncements
{
    public string Provider => Providers.Vidu;

    public string? WordFor(TaskPhase phase) => phase switch
    {
        TaskPhase.Queued => null,
        TaskPhase.Running => "processing",
        TaskPhase.Succeeded => "success",
        _ => "failed",
    };

    public JsonObject Body(SandboxTask task, TaskState state, DateTimeOffset now) => answers.Task(task, state, task.Origin, now);

    public void Sign(HttpRequestMessage request, SandboxTask task, DateTimeOffset now)
    {
        var address = request.RequestUri!;
        var date = now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        var nonce = Guid.NewGuid().ToString();
        request.Headers.Date = now;
        request.Headers.Add("x-request-nonce", nonce);
        request.Headers.Add("X-HMAC-ALGORITHM", "hmac-sha256");
        request.Headers.Add("X-HMAC-ACCESS-KEY", ViduSignature.AccessKey);
        request.Headers.Add("X-HMAC-SIGNED-HEADERS", ViduSignature.SignedHeaders);
        request.Headers.Add("X-HMAC-SIGNATURE", ViduSignature.Compute(task.Key, address.AbsolutePath, address.Query.TrimStart('?'), date, nonce));
    }
}
