using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Clips;

/// <summary>The call by which software of the new-api family delivers a finished clip itself: with the key, ranges served.</summary>
internal sealed class NewApiContent(ProviderEndpointMapper endpoints, TaskRepository tasks, VideoFiles videos)
{
    public void Map(string path) => endpoints.GetFile(path, Refusal, call => videos.Serve(Find(call)!, ClipKind.Video));

    private SandboxTask? Find(Call call) => tasks.Find(endpoints.Errors.Provider, call.Id, call.Key);

    // 404 for an unknown task here, 400 with the current state while there is nothing to fetch.
    private Reply? Refusal(Call call)
    {
        if (Find(call) is not { } task) { return NewApiErrorFormat.Error(404, "Video not found", "invalid_request_error", "video_not_found"); }
        var phase = TaskProgression.At(task, call.Now).Phase;
        return phase is TaskPhase.Succeeded ? null : NewApiErrorFormat.Error(400, $"Task is not completed yet, current status: {phase}", "invalid_request_error", "");
    }
}
