using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.AgCloud;

/// <summary>
/// Create, query (kkcc's POST and Ark's GET), list and delete. AGCloud publishes the kkcc query path only;
/// the others are those of its sibling page with the same fields, and of Ark.
/// </summary>
internal sealed class AgCloudRoutes(ProviderEndpointMapper endpoints, TaskRepository tasks, AgCloudResponses responses)
{
    private const string Tasks = "/api/v3/contents/generations/tasks";

    public void Map()
    {
        endpoints.Create(Tasks, new CreateEndpoint(AgCloudRules.Read, NewId, AgCloudResponses.Created));
        endpoints.QueryByBody("/v1/video-tasks/query", "task_id", (task, state, call) => responses.Kkcc(task, state, call.Origin, call.Now));
        endpoints.Get(Tasks, ListAsync);
        endpoints.Query(Tasks + "/{id}", (task, state, call) => responses.Ark(task, state, call.Origin, call.Now));
        endpoints.Delete(Tasks + "/{id}", DeleteAsync);
        endpoints.RefuseOtherPaths();
    }

    private static string NewId(Call call) => call.IsDrifted
        ? string.Create(CultureInfo.InvariantCulture, $"cgt-{call.Now.UtcDateTime:yyyyMMddHHmmss}-{TaskIds.Alphanumeric(5)}")
        : $"task-{TaskIds.Hex(12)}";

    // Ark 82379/1521675: page_num and page_size from 1 to 500, filters, the last seven days.
    private Task<Reply> ListAsync(Call call)
    {
        var page = NumberIn(call, "page_num", 1);
        var size = NumberIn(call, "page_size", 10);
        if (page is null || size is null)
        {
            return Task.FromResult(endpoints.Errors.Refused(new FieldFault(FieldFaultKind.Invalid, "page_num", "The fields page_num and page_size must be between 1 and 500.")));
        }

        var ids = call.Query["filter.task_ids"].ToArray();
        var matches = tasks.ListFor(Providers.AgCloud, call.Key)
            .Where(task => task.CreatedAt > call.Now.AddDays(-7))
            .Where(task => ids.Length == 0 || ids.Contains(task.Id))
            .Where(task => call.Query["filter.model"].FirstOrDefault() is not { } model || task.Model == model)
            .Select(task => (Task: task, State: TaskProgression.At(task, call.Now)))
            .Where(pair => call.Query["filter.status"].FirstOrDefault() is not { } status || AgCloudResponses.Word(pair.State.Phase, "succeeded") == status)
            .ToList();
        var items = matches.Skip((page.Value - 1) * size.Value).Take(size.Value).Select(pair => responses.Ark(pair.Task, pair.State, call.Origin, call.Now));
        return Task.FromResult(Reply.Json(new JsonObject { ["items"] = new JsonArray([.. items]), ["total"] = matches.Count }));
    }

    // Ark 82379/1521720: queued is cancelled, ended is deleted, running or already cancelled is refused.
    private async Task<Reply> DeleteAsync(Call call)
    {
        if (tasks.Find(Providers.AgCloud, call.Id, call.Key) is not { } task) { return endpoints.Errors.UnknownTask(call.Id); }

        var phase = TaskProgression.At(task, call.Now).Phase;
        if (phase is TaskPhase.Running or TaskPhase.Cancelled) { return AgCloudErrorFormat.InvalidState(AgCloudResponses.Word(phase, "succeeded")); }
        await (phase is TaskPhase.Queued ? tasks.CancelAsync(task) : tasks.DeleteAsync(task));
        return Reply.Json([]);
    }

    private static int? NumberIn(Call call, string name, int usual) =>
        call.Query[name].FirstOrDefault() is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 500 ? number
        : null;
}
