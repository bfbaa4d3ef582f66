using VideoWeb.Sandbox.Http;


namespace VideoWeb.Sandbox.UniAll;

/// <summary>Create and the two query routes. UniAll has neither cancel nor list nor callback.</summary>
internal sealed class UniAllRoutes(ProviderDoor door, UniAllAnswers answers)
{
    public void Map()
    {
        door.Create("/v1/video/generations", new CreateDesk(UniAllRules.Read, _ => $"task_{TaskIds.Alphanumeric(20)}", UniAllAnswers.Created));
        door.Query("/v1/video/generations/{id}", (task, state, call) => answers.Job(task, state, call.Origin, call.Now));
        door.Query("/v1/videos/{id}", (task, state, call) => answers.OpenAiVideo(task, state, call.Origin, call.Now));
        door.RefuseOtherPaths();
    }
}
