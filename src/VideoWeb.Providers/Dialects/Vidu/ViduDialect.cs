using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects.Responses;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Vidu;

/// <summary>Vidu's enterprise API: a path for each mode, a cancel call, and a payload that comes back.</summary>
/// <remarks>
/// <code>
/// create  {"task_id":"911026047460327424","state":"created","credits":35,…}      some relays: only task_id, type and state
/// query   {"id":"…","state":"success","err_code":"","credits":60,"progress":100,"creations":[{"id":"…","url":"…","cover_url":"…","watermarked_url":""}]}
/// </code>
/// </remarks>
public sealed class ViduDialect : IProviderDialect
{
    private static readonly ResponseRules Rules = new()
    {
        IdPaths = ["task_id", "id", "data.task_id", "data.id", "result.task_id"],
        FindError = FindError,
        Errors = new ErrorTable(),
        LeastSeed = 1,
        IsDefiniteRefusal = NewApiGateway.IsNoChannel,
        IsWrongAddress = NewApiGateway.IsNoRoute,
        FindCost = Credits,
        IsNoSuchTask = code => code is "TaskNotFound" or "CreationNotFound" || NewApiGateway.IsNoSuchTask(code),
        ReadResult = ReadResult,
        // Vidu: failed tasks, moderated ones too, are not charged.
        FailureCharge = _ => ChargeStatus.No,
    };

    public string Name => "vidu";

    public ProviderRequest BuildCreate(GenerationInput input, DeliveryHints delivery)
    {
        var body = WireBody.Create(input);
        delivery.AddTo(body, input.Provider.Capabilities);
        return new ProviderRequest(input.Provider.Endpoints.Create.Method, input.Mode.CreatePath ?? input.Provider.Endpoints.Create.Path, body.ToJson());
    }

    /// <remarks>
    /// The answer repeats the payload, up to a million characters, so it can be longer than what the sender takes. The id stands before it:
    /// a cut answer still proves the task.
    /// </remarks>
    public SubmitOutcome ReadCreate(ProviderResponse response)
    {
        if (response is { IsTruncated: true, Status: >= 200 and < 300 }
            && RemoteTaskId.TryParse(ResponseJson.TopTextOfCutBody(response, "task_id"), out var id))
        {
            return new SubmitOutcome.Accepted(id);
        }
        return CreateResponseReader.Read(response, Rules);
    }

    public ProviderRequest BuildQuery(ProviderDescription provider, RemoteTaskId taskId) =>
        new(provider.Endpoints.Query.Method, EndpointPath.Build(provider.Endpoints.Query.Path, taskId), null);

    /// <remarks>A cancelled task comes back as <c>{"state":"failed","err_code":"UserCancelled","credits":0}</c>.</remarks>
    public PollOutcome ReadQuery(ProviderResponse response)
    {
        var outcome = QueryResponseReader.Read(response, Rules);
        if (outcome is PollOutcome.Failed { Error.ProviderCode: "UserCancelled" }) { outcome = new PollOutcome.Cancelled(); }
        return ResponseJson.Parse(response)["payload"].Text is { Length: <= PollOutcome.LongestMarker } marker ? outcome with { Marker = marker } : outcome;
    }

    public ProviderRequest? BuildCancel(ProviderDescription provider, RemoteTaskId taskId) =>
        provider.Endpoints.Cancel is { } cancel
            ? new ProviderRequest(cancel.Method, EndpointPath.Build(cancel.Path, taskId), WireJson.Write(new JsonObject { ["id"] = taskId.Value }))
            : null;

    /// <remarks>
    /// <c>{}</c> when it worked. HTTP 400 "task state is scheduled, can not cancel" when it is too late. Relays without the call answer 404 or 405.
    /// </remarks>
    public CancelOutcome ReadCancel(ProviderResponse response)
    {
        var root = ResponseJson.Parse(response);
        var isPlainYes = root.IsObject ? FindError(root) is null : response.Body.Trim().Length == 0;
        return response.Status switch
        {
            >= 200 and < 300 when isPlainYes => CancelOutcome.Cancelled,
            400 or 404 or 405 => CancelOutcome.TooLate,
            _ => CancelOutcome.Unclear,
        };
    }

    /// <summary>Vidu filters by time of making and gives at most 100 a page; its page spells the paging "paper", a misprint of "pager".</summary>
    public ProviderRequest? BuildList(ProviderDescription provider, DateTimeOffset from, DateTimeOffset to) =>
        provider.Endpoints.List is { } list
            ? new ProviderRequest(list.Method, $"{list.Path}?created_at.from={Instant(from)}&created_at.to={Instant(to)}&pager.page=0&pager.pagesz=100", null)
            : null;

    /// <remarks><c>{"tasks":[{"id":"…","state":"success","model":"viduq2","prompt":"…","payload":"…","created_at":"2026-11-21T02:44:10.910316439Z"}],"next_page_token":""}</c></remarks>
    public IReadOnlyList<ListedTask> ReadList(ProviderResponse response) => ListResponseReader.Read(response, "tasks", "payload", "prompt");

    private static string Instant(DateTimeOffset instant) =>
        Uri.EscapeDataString(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    private static ReportedCost? Credits(JsonView task) => task["credits"].Amount is { } credits ? new ReportedCost(credits, "credits") : null;

    private static RemoteResult ReadResult(TaskPayload answer)
    {
        var creations = answer.Task["creations"];
        return new RemoteResult(
            ResultFields.VideoUrl(answer),
            CoverUrl: ResultFields.FirstOf(creations, creation => creation["cover_url"].Address),
            WatermarkedUrl: ResultFields.FirstOf(creations, creation => creation["watermarked_url"].Address),
            Cost: Credits(answer.Task),
            Seed: ResultFields.Seed(answer.Task, least: 1));
    }

    /// <summary><c>{"code":400,"reason":"FieldInvalid","message":"invalid field: duration","metadata":{"trace_id":"…"}}</c>; a relay's own errors look otherwise.</summary>
    private static ErrorPayload? FindError(JsonView root) =>
        root["reason"].Text is { } reason ? new ErrorPayload(reason, null, root["message"].Text)
        : ErrorPayload.InErrorMember(root) ?? ErrorPayload.Flat(root);
}
