using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VideoWeb.Sandbox.Faults;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Http;

/// <summary>The kinds of routes that every provider has, with the faults that were asked for.</summary>
internal sealed class ProviderEndpointMapper(ProviderCallHandler calls, IEndpointRouteBuilder routes, TaskRepository tasks, FaultRegistry faults, TimeProvider time)
{
    private const string Full = "The sandbox has made as many tasks as it keeps. Delete its folder to begin anew, or raise Sandbox:MaxTasks.";

    private const int MostLimitedKeys = 10_000;

    private static readonly TimeSpan LongestWaitForACallback = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, int> _creates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SandboxTask> _lastTasks = new(StringComparer.Ordinal);

    public IErrorFormat Errors => calls.Errors;

    public void Get(string path, Func<Call, Task<Reply>> answer) => Map("GET", path, answer);

    public void Post(string path, Func<Call, Task<Reply>> answer) => Map("POST", path, answer);

    public void Delete(string path, Func<Call, Task<Reply>> answer) => Map("DELETE", path, answer);

    /// <summary>A route that says how the task in its path is, with the faults that were asked for.</summary>
    public void Query(string path, Func<SandboxTask, SandboxTaskState, Call, JsonObject> answer) =>
        Get(path, call => Task.FromResult(AnswerQuery(call, call.Id, answer)));

    /// <summary>The same for a POST whose body holds nothing but the id.</summary>
    public void QueryByBody(string path, string idField, Func<SandboxTask, SandboxTaskState, Call, JsonObject> answer) =>
        Post(path, call =>
        {
            var fields = Fields.Read(call.Body, call.Http.Request.ContentType);
            var id = fields.Text(idField, isRequired: true) ?? "";
            fields.RefuseTheRest();
            return Task.FromResult(fields.Fault is { } fault ? Errors.Refused(fault) : AnswerQuery(call, id, answer));
        });

    /// <summary>A route that serves a file to the key's owner, or says why not.</summary>
    public void GetFile(string path, Func<Call, Reply?> refusal, Func<Call, IResult> file) =>
        MapAny(["GET", "HEAD"], path, async call =>
        {
            if (refusal(call) is { } reply) { return reply; }
            await file(call).ExecuteAsync(call.Http);
            return null;
        });

    /// <summary>A route that makes a task, with the faults that its prompt asks for.</summary>
    public void Create(string path, CreateEndpoint endpoint) =>
        MapAny(["POST"], path, call => CreateAsync(call, endpoint));

    /// <summary>Answers every path that no other route of this provider takes, without asking for a key.</summary>
    public void RefuseOtherPaths() =>
        routes.Map("{**rest}", calls.RefusePathAsync);

    private Reply AnswerQuery(Call call, string id, Func<SandboxTask, SandboxTaskState, Call, JsonObject> answer)
    {
        if (tasks.Find(Errors.Provider, id, call.Key) is not { } task) { return Errors.UnknownTask(id); }

        var state = TaskProgression.At(task, call.Now);
        var fault = faults.Choose(FaultStage.Query, Errors.Provider, call.Key, task.Prompt);
        var reply = Reply.Json(answer(task, fault?.Shift?.Invoke(state) ?? state, call));
        return fault?.Change?.Invoke(reply, Errors) ?? reply;
    }

    private void Map(string method, string path, Func<Call, Task<Reply>> answer) => MapAny([method], path, async call => await answer(call));

    private void MapAny(string[] methods, string path, Func<Call, Task<Reply?>> answer)
    {
        RequestDelegate handle = context => calls.AnswerAsync(context, answer);
        routes.MapMethods(path, methods, handle);
    }

    private async Task<Reply?> CreateAsync(Call call, CreateEndpoint endpoint)
    {
        // Keys are what callers make up: who counts so many of them begins anew.
        if (_creates.Count >= MostLimitedKeys) { _creates.Clear(); }
        if (call.Key.IsLimited && _creates.AddOrUpdate(call.Key.Fingerprint, 1, (_, count) => count + 1) % 2 == 0)
        {
            return Errors.TooManyCalls() with { RetryAfterSeconds = 1 };
        }

        var fields = Fields.Read(call.Body, call.Http.Request.ContentType);
        var draft = fields.Fault is null ? endpoint.Read(call, fields) : null;
        fields.RefuseTheRest();
        if (fields.Fault is { } wrong) { return Errors.Refused(wrong); }
        if (call.Key.IsBroke) { return Errors.OutOfCredit(); }

        var directives = PromptDirectives.From(draft!.Prompt);
        if (directives.IsNotChargedBadGateway) { return Reply.GatewayPage(502, "Bad Gateway"); }
        var fault = faults.Choose(FaultStage.Create, Errors.Provider, call.Key, draft.Prompt);
        if (fault is { IsCharged: false }) { return fault.Change!(Errors.TooManyCalls(), Errors); }

        if (await tasks.CreateAsync(Errors.Provider, endpoint.NewId(call), call.Key, call.Origin, draft) is not { } task) { return Errors.TooManyCalls(Full); }

        // From here on the task exists and is charged, whatever the caller gets to see.
        if (faults.Choose(FaultStage.Callback, Errors.Provider, call.Key, draft.Prompt)?.Name == CallbackFaults.Early) { await UntilAnnouncedAsync(task, call.Http.RequestAborted); }
        if (directives.IsServerError) { return Reply.GatewayPage(500, "Internal Server Error"); }
        if (directives.IsGarbage) { return Reply.Text("upstream said: ok, but {this is not: json", "application/json"); }

        var earlier = _lastTasks.GetValueOrDefault(call.Key.Text);
        _lastTasks[call.Key.Text] = task;
        var answer = endpoint.Answer(fault?.Name == CreateFaults.SameId ? earlier ?? task : task);
        var reply = Reply.Json(directives.LacksId ? TaskIds.RemovedFrom(answer) : answer) with
        {
            Fault = directives.IsReset ? ResponseFault.Reset : directives.IsNeverAnswered ? ResponseFault.Never : ResponseFault.None,
        };
        return fault?.Change?.Invoke(reply, Errors) ?? reply;
    }

    private async Task UntilAnnouncedAsync(SandboxTask task, CancellationToken cancellationToken)
    {
        var latest = time.GetUtcNow() + LongestWaitForACallback;
        while (task.Draft.CallbackUrl is not null && !tasks.WasAnnounced(task) && time.GetUtcNow() < latest)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
        }
    }
}

/// <summary>What a create route of one provider adds to the common way.</summary>
/// <param name="Read">Reads and judges the body; mistakes go into the fields.</param>
/// <param name="NewId">Makes an id as this provider spells them.</param>
/// <param name="Answer">The answer for a task that was made.</param>
internal sealed record CreateEndpoint(Func<Call, Fields, TaskDraft> Read, Func<Call, string> NewId, Func<SandboxTask, JsonObject> Answer);
