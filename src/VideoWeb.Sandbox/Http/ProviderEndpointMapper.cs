using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using VideoWeb.Sandbox.Faults;
using VideoWeb.Sandbox.Ledger;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Http;

/// <summary>Everything that is the same for every call to one provider: the body, the key, the record of the call, the answer.</summary>
internal sealed class ProviderEndpointMapper(
    IErrorFormat errors, IEndpointRouteBuilder routes, TaskRepository tasks, RequestLog log, Traffic traffic, FaultRegistry faults, ReplyWriter writer,
    SandboxOptions options, TimeProvider time)
{
    private const string Full = "The sandbox has made as many tasks as it keeps. Delete its folder to begin anew, or raise Sandbox:MaxTasks.";
    private const string TooFast = "The sandbox was called more often in this minute than it answers. Raise Sandbox:MaxCallsPerMinute.";

    private static readonly TimeSpan LongestWaitForACallback = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, int> _creates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SandboxTask> _lastTasks = new(StringComparer.Ordinal);

    public IErrorFormat Errors => errors;

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
            return Task.FromResult(fields.Fault is { } fault ? errors.Refused(fault) : AnswerQuery(call, id, answer));
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
        routes.Map("{**rest}", async context =>
        {
            if (traffic.Admit() is { } wait)
            {
                await writer.WriteAsync(context, errors.TooManyCalls(TooFast) with { RetryAfterSeconds = (int)Math.Ceiling(wait.TotalSeconds) });
                return;
            }

            var body = await ReadBodyAsync(context);
            var record = log.Add(errors.Provider, context.Request, body ?? [], time.GetUtcNow());
            await WriteAsync(context, errors.UnknownPath(context.Request.Method, context.Request.Path), record);
        });

    private Reply AnswerQuery(Call call, string id, Func<SandboxTask, SandboxTaskState, Call, JsonObject> answer)
    {
        if (tasks.Find(errors.Provider, id, call.Key) is not { } task) { return errors.UnknownTask(id); }

        var state = TaskProgression.At(task, call.Now);
        var fault = faults.Choose(FaultStage.Query, errors.Provider, call.Key, task.Prompt);
        var reply = Reply.Json(answer(task, fault?.Shift?.Invoke(state) ?? state, call));
        return fault?.Change?.Invoke(reply, errors) ?? reply;
    }

    private void Map(string method, string path, Func<Call, Task<Reply>> answer) => MapAny([method], path, async call => await answer(call));

    private void MapAny(string[] methods, string path, Func<Call, Task<Reply?>> answer)
    {
        RequestDelegate handle = context => AnswerAsync(context, answer);
        routes.MapMethods(path, methods, handle);
    }

    private async Task AnswerAsync(HttpContext context, Func<Call, Task<Reply?>> answer)
    {
        using var presence = traffic.Begin(errors.Provider, context.Request.Method);
        if (traffic.Admit() is { } wait)
        {
            await writer.WriteAsync(context, errors.TooManyCalls(TooFast) with { RetryAfterSeconds = (int)Math.Ceiling(wait.TotalSeconds) });
            return;
        }

        var body = await ReadBodyAsync(context);
        var now = time.GetUtcNow();
        var record = log.Add(errors.Provider, context.Request, body ?? [], now);
        var key = SandboxKey.From(context.Request.Headers.Authorization, errors.AcceptsTokenScheme);

        var reply = key is null ? errors.Unauthorized()
            : body is null ? errors.Refused(new FieldFault(FieldFaultKind.Body, "", string.Create(CultureInfo.InvariantCulture, $"The body is larger than {errors.LargestBody} bytes.")))
            : await answer(new Call(context, key, key.IsDrifted || options.DriftedShapes, now, body));
        if (reply is not null) { await WriteAsync(context, reply, record); }
    }

    private async Task<Reply?> CreateAsync(Call call, CreateEndpoint endpoint)
    {
        if (call.Key.IsLimited && _creates.AddOrUpdate(call.Key.Fingerprint, 1, (_, count) => count + 1) % 2 == 0)
        {
            return errors.TooManyCalls() with { RetryAfterSeconds = 1 };
        }

        var fields = Fields.Read(call.Body, call.Http.Request.ContentType);
        var draft = fields.Fault is null ? endpoint.Read(call, fields) : null;
        fields.RefuseTheRest();
        if (fields.Fault is { } wrong) { return errors.Refused(wrong); }
        if (call.Key.IsBroke) { return errors.OutOfCredit(); }

        var directives = PromptDirectives.From(draft!.Prompt);
        if (directives.IsNotChargedBadGateway) { return Reply.GatewayPage(502, "Bad Gateway"); }
        var fault = faults.Choose(FaultStage.Create, errors.Provider, call.Key, draft.Prompt);
        if (fault is { IsCharged: false }) { return fault.Change!(errors.TooManyCalls(), errors); }

        if (await tasks.CreateAsync(errors.Provider, endpoint.NewId(call), call.Key, call.Origin, draft) is not { } task) { return errors.TooManyCalls(Full); }

        // From here on the task exists and is charged, whatever the caller gets to see.
        if (faults.Choose(FaultStage.Callback, errors.Provider, call.Key, draft.Prompt)?.Name == CallbackFaults.Early) { await UntilAnnouncedAsync(task, call.Http.RequestAborted); }
        if (directives.IsServerError) { return Reply.GatewayPage(500, "Internal Server Error"); }
        if (directives.IsGarbage) { return Reply.Text("upstream said: ok, but {this is not: json", "application/json"); }

        var earlier = _lastTasks.GetValueOrDefault(call.Key.Text);
        _lastTasks[call.Key.Text] = task;
        var answer = endpoint.Answer(fault?.Name == CreateFaults.SameId ? earlier ?? task : task);
        var reply = Reply.Json(directives.LacksId ? TaskIds.RemovedFrom(answer) : answer) with
        {
            Fault = directives.IsReset ? ResponseFault.Reset : directives.IsNeverAnswered ? ResponseFault.Never : ResponseFault.None,
        };
        return fault?.Change?.Invoke(reply, errors) ?? reply;
    }

    private async Task UntilAnnouncedAsync(SandboxTask task, CancellationToken cancellationToken)
    {
        var latest = time.GetUtcNow() + LongestWaitForACallback;
        while (task.Draft.CallbackUrl is not null && !tasks.WasAnnounced(task) && time.GetUtcNow() < latest)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
        }
    }

    private async Task<byte[]?> ReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) { limit.MaxRequestBodySize = errors.LargestBody + 1L; }
        if (context.Request.ContentLength > errors.LargestBody) { return null; }

        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        while (await context.Request.Body.ReadAsync(chunk, context.RequestAborted) is > 0 and var read)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > errors.LargestBody) { return null; }
        }
        return buffer.ToArray();
    }

    private Task WriteAsync(HttpContext context, Reply reply, RecordedRequest record)
    {
        if (reply.Fault is not (ResponseFault.Never or ResponseFault.Reset)) { record.Status = reply.Status; }
        return writer.WriteAsync(context, reply);
    }
}

/// <summary>What a create route of one provider adds to the common way.</summary>
/// <param name="Read">Reads and judges the body; mistakes go into the fields.</param>
/// <param name="NewId">Makes an id as this provider spells them.</param>
/// <param name="Answer">The answer for a task that was made.</param>
internal sealed record CreateEndpoint(Func<Call, Fields, TaskDraft> Read, Func<Call, string> NewId, Func<SandboxTask, JsonObject> Answer);

/// <summary>A call whose key is valid.</summary>
/// <param name="Http">The request behind it.</param>
/// <param name="Key">Who calls.</param>
/// <param name="IsDrifted">This caller gets the provider's second shape.</param>
/// <param name="Now">When the call came.</param>
/// <param name="Body">The request's body, empty when it has none.</param>
internal sealed record Call(HttpContext Http, SandboxKey Key, bool IsDrifted, DateTimeOffset Now, ReadOnlyMemory<byte> Body)
{
    /// <summary>Scheme and host that the caller used, so that file addresses lead back the same way.</summary>
    public string Origin => $"{Http.Request.Scheme}://{Http.Request.Host}{Http.Request.PathBase}";

    public string Id => (string?)Http.GetRouteValue("id") ?? throw new InvalidOperationException("This route has no id.");

    public IQueryCollection Query => Http.Request.Query;
}
