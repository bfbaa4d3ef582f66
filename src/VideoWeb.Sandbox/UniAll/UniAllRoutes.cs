using VideoWeb.Sandbox.Doors;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.UniAll;

/// <summary>Create and the two query routes. UniAll has neither cancel nor list nor callback.</summary>
internal sealed class UniAllRoutes(ProviderDoor door, TaskBook tasks, UniAllAnswers answers)
{
    public void Map()
    {
        door.Create("/v1/video/generations", new CreateDesk(UniAllRules.Read, _ => $"task_{TaskIds.Alphanumeric(20)}", UniAllAnswers.Created));
        door.Get("/v1/video/generations/{id}", call => Task.FromResult(tasks.Find(Providers.UniAll, call.Id, call.Key) is { } task
            ? Reply.Json(answers.Job(task, TaskMarch.At(task, call.Now), call.Origin, call.Now))
            : door.Errors.UnknownTask(call.Id)));
        door.Get("/v1/videos/{id}", call => Task.FromResult(tasks.Find(Providers.UniAll, call.Id, call.Key) is { } task
            ? Reply.Json(answers.OpenAiVideo(task, TaskMarch.At(task, call.Now), call.Origin, call.Now))
            : door.Errors.UnknownTask(call.Id)));
        door.RefuseOtherPaths();
    }
}
