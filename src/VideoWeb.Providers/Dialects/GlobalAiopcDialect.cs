using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects.Responses;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects;

/// <summary>GlobalAIOPC: an envelope whose code tells success, whatever the HTTP status says.</summary>
/// <remarks>
/// <code>
/// create  {"code":"0","msg":null,"data":{"projectId":"proj_…"}}                       as documented
///         {"id":"videos_…","object":"video","status":"queued","error":null}           as newer answers look
/// query   {"id":"proj_…","status":"completed","video_url":"…","actualDuration":5,"amount":"0.32","error":null}
///         {"code":0,"data":{"status":"…","mediaUrl":"…","reason":"…"}}                the vendor's older API
/// error   {"code":1001,"msg":"material URL cannot be reached","data":null}            with HTTP 200
///         {"message":"No handler found for GET /…"}                                   a wrong path, HTTP 404
/// </code>
/// </remarks>
public sealed class GlobalAiopcDialect : IProviderDialect
{
    private static readonly ResponseRules Rules = new()
    {
        IdPaths = ["data.projectId", "data.id", "id", "data.task_id", "task_id"],
        FindError = FindError,
        Errors = GlobalAiopcErrorCodes.Table,
        IsWrongAddress = words => words.Text?.StartsWith("No handler found", StringComparison.OrdinalIgnoreCase) == true,
        IsNoSuchTask = code => code == "-1",
        ReadResult = ReadResult,
        // A failed answer may carry the price; only a zero settles it.
        FailureCharge = answer => answer.Task["amount"].Number == 0 ? ChargeStatus.No : ChargeStatus.Unknown,
    };

    public string Name => "globalaiopc";

    public ProviderRequest BuildCreate(GenerationInput input, DeliveryHints delivery) =>
        new(input.Provider.Endpoints.Create.Method, input.Mode.CreatePath ?? input.Provider.Endpoints.Create.Path, WireBody.Create(input).ToJson());

    public SubmitOutcome ReadCreate(ProviderResponse response) => CreateResponseReader.Read(response, Rules);

    public ProviderRequest BuildQuery(ProviderDescription provider, RemoteTaskId taskId) =>
        new(provider.Endpoints.Query.Method, EndpointPath.Build(provider.Endpoints.Query.Path, taskId), null);

    public PollOutcome ReadQuery(ProviderResponse response) => QueryResponseReader.Read(response, Rules);

    public ProviderRequest? BuildCancel(ProviderDescription provider, RemoteTaskId taskId) => null;

    public CancelOutcome ReadCancel(ProviderResponse response) => CancelOutcome.TooLate;

    private static ErrorPayload? FindError(JsonView root)
    {
        var code = root["code"].Text;
        if (code is not null && !ErrorPayload.IsSuccess(code)) { return new ErrorPayload(code, null, root["msg"].Text ?? root["message"].Text ?? ErrorPayload.InErrorMember(root)?.Text); }
        if (ErrorPayload.InErrorMember(root) is { } words) { return words; }
        return code is null && root["message"].Text is { } text ? new ErrorPayload(null, null, text) : null;
    }

    private static RemoteResult ReadResult(TaskPayload answer)
    {
        var task = answer.Task;
        return new RemoteResult(
            ResultFields.VideoUrl(answer),
            LastFrameUrl: task["last_frame_url"].Address,
            Cost: task["amount"].Amount is { } amount ? new ReportedCost(amount, "") : null,
            Seed: ResultFields.Seed(task),
            Seconds: task["actualDuration"].PositiveNumber);
    }
}

/// <summary>The few codes that have been seen; the provider publishes no table. What is not listed is told by its words.</summary>
internal static class GlobalAiopcErrorCodes
{
    public static readonly ErrorTable Table = new(
    [
        ("1001", ProviderErrorKind.Media),
        ("204", ProviderErrorKind.Key),
        ("-1", ProviderErrorKind.NotFound),
        ("400", ProviderErrorKind.Parameter),
        ("401", ProviderErrorKind.Key),
        ("402", ProviderErrorKind.Balance),
        ("403", ProviderErrorKind.Key),
        ("404", ProviderErrorKind.NotFound),
        ("422", ProviderErrorKind.Parameter),
        ("429", ProviderErrorKind.RateLimit),
        ("500", ProviderErrorKind.ProviderDown),
        ("502", ProviderErrorKind.ProviderDown),
        ("503", ProviderErrorKind.ProviderDown),
        ("504", ProviderErrorKind.ProviderDown),
    ]);
}
