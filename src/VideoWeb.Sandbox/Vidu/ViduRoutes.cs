using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Vidu;

/// <summary>The four create endpoints, query, list, cancel and credits, under the paths that Vidu and its relays share.</summary>
internal sealed class ViduRoutes(ProviderEndpointMapper endpoints, TaskRepository tasks, ViduResponses responses)
{
    private const string Tasks = "/ent/v2/tasks";

    public void Map()
    {
        foreach (var endpoint in new[] { ViduModels.Text, ViduModels.Image, ViduModels.StartEnd, ViduModels.Reference })
        {
            endpoints.Create($"/ent/v2/{endpoint.Type}", new CreateEndpoint((_, body) => ViduRules.Read(endpoint, body), _ => TaskIds.Number(18), ViduResponses.Created));
        }
        endpoints.Query(Tasks + "/{id}/creations", (task, state, call) => responses.Task(task, state, call.Origin, call.Now));
        endpoints.Get(Tasks, ListAsync);
        endpoints.Post(Tasks + "/{id}/cancel", CancelAsync);
        endpoints.Get("/ent/v2/credits", _ => Task.FromResult(Reply.Json(new JsonObject
        {
            ["remains"] = new JsonArray(new JsonObject { ["type"] = "metered", ["credit_remain"] = 1_000_000, ["concurrency_limit"] = 5, ["current_concurrency"] = 0 }),
        })));
        endpoints.RefuseOtherPaths();
    }

    private SandboxTask? Find(Call call) => tasks.Find(Providers.Vidu, call.Id, call.Key);

    // Cancelling works until the task is scheduled; afterwards it shows failed, UserCancelled, 0 credits.
    private async Task<Reply> CancelAsync(Call call)
    {
        var fields = Fields.Read(call.Body, call.Http.Request.ContentType);
        if (fields.Text("id", isRequired: true) != call.Id) { fields.Refuse(FieldFaultKind.Invalid, "id", "The field id must be the id in the path."); }
        fields.RefuseTheRest();
        if (fields.Fault is { } fault) { return endpoints.Errors.Refused(fault); }
        if (Find(call) is not { } task) { return endpoints.Errors.UnknownTask(call.Id); }
        if (TaskProgression.At(task, call.Now).Phase is not TaskPhase.Queued) { return ViduErrorFormat.AlreadyScheduled(); }

        await tasks.CancelAsync(task);
        return Reply.Json([]);
    }

    // Paging: pager.page from 0, pager.pagesz 10 by default and 100 at most; the last seven days.
    private Task<Reply> ListAsync(Call call)
    {
        var page = NumberIn(call, "pager.page", 0, 0, int.MaxValue);
        var size = NumberIn(call, "pager.pagesz", 10, 1, 100);
        if (page is null || size is null)
        {
            return Task.FromResult(endpoints.Errors.Refused(new FieldFault(FieldFaultKind.Invalid, "pager", "pager.page is 0 or more, pager.pagesz is 1 to 100.")));
        }

        var from = InstantIn(call, "created_at.from", call.Now.AddDays(-7));
        var to = InstantIn(call, "created_at.to", DateTimeOffset.MaxValue);
        if (from is null || to is null)
        {
            return Task.FromResult(endpoints.Errors.Refused(new FieldFault(FieldFaultKind.Invalid, "created_at", "created_at.from and created_at.to are times as RFC 3339 writes them.")));
        }

        var ids = call.Query["task_ids"].ToArray();
        var states = call.Query["states"].ToArray();
        var matches = tasks.ListFor(Providers.Vidu, call.Key)
            .Where(task => task.CreatedAt >= from && task.CreatedAt <= to && (ids.Length == 0 || ids.Contains(task.Id)))
            .Select(task => (Task: task, State: TaskProgression.At(task, call.Now)))
            .Where(pair => states.Length == 0 || states.Contains(ViduResponses.Word(pair.Task, pair.State, call.Now)))
            .ToList();
        var items = matches.Skip((int)Math.Min((long)page.Value * size.Value, int.MaxValue)).Take(size.Value).Select(pair =>
        {
            var item = responses.Task(pair.Task, pair.State, call.Origin, call.Now);
            item["type"] = pair.Task.Echo["type"]!.DeepClone();
            item["model"] = pair.Task.Model;
            item["prompt"] = pair.Task.Prompt;
            item["created_at"] = ViduResponses.Instant(pair.Task.CreatedAt);
            return item;
        });
        return Task.FromResult(Reply.Json(new JsonObject { ["tasks"] = new JsonArray([.. items]), ["next_page_token"] = "" }));
    }

    private static DateTimeOffset? InstantIn(Call call, string name, DateTimeOffset usual) =>
        call.Query[name].FirstOrDefault() is not { } text ? usual
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
        : null;

    private static int? NumberIn(Call call, string name, int usual, int least, int most) =>
        call.Query[name].FirstOrDefault() is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : null;
}
