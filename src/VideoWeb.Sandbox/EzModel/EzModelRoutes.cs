using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.EzModel;

/// <summary>Create, query, download (with the key, ranges served) and the list of models.</summary>
internal sealed class EzModelRoutes(ProviderDoor door, TaskBook tasks, EzModelAnswers answers, VideoFiles videos)
{
    private const string Generations = "/v1/video/generations";

    private static readonly string[] Models = ["kling-v1", "kling-v1-6", "kling-v2-master", "kling-v2-5-turbo", "gen-3-alpha"];

    public void Map()
    {
        door.Create(Generations, new CreateDesk(EzModelRules.Read, call => call.IsDrifted ? $"mvt-{TaskIds.Hex(16)}" : $"task_{TaskIds.Alphanumeric(16)}", EzModelAnswers.Created));
        door.Query(Generations + "/{id}", (task, state, call) => answers.Query(task, state, call.Origin, call.Now));
        door.GetFile(Generations + "/{id}/content", RefusalOfContent, call => videos.Serve(Find(call)!, ClipKind.Video));
        door.Get("/v1/models", _ => Task.FromResult(Reply.Json(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. Models.Select(model => new JsonObject { ["id"] = model, ["object"] = "model", ["created"] = 1_626_777_600, ["owned_by"] = "sandbox" })]),
        })));
        door.RefuseOtherPaths();
    }

    private SandboxTask? Find(Call call) => tasks.Find(Providers.EzModel, call.Id, call.Key);

    // new-api: 404 for an unknown task here, 400 with the current state while there is nothing to fetch.
    private Reply? RefusalOfContent(Call call)
    {
        if (Find(call) is not { } task) { return NewApiErrors.Error(404, "Video not found", "invalid_request_error", "video_not_found"); }
        var phase = TaskMarch.At(task, call.Now).Phase;
        return phase is TaskPhase.Succeeded ? null : NewApiErrors.Error(400, $"Task is not completed yet, current status: {phase}", "invalid_request_error", "");
    }
}
