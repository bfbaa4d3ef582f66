using VideoWeb.Sandbox.Http;


namespace VideoWeb.Sandbox.GlobalAiopc;

/// <summary>Create, and the result route that all its media models share. There is no cancel, no list and no callback.</summary>
internal sealed class GlobalAiopcRoutes(ProviderDoor door, GlobalAiopcAnswers answers)
{
    public void Map()
    {
        door.Create(
            "/kyyReactApiServer/v1/videos/videos",
            new CreateDesk(GlobalAiopcRules.Read, call => $"{(call.IsDrifted ? "videos" : "proj")}_{TaskIds.Number(10)}", GlobalAiopcAnswers.Created));
        door.Query("/kyyReactApiServer/v1/result/{id}", (task, state, call) => answers.Result(task, state, call.Origin, call.Now));
        door.RefuseOtherPaths();
    }
}
