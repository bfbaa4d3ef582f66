using VideoWeb.Sandbox.Doors;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.GlobalAiopc;

/// <summary>Create, and the result route that all its media models share. There is no cancel, no list and no callback.</summary>
internal sealed class GlobalAiopcRoutes(ProviderDoor door, TaskBook tasks, GlobalAiopcAnswers answers)
{
    public void Map()
    {
        door.Create(
            "/kyyReactApiServer/v1/videos/videos",
            new CreateDesk(GlobalAiopcRules.Read, call => $"{(call.IsDrifted ? "videos" : "proj")}_{TaskIds.Number(10)}", GlobalAiopcAnswers.Created));
        door.Get("/kyyReactApiServer/v1/result/{id}", call => Task.FromResult(tasks.Find(Providers.GlobalAiopc, call.Id, call.Key) is { } task
            ? Reply.Json(answers.Result(task, TaskMarch.At(task, call.Now), call.Origin, call.Now))
            : door.Errors.UnknownTask(call.Id)));
        door.RefuseOtherPaths();
    }
}
